"""Units that are let or no longer to be had: what follows of it, and what those who asked for them are told."""
