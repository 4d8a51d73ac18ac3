"""The page about the association."""
