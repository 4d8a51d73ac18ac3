"""English texts that are missing, or older than the Norwegian: the queue of them, and a page to write each on."""
