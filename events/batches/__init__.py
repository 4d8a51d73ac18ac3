"""Mails to many at once: held for some minutes, stopped, or written by the worker, a few at a time."""
