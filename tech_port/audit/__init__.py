"""Who of the staff saw, changed, took out, published or erased what: rows that nobody can change."""
