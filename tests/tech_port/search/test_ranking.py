"""How words are read, and what stands first of what was found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tech_port.search.asking import ask
from tests.factories import make_article, make_event, make_organisation, make_programme


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("datasenteret", ["Et datasenter"]),
        ("forskeren", ["Forskere og gründere", "Møt en forsker"]),
        ("det er forskerne", ["Forskere og gründere", "Møt en forsker"]),
        ("forksere", ["Forskere og gründere"]),
        ("møter", ["Frokostmøte", "Møt en forsker"]),
        ("naeringsliv", ["Næringslivets dag"]),
        ("naringslivets", ["Næringslivets dag"]),
        ("workshops", ["A workshop"]),
    ],
)
def test_a_word_is_found_in_other_forms_as_a_part_and_misspelt(question, titles):
    for name in ("Et datasenter", "Møt en forsker", "Frokostmøte", "Næringslivets dag", "Forskere og gründere"):
        make_event(title_nb=name, title_en="", lead_nb="Kort.", lead_en="", type="festival")
    make_event(title_nb="Fest", title_en="A workshop", type="festival")

    found = {group.key: group.hits for group in ask(question, "en").groups}

    assert sorted(str(hit.title) for hit in found["events"]) == titles


@pytest.mark.django_db
def test_what_a_word_was_read_as_is_told_and_all_but_one_word_is_enough_where_nothing_has_all():
    make_organisation(name="Sintef")
    make_article(title_nb="Lys og varme")

    corrected, partial = ask("sintfe"), ask("sintef varmepumpe")

    assert [(word.text, word.corrected) for word in corrected.words] == [("sintfe", "sintef")]
    assert (corrected.count, corrected.is_partial) == (1, False)
    assert ([str(hit.title) for hit in partial.groups[0].hits], partial.is_partial) == (["Sintef"], True)
    make_article(title_nb="Varmepumper hos Sintef")
    assert not ask("sintef varmepumpe").is_partial


@pytest.mark.django_db
def test_names_stand_before_texts_and_what_is_to_come_before_what_is_over():
    now = timezone.now()
    for days, title, body in ((-9, "Lys i går", ""), (9, "Senere lys", ""), (2, "Snart", "Lys"), (5, "Lys snart", "")):
        at = now + timedelta(days=days)
        make_event(title_nb=title, body_nb=body, starts_at=at, ends_at=at + timedelta(hours=1))
    make_organisation(name="Mørke", text_nb="Her er lys.")
    make_programme(name_nb="Lys")

    answer = ask("lys")

    assert [group.key for group in answer.groups] == [
        "programmes",
        "events",
        "organisations",
    ]  # one is called just that
    assert [str(hit.title) for hit in answer.groups[1].hits] == ["Lys snart", "Senere lys", "Snart", "Lys i går"]
    assert [str(hit.title) for hit in ask("lys", kind="events", offset=2, limit=1).groups[0].hits] == ["Snart"]
