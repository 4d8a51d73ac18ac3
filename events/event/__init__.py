"""One event: its page, its calendar file, its picture and the drawings on it."""
