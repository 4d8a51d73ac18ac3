"""A member's own profile: the link, the form and the proposed change."""
