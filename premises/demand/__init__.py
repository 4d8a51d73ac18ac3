"""What tenants ask for against what is on offer."""
