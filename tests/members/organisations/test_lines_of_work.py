"""What an organisation does for a living is told with who said so and when, and of nobody else."""

from datetime import date

import pytest

from tests.factories import make_line_of_work, make_organisation, make_source
from tests.pages_read import flat, get

pytestmark = pytest.mark.django_db


def test_a_line_of_work_is_told_with_its_source_and_day(client):
    organisation = make_organisation(slug="alfa")
    source = make_source(publisher="Et register")
    make_line_of_work(organisation=organisation, division="62", source=source, known_on=date(2026, 11, 2))
    make_line_of_work(organisation=organisation, division="86", source=source, known_on=None)

    page = flat(get(client, "/medlemmer/alfa/"))

    assert [
        page.count(words) for words in ("<dt>Bransje</dt>", "(Et register, 2. november 2026)", "(Et register)")
    ] == [
        2,
        1,
        1,
    ]
    assert page.index("Programmering og it-rådgivning") < page.index("Helse <span")


def test_one_that_nobody_has_told_of_has_none(client):
    make_organisation(slug="alfa")

    assert "<dt>Bransje</dt>" not in flat(get(client, "/medlemmer/alfa/"))
