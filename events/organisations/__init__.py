"""What events add to the pages of organisations."""
