"""The association's documents and meetings, with versions and their differences."""
