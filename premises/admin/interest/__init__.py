"""The staff's pages of interest."""
