"""Django's own words in the admin, and the names of kinds of records, are as the rest of the portal's."""

import re
from pathlib import Path

import django
import polib
import pytest
from django.contrib import admin
from django.utils.translation import gettext, override

from tests.pages_read import elements

SAME = {"premises.leaseterm", "premises.signedunit", "events.eventseries", "search.record", "signin.preferences"}
MARKUP = re.compile(r'="[^"]*"')


def test_in_norwegian_django_quotes_as_the_portal_does_and_calls_its_first_page_the_same():
    catalogues = Path(django.__file__).parent.glob("contrib/admin/locale/nb/LC_MESSAGES/django.po")
    texts = [entry.msgid for path in catalogues for entry in polib.pofile(str(path)) if not entry.msgid_plural]

    with override("nb"):
        said = {text: gettext(text) for text in texts}

    assert len(said) > 100
    assert [text for text in said.values() if '"' in MARKUP.sub("", text)] == []
    assert said["Home"] == gettext("Forside") == "Forside"


@pytest.mark.parametrize("address", ["/admin/members/organisation/", "/admin/alle-lister/", "/admin/valg/"])
def test_in_english_the_first_page_is_called_the_same_by_django_and_by_the_portal(staff, address):
    page = staff.get(address, headers={"accept-language": "en"})

    first = ["".join(link.itertext()).strip() for link in elements(page, "a")]
    assert {"Front page", "Home", "Forside"} & {*first} == {"Front page"}


def test_in_english_several_records_are_called_otherwise_than_one():
    with override("en"):
        names = {
            model._meta.label_lower: (str(model._meta.verbose_name), str(model._meta.verbose_name_plural))
            for model in admin.site._registry
        }

    assert {label for label, (one, many) in names.items() if one == many} == SAME
