"""The admin's forms show numbers, days and times as pages write them, and read them back as they were."""

import re
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib import admin

from events.models import Event
from premises.models import Unit
from tech_port.staff.inputs import WRITTEN, MarkdownInput
from tests.admin.records import FACTORIES, address
from tests.conventions.source import templates
from tests.factories import (
    make_building,
    make_event,
    make_interest,
    make_lease,
    make_organisation,
    make_picture,
    make_unit,
)
from tests.pages_read import elements, filled, flat

pytestmark = pytest.mark.django_db


def values(page, *names):
    found = {field.get("name"): field.get("value") for field in elements(page, "input")}
    return [found[name].replace("\u00a0", " ") for name in names]


def changed(staff, label, row, **changes):
    """(address, fields) of a record's form with some of them changed."""
    url = address(label, row.pk, "change")
    return url, filled(staff.get(url), **changes)


def test_numbers_are_shown_as_pages_write_them_and_read_as_staff_do(staff):
    unit = make_unit(area_m2="1500.5", exclusive_m2=None, rent_nok_m2_year=2450)
    url = address("premises.unit", unit.pk, "change")
    page = staff.get(url)

    data = filled(page, area_m2="1 600,5 kvm", rent_nok_m2_year="kr 2 500,- pr kvm pr år", workplaces_from="ca 40")
    answer = staff.post(url, data, follow=True)

    unit = Unit.objects.get()
    assert values(page, "area_m2", "rent_nok_m2_year") == ["1 500,5", "2 450"]
    assert (float(unit.area_m2), unit.rent_nok_m2_year, unit.workplaces_from) == (1600.5, 2500, 40)
    assert "Arbeidsplasser fra: Vi leser «ca 40» som 40." in flat(answer)


def test_days_and_times_are_shown_as_pages_write_them_and_read_as_staff_do(staff):
    event = make_event(starts_at=datetime(2027, 10, 1, 11, tzinfo=UTC), ends_at=datetime(2027, 10, 1, 13, tzinfo=UTC))
    url = address("events.event", event.pk, "change")
    page = staff.get(url)

    typed = {"starts_at_0": "2. oktober 2027", "starts_at_1": "kl. 9", "ends_at_0": "2/10/27", "ends_at_1": "10:30"}
    staff.post(url, filled(page, **typed))

    event = Event.objects.get()
    assert values(page, "starts_at_0", "starts_at_1") == ["1. oktober 2027", "13.00"]
    assert (event.starts_at, event.ends_at) == (
        datetime(2027, 10, 2, 7, tzinfo=UTC),
        datetime(2027, 10, 2, 8, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("label", "field", "typed", "sentence"),
    [
        ("events.event", "capacity", "3000000000", "Skriv et tall fra 0 til 10 000 000."),
        ("premises.unit", "area_m2", "-5", "Skriv et tall fra 0 til 1 000 000."),
        ("premises.unit", "rent_nok_m2_year", "mye", None),
        ("premises.building", "latitude", "10.395", None),
        ("events.event", "largest_party", "40000", "Skriv et tall fra 0 til 9 999."),
        ("events.event", "capacity", "1,500", "«1,500» kan være 1 500 eller 1,5. Skriv 1500 hvis du mener det første."),
        ("events.event", "title_nb", "", "Skriv tittel."),
        ("members.organisation", "orgnr", "974767881", None),
        ("members.membership", "starts_on", "oktober 2027", None),
        (
            "members.membership",
            "starts_on",
            "2027",
            "«2027» er flere dager. Skriv 1. januar 2027, og velg i «Nøyaktighet» hva som er kjent.",
        ),
        ("members.membership", "organisation", "", "Velg virksomhet."),
    ],
)
def test_what_staff_cannot_have_meant_is_refused_in_a_sentence(staff, label, field, typed, sentence):
    row = FACTORIES[label]()
    url = address(label, row.pk, "change")

    refused = staff.post(url, filled(staff.get(url), **{field: typed}))

    errors = refused.context["adminform"].form.errors
    assert list(errors) == [field]
    assert sentence in (None, errors[field][0].replace("\u00a0", " "))
    assert len(errors[field]) == 1


def test_an_organisation_number_is_taken_as_it_is_printed(staff):
    row = FACTORIES["members.organisation"]()
    url = address("members.organisation", row.pk, "change")

    staff.post(url, filled(staff.get(url), orgnr="Org.nr. NO 923 609 016 MVA", website="www.firma.no"))

    row.refresh_from_db()
    assert (row.orgnr, row.website) == ("923609016", "https://www.firma.no")


def test_a_taken_organisation_number_is_said_to_be_whose_it_is(staff):
    row, other = make_organisation(name="Firma AS"), make_organisation(name="NTNU", orgnr="974767880")
    url = address("members.organisation", row.pk, "change")

    refused = staff.post(url, filled(staff.get(url), orgnr="974767880 (NTNU)"))

    assert refused.context["adminform"].form.errors == {"orgnr": [f"{other.name} har dette organisasjonsnummeret."]}


def test_a_day_in_the_admin_has_its_calendar(staff):
    page = staff.get("/admin/members/membership/add/")

    classes = {field.get("name"): field.get("class") for field in elements(page, "input")}
    assert classes["starts_on"] == "vDateField"
    assert "DateTimeShortcuts" in page.content.decode()


RENDERED = {  # what templates render as Markdown: the record's kind and its column
    "article.body": ("content.article", "body"),
    "building.property.text": ("premises.property", "text"),
    "event.body": ("events.event", "body"),
    "invitation.body": ("content.page", "body"),
    "issue.intro": ("newsletter.issue", "intro"),
    "meeting.summary": ("members.meeting", "summary"),
    "organisation.text": ("members.organisation", "text"),
    "page.body": ("content.page", "body"),
    "part.note": ("newsletter.part", "text"),
    "part.text": ("newsletter.part", "text"),
    "text.body": ("content.page", "body"),
    "version.text": ("members.documentversion", "text"),
}


def test_what_the_site_renders_as_markdown_is_written_in_a_field_that_says_how(rf):
    texts = [file.read_text() for file in templates()]
    found = {name for text in texts for name in re.findall(r"\{\{ ([\w.]+)\|markdown|\{% told ([\w.]+) ", text)}

    request, wrong = rf.get("/"), []
    for label, name in RENDERED.values():
        page = admin.site.get_model_admin(apps.get_model(label))
        for language in ("nb", "en"):
            field = page.formfield_for_dbfield(page.model._meta.get_field(f"{name}_{language}"), request)
            if not (isinstance(field.widget, MarkdownInput) and field.help_text.startswith(str(WRITTEN))):
                wrong.append((label, name))

    assert {one or other for one, other in found} == set(RENDERED)
    assert wrong == []


def test_an_address_a_short_text_and_a_point_outside_are_refused_in_the_portals_words(staff):
    building, picture = make_building(), make_picture()

    named = staff.post(*changed(staff, "premises.building", building, slug="Øst kaia"))
    described = staff.post(*changed(staff, "pictures.picture", picture, alt_nb="Kai", focus_x="101"))

    assert named.context["adminform"].form.errors == {
        "slug": ["Bruk bare bokstavene a–z, sifre og bindestrek, for eksempel ost-kaia."]
    }
    assert described.context["adminform"].form.errors == {
        "alt_nb": ["Skriv litt mer: minst 5 tegn. Nå er det 3."],
        "focus_x": ["Skriv 100 eller mindre."],
    }


def test_what_is_only_shown_is_written_as_pages_write_it(staff):
    told = {"budget_nok_year": 2_500_000, "phone": "+4773595000;ext=12", "orgnr": "974767880", "employees": 1200}
    interest = make_interest(**told)
    lease = make_lease(unit=make_unit(area_m2=1500), area_m2=1250)

    page = flat(staff.get(address("premises.interest", interest.pk, "change")))
    leases = flat(staff.get("/admin/premises/lease/"))

    shown = re.findall(r'class="readonly">([^<]*)</div>', page)
    assert [text for text in ("2 500 000", "73 59 50 00, linje 12", "974 767 880", "1 200") if text not in shown] == []
    assert (str(lease.area_m2), re.findall(r'field-area_m2">([^<]*)</td>', leases)) == ("1250", ["1 250"])


def test_a_rent_that_is_unusually_low_is_asked_about_once(staff):
    url, data = changed(staff, "premises.unit", make_unit(), rent_nok_m2_year="24")

    first, again = flat(staff.post(url, data, follow=True)), flat(staff.post(url, data, follow=True))

    assert Unit.objects.get().rent_nok_m2_year == 24
    sentence = "Leie (kr/m²/år): 24 kr i året er uvanlig lite. Se etter om det stemmer."
    assert [sentence in page for page in (first, again)] == [True, False]
