"""The addresses that records had before: kept by the database, read only on the way to a 404."""
