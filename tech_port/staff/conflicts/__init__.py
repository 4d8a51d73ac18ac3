"""Two who edit the same record in the admin: forms are merged, lists and decisions are refused what was changed."""
