"""The association as machines know it: the site's publisher, whom other things point at. Values in, values out."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from .structured_data import absolute, thing

NAME = "Trondheim Tech Port"


def association(**more):
    """All that the settings say of it; a demo's addresses are invented, and machines are told none of them."""
    is_known = not settings.DEMO
    return thing(
        "Organization",
        **{"@id": _id()},
        name=NAME,
        url=absolute("/"),
        logo=absolute(static("img/icon-512.png")),
        email=settings.CONTACT_EMAIL if is_known else None,
        telephone=settings.CONTACT_PHONE if is_known else None,
        **more,
    )


def publisher():
    """A pointer to it from what it publishes, enough for those who read that page alone."""
    return thing("Organization", **{"@id": _id()}, name=NAME, url=absolute("/"))


def website():
    """The site, and the address of its search."""
    return thing(
        "WebSite",
        **{"@id": absolute("/#nettsted")},
        name=NAME,
        url=absolute(reverse("home")),
        inLanguage=get_language(),
        publisher=publisher(),
        potentialAction=thing(
            "SearchAction",
            target=thing("EntryPoint", urlTemplate=absolute(reverse("search")) + "?q={search_term_string}"),
            **{"query-input": "required name=search_term_string"},
        ),
    )


def _id():
    return absolute("/#forening")
