"""The list of members: its filters and its files."""
