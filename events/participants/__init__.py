"""Those who have signed up, as staff need them: table, check-in, badges and letters."""
