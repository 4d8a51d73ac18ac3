"""One building and one unit: stages, tenants, neighbours and their pages."""
