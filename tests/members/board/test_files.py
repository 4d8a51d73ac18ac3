"""The board of a day for other programs."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import (
    make_board_seat,
    make_organisation,
    make_person,
    make_source,
    make_staff_role,
)
from tests.members.board.seats import FOUNDED
from tests.pages_read import get
from tests.structured_read import things_in


@pytest.mark.django_db
def test_the_board_of_a_day_as_json(client):
    source = make_source(publisher="Trondheim kommune", published_on=FOUNDED)
    make_board_seat(
        person=make_person(name="Åse Leder"),
        role="chair",
        organisation=make_organisation(name="NTNU", slug="ntnu"),
        starts_on=FOUNDED,
        ends_on=date(2024, 3, 31),
        source=source,
    )
    make_board_seat(person=make_person(name="Ny"), label_nb="industrigründer", starts_on=date(2022, 1, 1))

    response = get(client, "/om/styret/?dato=2021-06-16&format=json")

    assert response.json() == {
        "date": "2021-06-16",
        "caveat": "",
        "count": 1,
        "results": [
            {
                "name": "Åse Leder",
                "role": "chair",
                "organisation": "NTNU",
                "organisation_url": "http://127.0.0.1:8000/medlemmer/ntnu/",
                "label": None,
                "since": "2021-06-16",
                "until": "2024-03-31",
                "basis": "reported",
                "known_on": "2021-06-16",
                "precision": "day",
                "source": "Trondheim kommune 2021",
                "caveat": "",
            }
        ],
    }


@pytest.mark.django_db
def test_the_board_of_a_day_as_a_spreadsheet(client):
    make_board_seat(
        person=make_person(name='=HYPERLINK("x")'), label_nb="industrigründer", starts_on=date(2022, 1, 1), order=1
    )

    response = get(client, "/om/styret/?dato=2022-06-16&format=csv")

    assert response["Content-Disposition"] == 'attachment; filename="styret-2022-06-16.csv"'
    assert response.content.decode("utf-8-sig").splitlines() == [
        "name;role;organisation;organisation_url;label;since;until;basis;known_on;precision;source;caveat",
        '"\'=HYPERLINK(""x"")";member;;;industrigründer;2022-01-01;;reported;;day;;'
        "1 er uten datert kilde. Ikke noe er bekreftet de siste tolv månedene. "
        "Endringer etter det kjenner vi ikke til.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["dato=x&format=csv", "dato=x&format=json"])
def test_a_file_of_a_day_that_is_none_is_not_given_for_another(client, query):
    response = client.get(f"/om/styret/?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode().startswith("Dato (dato): ")


MEMBERS = [
    {
        "@type": "OrganizationRole",
        "roleName": "styreleder",
        "description": "16.\u00a0juni 2021 – 1.\u00a0januar 2099",
        "startDate": "2021-06-16",
        "endDate": "2099-01-01",
        "member": {
            "@type": "Person",
            "name": "Leder </script>",
            "worksFor": {
                "@type": "Organization",
                "name": "NTNU",
                "url": "http://127.0.0.1:8000/medlemmer/ntnu/",
            },
        },
    },
]


@pytest.mark.django_db
def test_search_engines_read_who_has_which_role_and_not_of_whom_it_was_last_known_long_ago(client):
    ntnu = make_organisation(name="NTNU", slug="ntnu")
    make_board_seat(
        person=make_person(name="Leder </script>"), role="chair", starts_on=FOUNDED,
        ends_on=date(2099, 1, 1), organisation=ntnu,
    )  # fmt: skip
    long_ago = make_source(published_on=FOUNDED)
    make_board_seat(person=make_person(name="Sist kjent i 2021"), starts_on=FOUNDED, source=long_ago)
    make_staff_role(
        person=make_person(name="Daglig"),
        in_association=True,
        starts_on=date(2024, 1, 1),
        starts_precision="year",
        source=make_source(published_on=timezone.localdate()),
    )

    html = get(client, "/om/styret/").content.decode()

    ((data,),) = [told["@graph"] for told in things_in(html)]
    assert (data["@type"], data["name"]) == ("Organization", "Trondheim Tech Port")
    assert data["member"] == MEMBERS
    assert data["employee"] == [
        {
            "@type": "OrganizationRole",
            "roleName": "daglig leder",
            "description": "siden 2024",
            "startDate": "2024",
            "employee": {"@type": "Person", "name": "Daglig"},
        }
    ]
