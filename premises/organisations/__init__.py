"""What premises add to the pages of organisations and to the directory."""
