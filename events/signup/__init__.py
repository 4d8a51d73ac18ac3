"""Signing up: who gets a seat, who waits, and the mails about it."""
