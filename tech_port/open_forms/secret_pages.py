"""Pages behind a secret link: never stored, never told to other sites."""

HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def secret_page(view):
    """Mark a view as the page behind a secret link: the middleware gives all its answers the headers, errors too."""
    view.is_secret_page = True
    return view


def is_secret(request):
    """Whether the address of a request holds a secret; an address that leads nowhere holds none."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "is_secret_page", False)
