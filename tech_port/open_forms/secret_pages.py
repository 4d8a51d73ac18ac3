"""Pages behind a secret link: never stored, never told to other sites."""

from functools import wraps


def secret_page(view):
    """What such a page answers with, whoever it is that follows the link."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return answer
