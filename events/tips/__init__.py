"""Tips about events, from the form to the draft."""
