"""Who is asking, as far as a limit against floods needs to know."""

from django.conf import settings


def address_of(request):
    """The visitor's network address; behind a proxy of ours, the one that the proxy itself added last."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For")):
        return forwarded.rpartition(",")[2].strip()
    return request.META["REMOTE_ADDR"]
