"""Where what a page says comes from."""


def sources_of(records):
    """The publications that records come from, each once."""
    return list(dict.fromkeys(record.source for record in records if record.source))
