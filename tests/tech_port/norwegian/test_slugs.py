"""Addresses made of words."""

import pytest
from django.core.exceptions import ValidationError

from tech_port.norwegian.slugs import SlugField, make_slug, unique_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Flere på sykkel, hele året!", "flere-pa-sykkel-hele-aret"),
        ("Ærlig talt: ØSTEN?", "aerlig-talt-osten"),
        ("Lokale Ø 7/8 i Weißwasser", "lokale-o-78-i-weisswasser"),
        ("Lørdag – søndag", "lordag-sondag"),
        ("Kåres kafé’s crème", "kares-kafes-creme"),
        ("???", "arrangement"),
        ("langt " * 30, "-".join(["langt"] * 13)),
        ("a" * 74 + " bcdef ghi", "a" * 74 + "-bcdef"),
        ("x" * 150, "x" * 80),
    ],
)
def test_words_become_an_address_of_whole_words_that_is_never_empty(text, slug):
    assert make_slug(text, default="arrangement") == slug


def test_a_slug_fits_the_field_it_is_made_for():
    assert make_slug("Kontor i sjette etasje mot øst", default="lokale", max_length=20) == "kontor-i-sjette"


def test_a_slug_that_is_taken_gets_the_first_number_that_is_free():
    assert unique_slug("frokost", set()) == "frokost"
    assert unique_slug("frokost", {"frokost", "frokost-2", "frokost-4"}) == "frokost-3"
    assert unique_slug("frokost", {"frokost"}, lambda slug: slug != "frokost-2") == "frokost-3"


@pytest.mark.parametrize(
    ("text", "slug"), [("Min side!", "min-side"), ("Østkaia 4", "ostkaia-4"), ("???", "min-side"), ("a/b", "ab")]
)
def test_what_is_no_address_is_refused_with_what_it_would_be_as_one(text, slug):
    with pytest.raises(ValidationError) as refused:
        SlugField().clean(text)

    assert refused.value.messages == [f"Bruk bare bokstavene a–z, sifre og bindestrek, for eksempel {slug}."]
