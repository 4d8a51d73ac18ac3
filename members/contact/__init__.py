"""What visitors tell us of a page that is wrong or hard to use, from the form to the answer."""
