"""A tenant's need: asked for once, and carried by addresses to every page that answers it."""
