"""The words in organisations' addresses that other pages have taken."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

PAGES = ("members:organisation_detail", "members:profile_link")


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
