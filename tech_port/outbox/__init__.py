"""Every mail: stored with its cause, sent by the worker."""
