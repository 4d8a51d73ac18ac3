"""How long ago listings were confirmed, and asking landlords again."""
