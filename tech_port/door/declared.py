"""How a view says that its page may be kept, or made of what is remembered."""


def may_be_kept(*parameters):
    """The same page for everybody who reads it at this address, asked by these parameters and by no others.

    A parameter is a name, or the class of a form or of filters, whose names it stands for.
    """
    names = frozenset(name for given in parameters for name in _names(given))

    def decorate(view):
        view.kept_by = names
        return view

    return decorate


def around_a_form(view):
    """A page that is not kept, for its form, and is else the same for all: it may be made of what is remembered."""
    view.is_around_a_form = True
    return view


def _names(given):
    return [given] if isinstance(given, str) else getattr(given, "base_filters", None) or given.base_fields
