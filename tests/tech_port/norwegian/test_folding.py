"""What is looked for is found however its letters are written, in the database as in Python."""

import unicodedata

import pytest

from members.models import Organisation
from tech_port.norwegian.folding import fold
from tests.factories import make_organisation

NAMES = [
    "Sør-Trøndelag råd",
    "Næringsforeningen",
    "NÆRING Å",
    "Håkon & Cafè",
    "Holtermanns–veien",
    "Kaare",
    "50 % _ \\",
]
FOUND = {
    "råd": ["Sør-Trøndelag råd"],
    unicodedata.normalize("NFD", "råd"): ["Sør-Trøndelag råd"],
    "rad": ["Sør-Trøndelag råd"],
    "Sor": ["Sør-Trøndelag råd"],
    "TRØNDELAG": ["Sør-Trøndelag råd"],
    "trondelag": ["Sør-Trøndelag råd"],
    "naering": ["Næringsforeningen", "NÆRING Å"],
    "næring": ["Næringsforeningen", "NÆRING Å"],
    "Haakon": ["Håkon & Cafè"],
    "hakon": ["Håkon & Cafè"],
    "cafe": ["Håkon & Cafè"],
    "manns-veien": ["Holtermanns–veien"],
    "kåre": ["Kaare"],
    "%": ["50 % _ \\"],
    "_": ["50 % _ \\"],
    "\\": ["50 % _ \\"],
    "poetisk": [],
}


@pytest.mark.django_db
def test_names_are_found_however_they_are_written():
    for name in NAMES:
        make_organisation(name=name)
    decomposed = Organisation.objects.create(name=unicodedata.normalize("NFD", "Østbyråd"), slug="ost", kind="public")

    found = {
        words: [one.name for one in Organisation.objects.filter(name__finds=words).order_by("pk")] for words in FOUND
    }

    assert found == FOUND | {
        words: [*names, decomposed.name] for words, names in FOUND.items() if fold(words) in ("rad",)
    }
    assert [one.name for one in Organisation.objects.named("østbyråd")] == [decomposed.name]


@pytest.mark.django_db
def test_other_names_are_found_too():
    organisation = make_organisation(name="Alfa", other_names=["Nærings AS", "Øvre"])

    assert list(Organisation.objects.named("naerings")) == [organisation]
    assert list(Organisation.objects.named("ovre")) == [organisation]


@pytest.mark.django_db
def test_staff_find_them_too(staff):
    make_organisation(name="Sør råd")

    page = staff.get("/admin/members/organisation/", {"q": "sor rad"})

    assert [one.name for one in page.context["cl"].result_list] == ["Sør råd"]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_folded_once(name):
    assert fold(fold(name)) == fold(name)
