"""The ways by which a unit is let, each as it is done from outside, and the rows that letting writes."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from premises.landlord_import import applying
from premises.models import AlertMatch, Building, LettingNotice, LettingNoticeLine
from tech_port.outbox.models import Mail
from tests.admin.records import address
from tests.factories import make_interest, make_landlord_link, make_organisation, make_unit, make_user
from tests.pages_read import filled
from tests.premises.interest.staff_pages import page_of, signing
from tests.premises.landlord.filled_in import opened, send
from tests.premises.landlord_import.trials import tried

FIRST_DAY = timedelta(days=60)


def first_day():
    return timezone.localdate() + FIRST_DAY


def by_lease(staff, unit):
    page = address("premises.lease", "add")
    lease = {"unit": unit.pk, "organisation": make_organisation().pk, "starts_on": first_day().isoformat()}
    return staff.post(page, filled(staff.get(page), **lease), follow=True)


def by_lease_on_the_units_page(staff, unit):
    page = address("premises.unit", unit.pk, "change")
    lease = {"leases-0-organisation": make_organisation().pk, "leases-0-starts_on": first_day().isoformat()}
    lease |= {"leases-0-starts_precision": "day", "leases-0-start_is_known": "on", "leases-0-ends_precision": "day"}
    lease |= {"leases-0-basis": "reported", "leases-0-known_precision": "day"}
    return staff.post(page, filled(staff.get(page), **{"leases-TOTAL_FORMS": 1, **lease}), follow=True)


def by_the_units_page(staff, unit):
    page = address("premises.unit", unit.pk, "change")
    form = filled(staff.get(page))
    del form["is_offered"]
    return staff.post(page, form, follow=True)


def by_signing(staff, unit):
    interest = make_interest(units=[unit], organisation_name="Robotikk AS")
    return staff.post(page_of(interest, "signer/"), signing(unit, starts_on=first_day().isoformat()), follow=True)


def by_landlords_list(staff, unit):
    make_unit(building=unit.building, name="BLIR", slug="blir", floor=1, exclusive_m2=None)
    found = tried("BLIR;1;900;;", building=unit.building, removes_missing=True)
    applying.apply(found, make_user())


def by_landlords_answer(staff, unit):
    email = "utleie@gardeier.example"
    Building.objects.filter(pk=unit.building_id).update(contact_email=email)
    browser, link = Client(), make_landlord_link(email=email)
    form = opened(browser, link)
    del form[f"{unit.pk}-is_offered"]
    return send(browser, link, "rett", form)


DOORS = [
    by_lease,
    by_lease_on_the_units_page,
    by_the_units_page,
    by_signing,
    by_landlords_list,
    by_landlords_answer,
]


def rows(unit):
    """What letting has written, without keys, moments and who did it."""
    unit.refresh_from_db()
    notices = LettingNotice.objects.values_list("state", "seen_by", "due_at", "finished_at", "written", "failed")
    lines = LettingNoticeLine.objects.order_by("interest")
    return {
        "unit": (unit.is_offered, unit.offered_from, unit.hidden),
        "notices": list(notices),
        "lines": list(lines.values_list("interest__reference", "unit__name", "is_left_out", "told_at", "mail")),
        "alert matches": list(AlertMatch.objects.values_list("unit__name", flat=True)),
        "mails": list(Mail.objects.filter(template="premises/emails/interest_gone")),
    }
