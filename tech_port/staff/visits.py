"""A public page as a visitor gets it, of a record that no visitor sees yet: for a preview, and for a draft's link."""

from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.urls import resolve
from django.utils.encoding import iri_to_uri, uri_to_iri
from django.utils.translation import override

OF_THE_SITE = ("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "HTTP_HOST", "wsgi.url_scheme", "REMOTE_ADDR")


@dataclass(frozen=True)
class Draft:
    """What a page says above itself that is not public: `ends_at` and `addresses` of one that is shared by a link."""

    ends_at: datetime | None = None
    addresses: dict = field(default_factory=dict)  # {language: address}

    @property
    def is_shared(self):
        return self.ends_at is not None


def visit(request, address, language, draft):
    """The answer to nobody in particular who asks for an address; None where there is no such page for visitors."""
    parts = urlsplit(iri_to_uri(address))
    environ = {name: request.META[name] for name in OF_THE_SITE if name in request.META}
    path = uri_to_iri(parts.path).encode().decode("latin-1")
    environ |= {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": parts.query, "wsgi.input": BytesIO()}
    asked = WSGIRequest(environ)
    asked.user, asked.LANGUAGE_CODE, asked.draft = AnonymousUser(), language, draft
    with override(language):
        match = asked.resolver_match = resolve(asked.path_info)
        try:
            response = match.func(asked, *match.args, **match.kwargs)
        except Http404:
            return None
    return response if response.status_code == 200 else None
