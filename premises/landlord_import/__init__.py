"""A landlord's list: read, compared with our units, applied and undone."""
