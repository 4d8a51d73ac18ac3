"""Drafts that staff share: the link that ends, and the page behind it."""
