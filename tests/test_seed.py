"""The site's content: it is complete, it adds up, and loading it again leaves staff's work alone."""

import re
import shutil
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from holidays import country_holidays

from events.models import Event, KeyPoint, Registration, Venue
from members.models import BoardSeat, Challenge, Document, Meeting, Membership, Organisation, Person, StaffRole
from premises.models import Building, Interest, Lease, Ownership, Property, Unit
from tech_port.content.models import (
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Page,
    Programme,
    SeededRecord,
    Source,
)
from tech_port.seed import SeedError, dates
from tech_port.seed.loader import load, remove_samples
from tech_port.seed.records import FOLDER, read
from tests import factories

AREAS = {"byggetrinn-1": 11700, "byggetrinn-2": 20900, "byggetrinn-3": 15500, "abels-hus": 18900}
APPS = ["content", "members", "premises", "events"]
OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture(scope="module")
def first_run(django_db_setup, django_db_blocker):
    """The content with its samples, loaded once for this file; each test's changes are rolled back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed("--samples")
        transaction.set_rollback(True)


@pytest.fixture
def content(first_run, db):
    return first_run


@pytest.fixture
def empty(db):
    """A database that nothing has been loaded into, also while `first_run` holds its content."""
    tables = [model._meta.db_table for app in APPS for model in apps.get_app_config(app).get_models()]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")


@pytest.fixture
def folder(tmp_path):
    for path in FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def seed(*arguments):
    """The lines that the command prints."""
    output = StringIO()
    call_command("seed", *arguments, stdout=output)
    return output.getvalue().splitlines()


def sample_models():
    return [model for model in apps.get_models() if any(field.name == "is_sample" for field in model._meta.fields)]


def count_samples():
    return {
        model.__name__: count for model in sample_models() if (count := model.objects.filter(is_sample=True).count())
    }


def count_rows():
    """{model: rows} of everything that the content may be written to."""
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def unit_areas():
    """{building: area of its units in m²}."""
    return dict(Building.objects.filter(units__gt=0).values_list("slug").annotate(Sum("units__area_m2")))


def floor_areas():
    """{(building, floor): area of its units in m²}."""
    places = Unit.objects.order_by().values_list("building__slug", "floor").annotate(area=Sum("area_m2"))
    return {(building, floor): area for building, floor, area in places}


def observations(figure):
    return list(
        Observation.objects.filter(figure__slug=figure).values_list("as_of", "value", "qualifier", "source__key")
    )


def make_interest(*units):
    interest = Interest.objects.create(
        token_hash="hash", organisation_name="Nye AS", contact_name="Kari", email="kari@nye.example",
        answer_due_on=date(2030, 1, 2), delete_on=date(2031, 1, 1),
    )  # fmt: skip
    interest.units.set(units)
    return interest


def make_registration(event, **changes):
    return factories.make_registration(**{"event": event, "name": "Kari", "email": "kari@nye.example"} | changes)


# Facts


def test_every_source_is_there(content):
    assert list(Source.objects.order_by("key").values_list("key", flat=True)) == [
        "adressa-2017-04",
        "adressa-2017-11",
        "bygg-2020",
        "entra-nrk-2022",
        "entra-q1-2024",
        "finansavisen-2024",
        "impello-2014",
        "impello-2017",
        "impello-2018",
        "magasin-2022",
        "magasin-nit",
        "mn24-2021-02",
        "mn24-2021-03",
        "ne-2022",
        "nelfo-2023",
        "nit-target",
        "pir2",
        "tk-2021",
        "tr-2015",
        "ttp-2022",
        "ttp-2023",
        "ttp-2024",
        "ttp-health-2023",
        "ttp-health-arena-2023",
    ]


def test_the_board_of_2021_is_in_role_order(content):
    seats = BoardSeat.objects.on(date(2021, 6, 16)).in_role_order()

    assert [(seat.person.name, seat.role, str(seat.organisation or seat.label_nb)) for seat in seats] == [
        ("Tor Ulleberg", "chair", "Equinor"),
        ("Toril Hernes", "deputy", "NTNU"),
        ("Erlend Solem", "member", "Trøndelag fylkeskommune"),
        ("Alexandra Bech Gjørv", "member", "SINTEF"),
        ("Stig Slørdahl", "member", "Helse Midt-Norge"),
        ("Astrid Undheim", "member", "SpareBank 1 SMN"),
        ("Erik Haugane", "member", "industrigründer"),
        ("Berit Rian", "member", "Næringsforeningen i Trondheimsregionen"),
        ("Bård Eidet", "member", "Trondheimsregionen"),
        ("Dorthe Stensvold", "member", "NTNU"),
    ]
    assert set(seats.values_list("ends_on", "source__key")) == {(None, "tk-2021")}


def test_the_founding_meeting_is_the_only_meeting_and_no_document_is_invented(content):
    assert list(Meeting.objects.values_list("kind", "held_on", "source__key", "is_sample")) == [
        ("founding", date(2021, 6, 16), "tk-2021", False)
    ]
    assert list(Document.objects.filter(is_sample=False)) == []
    assert list(Document.objects.values_list("slug", "kind", "versions__label").order_by("versions__label")) == [
        ("vedtekter-eksempel", "statutes", "1.0"),
        ("vedtekter-eksempel", "statutes", "2.0"),
    ]


def test_no_day_has_two_managing_directors(content):
    roles = StaffRole.objects.filter(in_association=True).order_by("starts_on")

    assert [(role.person.name, role.starts_on, role.start_is_known, role.ends_on) for role in roles] == [
        ("Karianne Tung", date(2021, 6, 16), False, date(2023, 12, 31)),
        ("May Britt Hansen", date(2024, 1, 1), False, None),
    ]


def test_the_fourteen_founding_members_are_there(content):
    founding = Membership.objects.filter(level="founding", starts_on=date(2021, 6, 16), source__key="tk-2021")

    assert list(founding.order_by("organisation__sort_name").values_list("organisation__name", flat=True)) == [
        "Adresseavisen",
        "Equinor",
        "Helse Midt-Norge",
        "Innovasjon Norge",
        "NTNU",
        "SINTEF",
        "Sit",
        "SIVA",
        "SpareBank 1 SMN",
        "St. Olavs hospital",
        "Studenttinget",
        "Trondheim kommune",
        "Trondheimsregionen",
        "Trøndelag fylkeskommune",
    ]


def test_later_members_are_known_from_the_year_of_their_source(content):
    later = Membership.objects.filter(level="member").order_by("starts_on", "organisation__sort_name")

    assert list(
        later.values_list("organisation__slug", "starts_on", "starts_precision", "start_is_known", "source__key")
    ) == [
        ("naeringsforeningen-i-trondheimsregionen", date(2022, 1, 1), "year", False, "ttp-2022"),
        ("bekk", date(2024, 1, 1), "year", False, "ttp-2024"),
        ("dnb", date(2024, 1, 1), "year", False, "ttp-2024"),
        ("norsk-helsenett", date(2024, 1, 1), "year", False, "ttp-2024"),
        ("sopra-steria", date(2024, 1, 1), "year", False, "ttp-2024"),
    ]


def test_members_of_2022_are_as_many_as_the_source_counts(content):
    assert Organisation.objects.members(date(2022, 12, 31)).count() == 15
    assert observations("medlemmer-og-partnere") == [(date(2022, 1, 1), 15, "exact", "ttp-2022")]


def test_technology_companies_have_every_point_and_the_target(content):
    assert observations("teknologibedrifter") == [
        (date(2012, 1, 1), 510, "exact", "impello-2014"),
        (date(2013, 1, 1), 554, "exact", "impello-2014"),
        (date(2015, 1, 1), 592, "exact", "impello-2017"),
        (date(2017, 1, 1), 703, "exact", "impello-2018"),
        (date(2018, 1, 1), 706, "exact", "impello-2018"),
        (date(2025, 1, 1), 1000, "target", "nit-target"),
    ]


def test_people_in_technology_companies_have_every_point_and_the_target(content):
    assert observations("ansatte-i-teknologibedrifter") == [
        (date(2013, 1, 1), 10175, "exact", "impello-2014"),
        (date(2014, 1, 1), 10318, "exact", "impello-2014"),
        (date(2015, 1, 1), 11695, "exact", "impello-2017"),
        (date(2018, 1, 1), 12242, "exact", "impello-2018"),
        (date(2025, 1, 1), 20000, "target", "nit-target"),
    ]


def test_five_sources_of_one_area_stand_side_by_side(content):
    assert observations("areal-holtermannsveien-1-13") == [
        (date(2020, 1, 1), 50000, "exact", "bygg-2020"),
        (date(2021, 2, 24), 47600, "permitted", "mn24-2021-02"),
        (date(2022, 1, 1), 48000, "about", "entra-nrk-2022"),
        (date(2022, 7, 4), 48100, "sum", "ne-2022"),
        (date(2023, 1, 1), 47000, "exact", "ttp-2023"),
    ]


@pytest.mark.parametrize(
    ("figure", "values"),
    [
        ("areal-byggetrinn-1", [(11500, "bygg-2020"), (11700, "ne-2022")]),
        ("areal-byggetrinn-2", [(23000, "mn24-2021-03"), (20900, "ne-2022")]),
        ("byggetrinn-3-ferdig", [(2025, "ttp-2023"), (2026, "finansavisen-2024")]),
        ("lansering", [(2021, "magasin-2022"), (2021, "ttp-2022")]),
        ("etasjer-holtermannsveien-1-13", [(7, "pir2"), (15, "pir2")]),
        ("pris-pa-naeringsareal", [(2, "tr-2015"), (3, "tr-2015")]),
        ("planlagte-ansatte", [(8, "tk-2021")]),
        ("planlagt-budsjett", [(10000000, "tk-2021")]),
        ("ntnu-bridge-profiler", [(1600, "tr-2015")]),
        ("kommunalt-ansatte", [(24000, "tr-2015")]),
        ("skatt-til-kommunene", [(2000000000, "tr-2015")]),
        ("solgte-kontorbygg", [(13, "finansavisen-2024")]),
        ("solgt-areal", [(187000, "finansavisen-2024")]),
        ("arbeidsplasser-holtermannsveien-1-13", [(2500, "pir2")]),
        ("arbeidsplasser-teknobyen", [(2000, "adressa-2017-11")]),
        ("sykkelplasser-abels-hus", [(250, "adressa-2017-04")]),
    ],
)
def test_a_figure_has_what_its_sources_say(content, figure, values):
    assert [(value, source) for _day, value, _qualifier, source in observations(figure)] == values


def test_three_figures_are_on_the_front_page(content):
    assert list(Figure.objects.filter(on_front_page=True).values_list("slug", flat=True)) == [
        "teknologibedrifter",
        "ansatte-i-teknologibedrifter",
        "areal-holtermannsveien-1-13",
    ]


def test_the_district_has_its_five_core_areas_in_order(content):
    assert list(Area.objects.filter(kind="core").values_list("name", flat=True)) == [
        "Gløshaugen",
        "Øya",
        "Elgeseter",
        "Sorgenfri",
        "Sluppen",
    ]


def test_the_timeline_has_every_point(content):
    assert list(Milestone.objects.values_list("happened_on", "precision", "is_planned")) == [
        (date(2005, 1, 1), "year", False),
        (date(2015, 3, 17), "day", False),
        (date(2017, 3, 31), "day", False),
        (date(2020, 1, 1), "quarter", False),
        (date(2021, 6, 16), "day", False),
        (date(2021, 10, 7), "day", False),
        (date(2022, 1, 1), "year", False),
        (date(2023, 4, 1), "quarter", False),
        (date(2023, 12, 1), "month", False),
        (date(2024, 5, 31), "day", False),
        (date(2025, 1, 1), "year", True),
        (date(2025, 9, 1), "month", True),
        (date(2030, 1, 1), "year", True),
    ]


def test_a_building_counts_as_finished_from_the_last_day_its_source_allows(content):
    columns = ("slug", "completed_on", "completed_precision", "completion_is_planned")

    assert list(Building.objects.values_list(*columns)) == [
        ("byggetrinn-1", date(2020, 3, 31), "quarter", False),
        ("byggetrinn-2", date(2023, 6, 30), "quarter", False),
        ("byggetrinn-3", date(2025, 12, 31), "year", True),
        ("abels-hus", date(2017, 3, 31), "day", False),
        ("teknostallen", date(2025, 9, 30), "month", True),
    ]


def test_stages_one_and_two_change_owner_on_the_last_of_may_2024(content):
    def owners(day):
        return list(Ownership.objects.on(day).values_list("building__slug", "organisation__slug"))

    before, after = owners(date(2024, 5, 30)), owners(date(2024, 5, 31))

    assert before == [
        ("byggetrinn-1", "entra"),
        ("byggetrinn-2", "entra"),
        ("byggetrinn-3", "entra"),
        ("abels-hus", "klp-eiendom"),
        ("teknostallen", "klp-eiendom"),
    ]
    assert after == [
        ("byggetrinn-1", "e-c-dahls-eiendom"),
        ("byggetrinn-2", "e-c-dahls-eiendom"),
        *before[2:],
    ]


def test_tenants_have_the_area_and_the_building_that_is_known(content):
    named = Lease.objects.exclude(organisation=None).order_by()
    on_units = named.exclude(unit=None).values_list("organisation__slug", "unit__building__slug")

    assert sorted(on_units.annotate(Sum("area_m2"), Sum("unit__area_m2"), Sum("staff"))) == [
        ("nrk", "byggetrinn-3", 9600, 9600, 250),
        ("trondheim-tech-port", "byggetrinn-2", 700, 700, None),
        ("volue", "byggetrinn-2", 4100, 4100, 160),
        ("wsp", "byggetrinn-2", 4100, 4100, None),
    ]
    assert sorted(named.exclude(building=None).values_list("building__slug", "organisation__slug")) == [
        ("abels-hus", "asplan-viak"),
        ("abels-hus", "hemit"),
        ("abels-hus", "norsk-helsenett"),
        ("byggetrinn-1", "skatteetaten"),
        ("byggetrinn-1", "sykehusbygg"),
        ("teknostallen", "kelvin"),
        ("teknostallen", "ncc"),
    ]
    shared = Lease.objects.get(organisation__slug="trondheim-tech-port").shared_with
    assert list(shared.values_list("slug", flat=True)) == ["innovasjon-norge"]


def test_nrk_leases_for_twenty_years_from_the_day_the_stage_is_finished(content):
    spans = set(Lease.objects.filter(organisation__slug="nrk").values_list("starts_on", "ends_on"))

    assert spans == {(date(2025, 12, 31), date(2045, 12, 30))}


def test_the_first_stage_is_fully_let(content):
    units = Unit.objects.filter(building__slug="byggetrinn-1").as_of(date(2022, 7, 4))

    assert [unit.status for unit in units] == ["let"] * 7


def test_past_events_are_as_exact_as_their_source(content):
    columns = ("slug", "precision", "attendees", "attendees_about", "source__key")

    assert list(Event.objects.filter(is_sample=False).values_list(*columns)) == [
        ("felles-formannskapsmote-hell-2015", "day", 100, True, "tr-2015"),
        ("arsmote-og-stiftelse-2021", "day", None, False, "tk-2021"),
        ("offisiell-lansering-2021", "day", 80, False, "magasin-2022"),
        ("nettverksmote-helseteknologi-2023", "month", 150, False, "ttp-health-2023"),
    ]


def test_the_meeting_at_hell_has_points_from_its_four_speakers(content):
    speakers = KeyPoint.objects.filter(event__slug="felles-formannskapsmote-hell-2015").values_list("speaker__name")

    assert [name for (name,) in speakers] == [
        "Gunnar Bovim",
        "Herbjørn Skjervold",
        "Herbjørn Skjervold",
        "Borger Ljosland",
        "Øyvind Christensen",
    ]


def test_news_is_dated_when_it_happened_at_nine_in_oslo(content):
    assert [
        (article.slug, article.published_at.astimezone(OSLO)) for article in Article.objects.order_by("published_at")
    ] == [
        ("samling-pa-hell", datetime(2015, 3, 17, 9, tzinfo=OSLO)),
        ("trondheim-tech-port-er-stiftet", datetime(2021, 6, 16, 9, tzinfo=OSLO)),
        ("lansert-med-80-gjester", datetime(2021, 10, 7, 9, tzinfo=OSLO)),
        ("nrk-leier-i-byggetrinn-3", datetime(2022, 7, 4, 9, tzinfo=OSLO)),
        ("150-samlet-om-helseteknologi", datetime(2023, 1, 1, 9, tzinfo=OSLO)),
        ("flytter-sammen-i-holtermannsveien", datetime(2023, 12, 1, 9, tzinfo=OSLO)),
        ("ny-eier-i-holtermannsveien", datetime(2024, 5, 31, 9, tzinfo=OSLO)),
    ]


def test_every_place_on_the_site_has_its_text(content):
    assert set(Page.objects.values_list("place", flat=True)) == set(Page.Place.values)


def test_programmes_and_business_areas_are_there_in_order(content):
    assert list(BusinessArea.objects.values_list("name_nb", flat=True)) == ["Innovasjon", "Identitet", "Infrastruktur"]
    assert list(Programme.objects.values_list("kind", "name_nb")) == [
        ("collaboration", "Eksperter i team"),
        ("collaboration", "NTNU Bridge"),
        ("collaboration", "Testing og piloter"),
        ("collaboration", "Nyhetsbrev"),
        ("programme", "Trondheim Tech Week"),
        ("programme", "Trondheim Skaperfest"),
        ("programme", "Trondheim Venture Forum"),
        ("programme", "Innovasjonsnettverket"),
        ("programme", "Helseinnovasjonsarena"),
        ("programme", "Technoport"),
        ("programme", "ERA_Hub"),
        ("programme", "OTIMEDT"),
    ]


@pytest.mark.parametrize("name", ["St. Olav", "St. Olav Hospital", "Siva", "SiT", "Innovation Norway"])
def test_an_organisation_is_found_by_its_other_names(content, name):
    assert Organisation.objects.filter(other_names__contains=[name]).count() == 1


def test_every_spelling_of_the_street_leads_to_the_property(content):
    names = Property.objects.get(slug="holtermannsveien-1-13").other_names

    assert {"Holtermannsvegen", "Holtermanns veg"} < set(names)


def test_every_fact_has_a_source_but_what_everybody_knows(content):
    bare = set()
    for model in apps.get_models():
        names = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
        for name in names & {"source", "sources"}:
            facts = model.objects.filter(is_sample=False) if "is_sample" in names else model.objects.all()
            bare |= {f"{model.__name__} {row}" for row in facts.filter(**{name: None})}

    assert bare == {"Area Nidarosdomen", "Area Trondheim S"}


def test_every_text_has_english_but_the_two_left_out_on_purpose(content):
    missing = []
    for model in apps.get_models():
        for base in [field.name[:-3] for field in model._meta.fields if field.name.endswith("_nb")]:
            rows = model.objects.exclude(**{f"{base}_nb": ""}).filter(**{f"{base}_en": ""})
            missing += [f"{row} {base}" for row in rows]

    assert missing == ["B2-103, Byggetrinn 2 text", "AH-501, Abels Hus text"]


def test_numbers_in_texts_never_break_over_a_line():
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml")}
    loose = re.compile(r"^[^#\n]*\b(\d+ \d{3}\b|\d ?m²|kl\. \d)[^#\n]*$", re.MULTILINE)

    assert [(name, match[0]) for name, text in texts.items() for match in loose.finditer(text)] == []


# Samples


def test_samples_offer_premises_of_every_status_in_three_buildings(content):
    offered = Unit.objects.offered().as_of(timezone.localdate()).select_related("building")
    finished = [unit for unit in offered if unit.building.completed_on <= timezone.localdate()]

    assert set(offered.values_list("is_sample", flat=True)) == {True}
    assert len(offered) == 17
    assert {unit.status for unit in finished} == {"vacant", "coming", "reserved"}
    assert {unit.use for unit in offered} == {"office", "lab", "coworking", "meeting", "retail"}
    assert {unit.building.slug for unit in offered} == {"byggetrinn-2", "byggetrinn-3", "abels-hus"}


def test_samples_have_believable_areas_prices_and_workplaces(content):
    for unit in Unit.objects.filter(is_sample=True):
        assert 150 <= unit.area_m2 <= 2000
        assert Decimal("0.85") <= unit.exclusive_m2 / unit.area_m2 <= Decimal("0.88")
        assert unit.rent_nok_m2_year is None or 2150 <= unit.rent_nok_m2_year <= 2900
        assert 380 <= unit.common_costs_nok_m2_year <= 520
        assert unit.workplaces_from is None or unit.area_m2 / unit.workplaces_from >= 20
        assert unit.workplaces_to is None or 15 <= unit.area_m2 / unit.workplaces_to < 16


def test_one_sample_is_confirmed_more_than_thirty_days_ago(content):
    ages = sorted((timezone.localdate() - unit.confirmed_on).days for unit in Unit.objects.filter(is_sample=True))

    assert ages[-1] == 35
    assert ages[-2] == 25


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


# Areas


def test_sample_challenges_are_a_made_up_municipalitys_and_have_no_sender(content):
    assert list(
        Challenge.objects.order_by("slug").values_list("slug", "status", "organisation__name", "is_sample")
    ) == [
        ("mobler-som-blir-brukt-en-gang-til", "solved", "Eksempel kommune", True),
        ("varme-i-rom-som-er-i-bruk", "open", "Eksempel kommune", True),
    ]
    assert Organisation.objects.get(slug="eksempel-kommune").is_sample
    assert set(Challenge.objects.values_list(*Challenge.SENDER_FIELDS)) == {("",) * 5}


def test_areas_add_up_with_samples(content):
    assert unit_areas() == AREAS
    assert Unit.objects.filter(is_sample=True).aggregate(Sum("area_m2")) == {"area_m2__sum": 11560}


def test_areas_add_up_without_samples_and_no_sample_is_left(content):
    floors = floor_areas()

    lines = seed("--remove-samples")

    assert unit_areas() == AREAS
    assert floor_areas() == floors
    assert count_samples() == {}
    assert set(Building.objects.values_list("contact_email", "contact_name")) == {("", "")}
    assert lines == ["Content: 347 records, 0 new"]


def test_a_floor_that_samples_had_whole_gets_its_rest_unit_back(content):
    seed("--remove-samples")

    assert list(
        Unit.objects.filter(building__slug="byggetrinn-3", floor__gte=5).values_list("name", "area_m2", "is_offered")
    ) == [
        ("B3-502", 1600, False),
        ("B3-503", 400, False),
        ("B3-602", 1300, False),
        ("B3-703", 1300, False),
        ("B3-802", 1100, False),
        ("B3-903", 1100, False),
        ("B3-1002", 700, False),
    ]


def test_a_site_that_is_no_demo_gets_the_facts_alone(empty, settings):
    settings.DEMO = False

    lines = seed()

    assert lines == ["Content: 347 records, 347 new"]
    assert count_samples() == {}
    assert unit_areas() == AREAS


# A second run


def test_a_second_run_writes_nothing(content, django_assert_max_num_queries):
    rows = count_rows()

    with django_assert_max_num_queries(10) as queries:
        lines = seed("--samples")

    assert content == ["Content: 396 records, 396 new"]
    assert lines == ["Content: 396 records, 0 new"]
    assert count_rows() == rows
    assert [query["sql"] for query in queries if re.match(r"INSERT|UPDATE", query["sql"])] == []


def test_what_staff_edited_is_left_alone(content):
    Organisation.objects.filter(slug="ntnu").update(text_nb="Vår egen tekst.")

    seed("--samples")

    assert Organisation.objects.get(slug="ntnu").text_nb == "Vår egen tekst."


def test_what_staff_deleted_stays_deleted(content):
    Person.objects.get(slug="erik-haugane").delete()
    Event.objects.get(slug="pitch-night").delete()

    lines = seed("--samples")

    assert lines == ["Content: 396 records, 0 new"]
    assert not Person.objects.filter(slug="erik-haugane").exists()
    assert not Event.objects.filter(slug="pitch-night").exists()


def test_a_record_that_staff_made_first_is_left_as_theirs(content):
    SeededRecord.objects.get(key="members.Organisation:ntnu").delete()
    Organisation.objects.filter(slug="ntnu").update(name="Vårt NTNU")

    lines = seed("--samples")

    assert lines == ["Content: 396 records, 0 new"]
    assert Organisation.objects.get(slug="ntnu").name == "Vårt NTNU"


def test_a_new_record_about_something_deleted_is_left_out_with_a_sentence(content):
    SeededRecord.objects.get(key="members.Membership:dnb > 2024").delete()
    Organisation.objects.get(slug="dnb").delete()

    lines = seed("--samples")

    assert lines == [
        "members.Membership:dnb > 2024 is left out: members.Organisation “dnb” is not in the database.",
        "Content: 396 records, 0 new",
    ]


def test_a_new_record_that_staffs_own_rules_out_is_left_out_with_a_sentence(content):
    SeededRecord.objects.get(key="members.Membership:dnb > 2024").delete()

    lines = seed("--samples")

    assert lines == [
        "members.Membership:dnb > 2024 is left out: Virksomheten har alt et medlemskap i denne perioden.",
        "Content: 396 records, 0 new",
    ]


def test_a_sample_that_finds_no_room_is_left_out_with_a_sentence(content):
    seed("--remove-samples")
    Unit.objects.filter(name="B3-602").update(area_m2=1000)

    lines = seed("--samples")

    assert lines == [
        "premises.Unit:byggetrinn-3/b3-601 is left out: its floor has not that much area left.",
        "Content: 396 records, 48 new",
    ]


def test_a_sample_unit_that_staff_made_takes_no_area_with_it(content):
    unit = Unit.objects.get(name="B2-302")
    Unit.objects.create(building=unit.building, name="Demo", slug="demo", floor=3, area_m2=10, is_sample=True)

    seed("--remove-samples")

    assert unit_areas() == AREAS


def test_a_rest_unit_comes_back_with_the_lease_it_had(content, folder):
    added = '[[unit]]\nbuilding = "byggetrinn-1"\nname = "B1-202"\narea_m2 = 1650\n'
    (folder / "samples.toml").write_text(added, encoding="utf-8")
    floor = Unit.objects.filter(building__slug="byggetrinn-1", floor=2).values_list("name", "leases__source__key")

    before = list(floor)
    load(with_samples=True, folder=folder)
    taken = list(floor.all())
    remove_samples(folder)

    assert (before, taken) == ([("B1-201", "bygg-2020")], [("B1-202", None)])
    assert list(floor.all()) == before


# Samples come, go and move


def test_removing_samples_twice_is_as_good_as_once(content):
    first, second = seed("--remove-samples"), seed("--remove-samples")

    assert (first, second) == (["Content: 347 records, 0 new"],) * 2
    assert unit_areas() == AREAS


def test_removed_samples_stay_away_until_asked_for(content, settings):
    settings.DEMO = True
    seed("--remove-samples")

    plain = seed()
    gone = count_samples()
    asked = seed("--samples")

    assert (plain, gone) == (["Content: 347 records, 0 new"], {})
    assert asked == ["Content: 396 records, 49 new"]
    assert unit_areas() == AREAS
    assert seed() == ["Content: 396 records, 0 new"]


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
    lease = Lease.objects.create(unit=unit, starts_on=date(2030, 1, 1))

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
    assert lines == ["31 samples moved forward in time.", "Content: 396 records, 0 new"]
    assert seed("--samples") == ["Content: 396 records, 0 new"]


def test_sample_units_are_confirmed_again_unless_staff_did_so(content, time_machine):
    edited = Unit.objects.get(name="B2-601")
    Unit.objects.filter(pk=edited.pk).update(confirmed_on=edited.confirmed_on - timedelta(days=3))
    time_machine.move_to(timezone.now() + timedelta(days=80), tick=False)

    seed("--samples")

    stale = Unit.objects.filter(is_sample=True, confirmed_on__lt=timezone.localdate() - timedelta(days=60))
    assert [unit.name for unit in stale] == ["B2-601"]


# Files


def replace(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("district.toml", 'run_by = "NTNU"', 'runby = "NTNU"', "programme “eksperter-i-team”: unknown key “runby”"),
        ("pages.toml", 'sources = ["tk-2021"]\n', "", "page “purpose”: sources is missing"),
        ("pages.toml", "tk-2021", "tk-2022", "page “purpose”: sources “tk-2022” does not exist"),
        ("pages.toml", "[[page]]", "[[paper]]", "unknown table “paper”"),
        ("pages.toml", "title.en", "title.de", "page “purpose”: “title” has another language than nb and en"),
        ("pages.toml", '"purpose"', '"goal"', "page “goal”: there are two of it"),
        ("figures.toml", "observations = [", "leases = [", "figure “teknologibedrifter”: unknown key “leases”"),
        ("properties.toml", "m2 = 1800", "m2 = 1801", "building “byggetrinn-1”: its floors add up to 11701 m²"),
        ("properties.toml", '"B1-101"', '"B1-201"', "plan of “byggetrinn-1”: rest “B1-201” is not a name on floor 1"),
        ("properties.toml", ', rest = "B1-101"', "", "plan of “byggetrinn-1”: floor, area_m2 or rest is missing"),
        ("properties.toml", "rest =", "reste =", "plan of “byggetrinn-1”: unknown key “reste”"),
        (
            "properties.toml",
            "m2 = 700",
            "m2 = 2900",
            "unit “byggetrinn-2/b2-202”: the floor's units exceed it",
        ),
        ("samples.toml", '"B2-102"', '"Kafé"', "unit “byggetrinn-2/”: its building's plan has no such floor"),
        ("samples.toml", '"B2-102"', '"B2-902"', "unit “byggetrinn-2/b2-902”: its building's plan has no such floor"),
    ],
)
def test_a_wrong_file_fails_with_file_record_and_reason(folder, file, old, new, reason):
    replace(folder, file, old, new)

    with pytest.raises(SeedError) as error:
        read(folder)

    assert str(error.value) == f"{file}: {reason}"


VENUE = """
[[venue]]
slug = "sal"
name = "Sal"
"""
EVENT = """
[[event]]
slug = "prat"
type = "meeting"
starts_at = "{}"
ends_at = "{}"
title.nb = "Prat"
lead.nb = "Vi prater."
"""
SOURCE = """
[[source]]
key = "avis"
publisher = "Avis"
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SOURCE + 'published_on = "i fjor"', "source “avis”: published_on: “i fjor” is not a date"),
        (SOURCE + 'url = "avis"', "source “avis”: url: Oppgi en gyldig nettadresse."),
        (VENUE + VENUE.replace('"Sal"', '"Stor sal"'), "venue “sal”: there are two of it"),
        (EVENT.format("soon", "10:00"), "event “prat”: starts_at: “soon” is not a time"),
        (EVENT.format("thu+2 08:30", "08:00"), "event “prat”: Arrangementet slutter før det begynner."),
        (VENUE.replace("name", "street"), "venue “sal”: name: Feltet kan ikke være blankt."),
        ('[[contact]]\ncontact_name = "Ola"', "contact “”: unknown or missing key"),
    ],
)
def test_a_wrong_value_fails_with_file_record_and_reason(empty, tmp_path, text, reason):
    (tmp_path / "samples.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SeedError) as error:
        load(with_samples=True, folder=tmp_path)

    assert str(error.value) == f"samples.toml: {reason}"


def test_a_file_that_is_not_toml_fails_with_its_name(folder):
    (folder / "pages.toml").write_text("[[page]\n")

    with pytest.raises(SeedError, match=r"^pages\.toml: .*line 1"):
        read(folder)


def test_the_command_says_what_is_wrong_instead_of_a_traceback(empty, folder, monkeypatch):
    replace(folder, "pages.toml", "tk-2021", "tk-2022")
    monkeypatch.setattr("tech_port.seed.records.FOLDER", folder)

    with pytest.raises(CommandError) as error:
        seed()

    assert str(error.value) == "pages.toml: page “purpose”: sources “tk-2022” does not exist"


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30), "quarter"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("month+7", date(2027, 6, 1), date(2027, 6, 30), "day"),
        ("today-12", date(2026, 11, 10), date(2026, 11, 10), "day"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text, first, last, precision):
    assert dates.span(text, date(2026, 11, 22)) == (first, last, precision)


def test_a_time_can_be_counted_back_from_today():
    assert dates.moment("today-12 09:00", date(2026, 11, 22)) == datetime(2026, 11, 10, 9, tzinfo=OSLO)


def test_a_sample_event_never_falls_on_a_holiday_or_between_the_years():
    assert dates.working_day(4, date(2027, 3, 26)) == date(2027, 4, 2)
    assert dates.working_day(3, date(2026, 12, 20)) == date(2027, 1, 7)
