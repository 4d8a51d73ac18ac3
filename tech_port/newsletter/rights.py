"""What each role may do with the newsletter."""

RIGHTS = {}
