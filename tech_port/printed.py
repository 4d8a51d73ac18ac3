"""The address that paper tells: the one that was asked, of which nothing is told that leads to somebody's own page."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from tech_port.open_forms.secret_pages import is_secret

# What pages read of their addresses; all else, such as what follows a visitor from other sites, stays off paper.
NAMES = frozenset(
    [
        *("ansatte", "ar", "areal_maks", "areal_min", "arrangor", "bransje", "bygg", "dato", "del", "etasje_min"),
        *("fra", "indeks", "ledig_innen", "lokale", "maned_maks", "merke", "mva", "niva", "omrade", "pris_maks", "q"),
        *("sammenlign", "side", "sorter", "sprak", "status", "tidligere", "til", "trinnfritt", "type", "utleier"),
        *("vei", "versjon", "virksomhet"),
    ]
)


def printed_address(request):
    """The whole address with what was asked; "" for a page behind a secret link and for a draft."""
    if is_secret(request) or getattr(request, "draft", None):
        return ""
    asked = QueryDict(request.META.get("QUERY_STRING", "")).lists()
    query = urlencode([(name, value) for name, values in asked if name in NAMES for value in values if value])
    return settings.SITE_URL + request.path + (f"?{query}" if query else "")
