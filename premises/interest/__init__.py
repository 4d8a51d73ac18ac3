"""A tenant's interest: the form, the tenant's own page, matching, replies and signing."""
