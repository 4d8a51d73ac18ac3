"""The newsletter: who gets it, what an issue is made of, how it leaves, and the archive."""
