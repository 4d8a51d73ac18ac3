"""When a record was last known to be right, how much of the site is, and what waits to be looked at."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.utils import timezone, translation

from members.models import Organisation
from tech_port.still_right.confirming import confirm, undo
from tech_port.still_right.kinds import kind_of, kinds
from tech_port.still_right.known import last_right, queue, shares
from tech_port.still_right.models import Confirmation, Question
from tests.factories import (
    make_board_seat,
    make_confirmation,
    make_figure,
    make_organisation,
    make_question,
    make_source,
    make_unit,
    make_venue,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)


def said_in(year):
    return make_source(published_on=date(year, 1, 1), published_precision="year")


def sentence_of(record):
    return last_right([record])[record].sentence(TODAY)


def test_a_record_was_last_right_when_its_source_spoke_or_somebody_confirmed_it_since():
    nobody, source = make_organisation(), make_organisation(source=said_in(2021))
    since = make_organisation(source=said_in(2021))
    make_confirmation(about=since, day=date(2026, 5, 12))
    before, undone = make_organisation(source=said_in(2024)), make_organisation()
    make_confirmation(about=before, day=date(2023, 5, 12))
    make_confirmation(about=undone, day=TODAY, undone_at=timezone.now())

    assert [sentence_of(one) for one in (nobody, source, since, before, undone)] == [
        "Ikke bekreftet.",
        "Ikke bekreftet siden 2021.",
        "Sist bekreftet riktig 12.\xa0mai 2026.",
        "Ikke bekreftet siden 2024.",
        "Ikke bekreftet.",
    ]


def test_the_share_counts_what_the_public_sees_without_samples_in_one_query(django_assert_num_queries):
    make_confirmation(about=make_organisation(), day=date(2025, 11, 27))
    make_confirmation(about=make_organisation(), day=date(2025, 11, 26))
    make_organisation(is_sample=True)
    make_organisation(is_hidden=True)
    make_venue()
    make_figure()  # that nobody has told

    with django_assert_num_queries(1):
        found = shares(TODAY)

    assert [(one.label, one.total, one.fresh, one.never, one.percent) for one in found] == [
        ("Virksomheter", 2, 1, 0, 50),
        ("Steder", 1, 0, 1, 0),
    ]


def test_the_queue_is_oldest_first_by_kind_name_and_whose_it_is(django_user_model):
    siri = django_user_model.objects.create(username="siri")
    old = make_organisation(name="Ørsta Sor", source=said_in(2015))
    never = make_organisation(name="Aldri")
    make_venue(name_nb="Aulaen")
    make_confirmation(about=make_organisation(name="Fersk"), day=TODAY)
    admin.site.get_model_admin(Organisation).log_change(type("Request", (), {"user": siri}), old, "Endret.")
    of = [kind_of(Organisation)]

    def names(kinds, **narrowed):
        return [row["called"] for row in queue(kinds, TODAY, **narrowed)]

    assert names(list(kinds())) == ["Aldri", "Aulaen", "Ørsta Sor"]
    assert names(of) == ["Aldri", "Ørsta Sor"]
    assert names(of, is_all=True) == ["Aldri", "Ørsta Sor", "Fersk"]
    assert names(of, words="orsta") == names(of, mine_of=siri) == ["Ørsta Sor"]
    assert names([]) == []
    assert last_right([never, old])[never].span is None


def test_confirming_a_unit_on_offer_confirms_the_offer_and_taking_it_back_gives_its_day_back():
    offered, let = make_unit(confirmed_on=date(2026, 1, 2)), make_unit(is_offered=False, confirmed_on=None)

    assert (confirm([offered, let], TODAY), confirm([offered, let], TODAY)) == (2, 0)
    offered.refresh_from_db()
    let.refresh_from_db()
    days = [offered.confirmed_on, let.confirmed_on]
    said = Confirmation.objects.get(about_id=offered.pk)
    assert (undo(said, timezone.now()), undo(said, timezone.now())) == (True, False)

    offered.refresh_from_db()
    assert (days, offered.confirmed_on) == ([TODAY, None], date(2026, 1, 2))


def test_what_was_said_and_asked_of_a_record_goes_with_it():
    gone, kept = make_organisation(), make_organisation()
    for one in (gone, kept):
        question = make_question(about=one)
        make_confirmation(about=one, how="member", question=question)

    gone.delete()

    assert [row.about for row in (*Confirmation.objects.all(), *Question.objects.all())] == [kept, kept]


def test_every_kind_is_followed_by_a_trigger_and_named_in_both_languages():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s", ["%\\_gone"])
        followed = {row[0] for row in cursor.fetchall()}
    assert {kind.model._meta.db_table for kind in kinds()} <= followed

    for language in ("nb", "en"):
        with translation.override(language):
            assert list(queue(list(kinds()), TODAY)) == []


def test_a_board_that_was_confirmed_is_not_said_to_be_unconfirmed(client):
    seat = make_board_seat(known_on=date(2024, 4, 1), source=said_in(2024))
    before = client.get("/om/styret/").content.decode()

    confirm([seat], timezone.localdate())
    after = client.get("/om/styret/").content.decode()

    told = [("Ikke noe er bekreftet" in page, "Sist bekreftet riktig" in page) for page in (before, after)]
    assert told == [(True, False), (False, True)]
