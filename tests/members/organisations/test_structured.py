"""What machines are told of an organisation."""

from datetime import date

import pytest
from django.utils import timezone

from tech_port.writing.association import publisher
from tests.factories import (
    make_building,
    make_lease,
    make_membership,
    make_organisation,
    make_picture,
    make_source,
)
from tests.members.organisations.pages import page
from tests.structured_read import things_in


def structured(client, slug):
    (found,) = things_in(page(client, slug))
    return found


@pytest.mark.django_db
def test_machines_read_what_is_known_of_a_member(client):
    organisation = make_organisation(
        name="Alfa </script>",
        slug="alfa",
        orgnr="974767880",
        website="https://alfa.example/",
        other_names=["Alfa lab"],
        logo=make_picture(),
    )
    fresh = make_source(published_on=timezone.localdate())
    make_membership(organisation=organisation, source=fresh)
    make_lease(organisation=organisation, building=make_building(name_nb="Huset", address="Veien 1"), source=fresh)

    assert structured(client, "alfa") == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Alfa </script>",
        "alternateName": ["Alfa lab"],
        "url": "http://127.0.0.1:8000/medlemmer/alfa/",
        "sameAs": "https://alfa.example/",
        "logo": f"http://127.0.0.1:8000{organisation.logo.url}",
        "taxID": "974767880",
        "identifier": {"@type": "PropertyValue", "propertyID": "NO-orgnr", "value": "974767880"},
        "memberOf": publisher(),
        "location": [
            {
                "@type": "Place",
                "name": "Huset",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Veien 1",
                    "addressLocality": "Trondheim",
                    "addressCountry": "NO",
                },
            }
        ],
    }


@pytest.mark.django_db
def test_machines_are_told_nothing_that_is_not_known(client):
    organisation = make_organisation(name="Alfa", slug="alfa")
    make_membership(organisation=organisation, ends_on=date(2023, 1, 1))
    make_lease(
        organisation=organisation,
        building=make_building(name_nb="Huset", address=""),
        source=make_source(published_on=timezone.localdate()),
    )
    make_lease(organisation=organisation, building=make_building(name_nb="Før"), ends_on=date(2023, 1, 1))

    assert structured(client, "alfa") == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Alfa",
        "url": "http://127.0.0.1:8000/medlemmer/alfa/",
        "location": [{"@type": "Place", "name": "Huset"}],
    }
