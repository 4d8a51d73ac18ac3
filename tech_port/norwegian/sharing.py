"""Fields and filters of which each page has its own, and which share what no page changes.

Django copies every field of a form to the ground for each page, choices and sentences too: a third of what a filter
costs. A page may set what it likes on a field, on its widget, and in the widget's `attrs`; nothing else of it.
"""

from copy import copy


class Shared(dict):
    """{name: field or filter}; a deep copy of it is as shallow as it may be."""

    def __deepcopy__(self, _memo):
        return {name: _own(one) for name, one in self.items()}


def _own(one):
    own = copy(one)
    if widget := getattr(one, "widget", None):
        own.widget = copy(widget)
        own.widget.attrs = {**widget.attrs}
    if method := getattr(one, "method", None):
        own.method = method  # binds it to the copy
    return own
