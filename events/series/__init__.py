"""Events that come back by a rule, and copies of an event."""
