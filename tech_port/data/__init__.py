"""Open data: every public list as a whole file, with its columns told, its licence and its version."""
