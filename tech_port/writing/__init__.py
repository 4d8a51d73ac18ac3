"""Text: Markdown, two languages and structured data."""
