"""Becoming a member: the form, the duplicates and the decision."""
