"""The staff's pages of those who have signed up."""
