"""How a view says that its page may be kept."""


def may_be_kept(*parameters):
    """The same page for everybody who reads it at this address, asked by these parameters and by no others.

    A parameter is a name, or the class of a form or of filters, whose names it stands for.
    """
    names = frozenset(name for given in parameters for name in _names(given))

    def decorate(view):
        view.kept_by = names
        return view

    return decorate


def _names(given):
    return [given] if isinstance(given, str) else getattr(given, "base_filters", None) or given.base_fields
