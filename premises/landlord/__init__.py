"""What landlords see and say of their own units, by a mailed link and without an account."""
