"""The challenge board: from the form to the outcome."""
