"""The page about the district as a place: its areas today, and what it was on any other day."""
