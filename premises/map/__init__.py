"""The evening map: the district, the neighbourhood of a building, and the region, drawn from what is recorded."""
