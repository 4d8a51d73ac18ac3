"""What an address asks for that no list has: said in words, beside everything else."""

import pytest
from django.http import QueryDict

from premises.finder.filters import UnitFilter
from premises.models import Building
from tests.factories import make_building, make_organisation, make_ownership, make_unit
from tests.pages_read import flat

pytestmark = pytest.mark.django_db

ASKED = [
    "aktuelt/?merke=xyz",
    "aktuelt/?omrade=xyz",
    "arrangementer/?type=xyz",
    "lokaler/?bygg=xyz",
    "lokaler/?type=xyz",
]
TOLD = "«%s» finnes ikke her, så det er ikke tatt med."
ENGLISH = {"aktuelt": "news", "arrangementer": "events", "lokaler": "premises"}


@pytest.mark.parametrize("asked", ASKED)
def test_a_choice_that_no_list_has_is_said_in_words_and_left_out(client, asked):
    room, question = asked.split("/", 1)

    norwegian, english = (flat(client.get(url)) for url in (f"/{asked}", f"/en/{ENGLISH[room]}/{question}"))

    assert "«xyz» finnes ikke her, så det er ikke tatt med." in norwegian
    assert "“xyz” is not found here, so it was left out." in english


@pytest.fixture
def offered():
    """Units of two buildings, that of `nord` an office and that of `sor` a laboratory."""
    for slug, use in (("nord", "office"), ("sor", "lab"), ("vest", "lab")):
        unit = make_unit(name=slug, building=make_building(slug=slug), use=use)
        make_ownership(building=unit.building, organisation=make_organisation(slug=f"eier-{slug}"))


@pytest.mark.parametrize(
    ("query", "name", "kept"),
    [
        ("bygg=nord&bygg=slott&bygg=sor&bygg=borg", "bygg", "bygg=nord&bygg=sor"),
        (
            "utleier=slott&utleier=eier-nord&utleier=borg&utleier=eier-sor",
            "utleier",
            "utleier=eier-nord&utleier=eier-sor",
        ),
        ("type=slott&type=office&type=borg&bygg=nord&bygg=sor", "type", "type=office&bygg=nord&bygg=sor"),
    ],
)
def test_of_several_choices_those_that_no_list_has_are_said_and_the_others_are_asked_for(offered, query, name, kept):
    asked, meant = UnitFilter(QueryDict(query)), UnitFilter(QueryDict(kept))

    assert asked.form.errors == {name: [TOLD % "slott", TOLD % "borg"]}
    assert list(asked.qs) == list(meant.qs) != list(UnitFilter(QueryDict()).qs)
    assert sorted(asked.data.lists()) == sorted(meant.data.lists())
    assert [chip.text for chip in asked.chips] == [chip.text for chip in meant.chips]
    assert asked.file_address("json") == meant.file_address("json")


@pytest.mark.parametrize("query", ["bygg=%00&bygg=nord", "bygg=no%00rd&bygg=nord&bygg=nord", "bygg=nord&bygg="])
def test_what_no_database_may_be_asked_takes_no_other_choice_away(client, offered, query):
    answer = client.get(f"/lokaler/?{query}")

    assert [unit.name for unit in answer.context["finder"].page] == ["nord"]
    assert b"\x00" not in answer.content


def test_what_moved_is_found_beside_what_there_is_not_and_what_is_hidden_is_not_named(offered):
    hidden = make_building(slug="skjult")
    Building.objects.filter(slug="nord").update(slug="ny")
    Building.objects.filter(pk=hidden.pk).update(slug="hemmelig")

    asked = UnitFilter(QueryDict("bygg=nord&bygg=skjult&bygg=slott"))

    assert [unit.name for unit in asked.qs] == ["nord"]
    assert asked.form.errors == {"bygg": [TOLD % "skjult", TOLD % "slott"]}
    assert asked.data.getlist("bygg") == ["ny"]


def test_a_program_gets_no_file_of_half_a_question(client, offered):
    answer = client.get("/lokaler/?format=json&bygg=nord&bygg=slott")

    assert (answer.status_code, answer.content.decode()) == (400, f"Bygg (bygg): {TOLD % 'slott'}")


def test_a_building_says_which_choice_there_is_not_and_carries_the_others_on(client, offered):
    answer = client.get("/lokaler/nord/?type=office&type=slott")

    assert "Bruk: Velg et gyldig valg. slott er ikke et av de tilgjengelige valgene." in flat(answer)
    assert answer.context["need"].uses == ("office",)
