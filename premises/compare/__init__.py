"""Units side by side."""
