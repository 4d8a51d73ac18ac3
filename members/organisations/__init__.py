"""One organisation: its page and how it belongs to the association."""
