"""How much room people need. Values in, values out."""

M2_A_WORKPLACE = 15  # m² of a unit's whole area, where nobody has said how many workplaces it has
