"""The terms of a lease in plain words, and what a tenant asks about those that are unknown."""
