"""A member's calendar file: read, compared with our events, and taken in."""
