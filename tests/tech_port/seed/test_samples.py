"""Samples: what they offer, and how they come, go and move."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from holidays import country_holidays

from events.models import Event, KeyPoint, Registration, Venue
from members.models import Challenge, Organisation
from premises.models import Building, Lease, Unit
from tests.tech_port.seed.loading import (
    AREAS,
    FACTS,
    OSLO,
    RECORDS,
    count_samples,
    make_interest,
    make_registration,
    seed,
    unit_areas,
)

# Samples


def test_samples_offer_premises_of_every_status_in_three_buildings(content):
    offered = Unit.objects.offered().as_of(timezone.localdate()).select_related("building")
    by_state = {str(unit.status) for unit in offered}
    samples = Unit.objects.filter(is_sample=True).as_of(timezone.localdate()).select_related("building")

    assert set(offered.values_list("is_sample", flat=True)) == {True}
    assert len(offered) == 16
    assert by_state == {"vacant", "coming", "reserved", "when_built"}
    assert [unit.name for unit in samples if unit.status == "unconfirmed"] == ["B2-103"]
    assert {unit.use for unit in samples} == {"office", "lab", "coworking", "meeting", "retail"}
    assert {unit.building.slug for unit in offered} == {"byggetrinn-2", "byggetrinn-3", "abels-hus"}


def test_samples_have_believable_areas_prices_and_workplaces(content):
    for unit in Unit.objects.filter(is_sample=True):
        assert 150 <= unit.area_m2 <= 2000
        assert Decimal("0.85") <= unit.exclusive_m2 / unit.area_m2 <= Decimal("0.88")
        assert unit.rent_nok_m2_year is None or 2150 <= unit.rent_nok_m2_year <= 2900
        assert 380 <= unit.common_costs_nok_m2_year <= 520
        assert unit.workplaces_from is None or unit.area_m2 / unit.workplaces_from >= 20
        assert unit.workplaces_to is None or 15 <= unit.area_m2 / unit.workplaces_to < 16


def test_one_sample_is_marked_and_one_is_off_the_list(content):
    ages = sorted((timezone.localdate() - unit.confirmed_on).days for unit in Unit.objects.filter(is_sample=True))

    assert ages[-3:] == [25, 35, 116]


def test_sample_events_come_on_working_days_and_are_ours(content):
    events = Event.objects.filter(is_sample=True)
    holidays = country_holidays("NO")

    assert len(events) == 15
    assert {event.state for event in events} == {"published", "moved", "cancelled"}
    assert set(events.values_list("organisers__slug", flat=True)) == {"trondheim-tech-port"}
    for event in events:
        day = timezone.localdate(event.starts_at)
        assert 2 <= (day - timezone.localdate()).days <= 120
        assert day.weekday() < 5
        assert day not in holidays


# Samples come, go and move


def test_removing_samples_twice_is_as_good_as_once(content):
    first, second = seed("--remove-samples"), seed("--remove-samples")

    assert (first, second) == ([f"Content: {FACTS} records, 0 new"],) * 2
    assert unit_areas() == AREAS
    assert not Event.history.filter(is_sample=True).exists()
    assert not KeyPoint.history.exclude(event__in=Event.objects.all()).exists()


def test_removed_samples_stay_away_until_asked_for(content, settings):
    settings.DEMO = True
    seed("--remove-samples")

    plain = seed()
    gone = count_samples()
    asked = seed("--samples")

    assert (plain, gone) == ([f"Content: {FACTS} records, 0 new"], {})
    assert asked == [f"Content: {RECORDS} records, {RECORDS - FACTS} new"]
    assert unit_areas() == AREAS
    assert seed() == [f"Content: {RECORDS} records, 0 new"]


def test_interest_in_a_sample_stays_without_it_and_says_which_it_was(content):
    interest = make_interest(Unit.objects.get(name="B3-601"), Unit.objects.get(name="B2-201"))

    lines = seed("--remove-samples")

    assert lines[0] == "Interests in sample premises: 1. They stay, with a note of which premises."
    assert list(interest.units.values_list("name", flat=True)) == ["B2-201"]
    assert list(interest.steps.values_list("note", flat=True)) == ["Eksempellokaler fjernet: B3-601"]


def test_sign_ups_to_a_sample_event_go_with_it_and_are_counted(content):
    event = Event.objects.get(slug="pitch-night")
    make_registration(event)
    make_registration(event, email="ola@nye.example")
    real = make_registration(Event.objects.get(slug="offisiell-lansering-2021"))

    lines = seed("--remove-samples")

    assert lines[0] == "Sign-ups to the sample event “Pitchkveld”: 2. They are deleted with it."
    assert list(Registration.objects.all()) == [real]


def test_a_sample_that_staff_have_let_becomes_real(content):
    unit = Unit.objects.get(name="B3-801")
    lease = Lease.objects.create(unit=unit, starts_on=date(2030, 1, 1), basis="agreed")

    lines = seed("--remove-samples")

    assert lines[0] == "B3-801 has a lease or reservation that is not a sample: it stays, as a real unit."
    assert list(Lease.objects.filter(unit=unit)) == [lease]
    assert count_samples() == {}
    assert unit_areas() == AREAS


def test_a_sample_venue_of_a_real_event_becomes_real(content):
    venue = Venue.objects.get(slug="auditoriet")
    Event.objects.filter(slug="offisiell-lansering-2021").update(venue=venue)

    lines = seed("--remove-samples")

    assert lines[0] == (
        "events.Venue “Auditoriet i glassgata” is used by records that are not samples: it stays, as a real one."
    )
    assert list(Venue.objects.values_list("slug", "is_sample")) == [("auditoriet", False), ("scandic-hell", False)]


def test_a_contact_that_staff_wrote_is_neither_replaced_nor_removed(content):
    Building.objects.filter(slug="abels-hus").update(contact_email="ekte@klp.example")

    seed("--remove-samples")
    seed("--samples")

    assert Building.objects.get(slug="abels-hus").contact_email == "ekte@klp.example"


def test_sample_events_that_are_over_move_by_whole_weeks(content, time_machine):
    before = dict(Event.objects.filter(is_sample=True).values_list("slug", "starts_at"))
    edited, signed_up = Event.objects.get(slug="pitch-night"), Event.objects.get(slug="medlemsfrokost")
    Event.objects.filter(pk=edited.pk).update(title_nb="Vår pitchkveld")
    make_registration(signed_up)
    time_machine.move_to(timezone.now() + timedelta(days=140), tick=False)

    lines = seed("--samples")

    after = dict(Event.objects.filter(is_sample=True).values_list("slug", "starts_at"))
    stayed = {slug for slug in before if after[slug] == before[slug]}
    assert stayed == {"pitch-night", "medlemsfrokost"}
    assert min(after[slug] for slug in before.keys() - stayed) > timezone.now()
    for slug in before.keys() - stayed:
        moved = after[slug].astimezone(OSLO).replace(tzinfo=None) - before[slug].astimezone(OSLO).replace(tzinfo=None)
        assert moved.total_seconds() % timedelta(weeks=1).total_seconds() == 0
    assert lines == ["40 samples moved forward in time.", f"Content: {RECORDS} records, 0 new"]
    assert seed("--samples") == [f"Content: {RECORDS} records, 0 new"]


def test_sample_units_are_confirmed_again_unless_staff_did_so(content, time_machine):
    edited = Unit.objects.get(name="B2-601")
    Unit.objects.filter(pk=edited.pk).update(confirmed_on=edited.confirmed_on - timedelta(days=3))
    time_machine.move_to(timezone.now() + timedelta(days=80), tick=False)

    seed("--samples")

    stale = Unit.objects.filter(is_sample=True, confirmed_on__lt=timezone.localdate() - timedelta(days=60))
    assert [unit.name for unit in stale] == ["B2-103", "B2-601"]


def test_sample_challenges_are_a_made_up_municipalitys_and_have_no_sender(content):
    assert list(
        Challenge.objects.order_by("slug").values_list("slug", "status", "organisation__name", "is_sample")
    ) == [
        ("mobler-som-blir-brukt-en-gang-til", "solved", "Eksempel kommune", True),
        ("varme-i-rom-som-er-i-bruk", "open", "Eksempel kommune", True),
    ]
    assert Organisation.objects.get(slug="eksempel-kommune").is_sample
    assert set(Challenge.objects.values_list(*Challenge.SENDER_FIELDS)) == {("",) * 5}
