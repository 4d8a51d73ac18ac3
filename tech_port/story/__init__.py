"""How the district grew, year by year: what happened, what stands, and what was only planned."""
