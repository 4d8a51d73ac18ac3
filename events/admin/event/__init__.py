"""The staff's pages of events."""
