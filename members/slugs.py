"""The words in organisations' addresses."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.slugs import make_slug, slugs_from, unique_slug

PAGES = ("members:organisation_detail", "members:profile_link")


def free_slug(name):
    """An address for a new organisation: `Fjærland Økt AS` → `fjaerland-okt-as`, with a number when it is taken."""
    base = make_slug(name, default="virksomhet")
    organisations = apps.get_model("members", "Organisation").objects
    return unique_slug(base, slugs_from(organisations, base), lambda slug: not hidden_by(slug))


def hidden_by(slug):
    """The name of the page that answers in place of an organisation's with this address; "" when none does."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for name in PAGES:
                try:
                    found = resolve(reverse(name, args=[slug])).view_name
                except NoReverseMatch:
                    return ""  # no slug at all: its field says so
                if found != name:
                    return found
    return ""


def validate_slug(slug):
    """No organisation takes an address that another page of the members' pages has, in either language."""
    if hidden_by(slug):
        raise ValidationError(
            {"slug": _("Adressen «%(slug)s» er i bruk av en annen side. Velg en annen.") % {"slug": slug}}
        )
