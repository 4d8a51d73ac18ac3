"""What several change at once: a form knows what it was opened on, and what others did meanwhile is kept."""
