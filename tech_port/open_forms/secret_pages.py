"""Pages behind a secret link: never stored, never told to other sites; and what somebody takes with them from one."""

from django.http import Http404, JsonResponse

HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


def secret_page(view):
    """Mark a view as the page behind a secret link: the middleware gives all its answers the headers, errors too."""
    view.is_secret_page = True
    return view


class LeadsNowhere(Http404):
    """A secret link that leads to nothing, with a sentence: that it was deleted, or the link is not whole.

    `way` is (address, label) of the page where a new one is asked for, where there is one.
    """

    def __init__(self, sentence, way=None):
        super().__init__(sentence)
        self.sentence, self.way = sentence, way


def record_behind(rows, sentence, way=None):
    """The one row that a secret link leads to, or the 404 that says what may have become of it."""
    try:
        return rows.get()
    except rows.model.DoesNotExist:
        raise LeadsNowhere(sentence, way) from None


def own_copy(data, file_name):
    """All that the portal keeps about somebody, as a file for them."""
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.json"'
    return response


def is_secret(request):
    """Whether the address of a request holds a secret; an address that leads nowhere holds none."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "is_secret_page", False)
