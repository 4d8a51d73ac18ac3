"""The drawing of buildings, a row per floor and a bay per unit."""
