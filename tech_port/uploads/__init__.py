"""Pictures and PDFs that come in: cleaned, kept and served."""
