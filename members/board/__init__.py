"""The board on any day."""
