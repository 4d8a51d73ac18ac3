"""What editors write: articles, pages, figures, places and their sources."""
