"""Staff write no day to come where something is said to have happened."""

import pytest
import time_machine

from premises.models import Unit
from tests.admin.records import address
from tests.factories import (
    make_article,
    make_line_of_work,
    make_milestone,
    make_source,
    make_staff_role,
    make_unit,
)
from tests.pages_read import filled

pytestmark = pytest.mark.django_db

TO_COME = "1. desember 2027 er ikke kommet ennå. Skriv når det skjedde, senest i dag."
A_PLAN = "Dette er ikke skjedd ennå. Velg planlagt, mål eller avtalt, eller rett datoen."


def errors(staff, label, row, **changes):
    url = address(label, row.pk, "change")
    form = staff.post(url, filled(staff.get(url), **changes)).context["adminform"].form
    return {name: [text.replace("\u00a0", " ") for text in found] for name, found in form.errors.items()}


@pytest.mark.parametrize(
    ("label", "make", "name", "sentence"),
    [
        ("premises.unit", make_unit, "confirmed_on", TO_COME),
        ("members.staffrole", make_staff_role, "known_on", TO_COME),
        ("members.lineofwork", make_line_of_work, "known_on", TO_COME),
        ("content.source", make_source, "published_on", TO_COME),
        ("content.milestone", make_milestone, "happened_on", A_PLAN),
    ],
)
@time_machine.travel("2026-11-26 12:00Z")
def test_a_day_to_come_is_refused(staff, label, make, name, sentence):
    found = errors(staff, label, make(), **{name: "1. desember 2027"})

    assert found == {name: [sentence]}


@time_machine.travel("2026-11-26 12:00Z")
def test_so_is_a_moment_to_come(staff):
    changes = {"revised_at_0": "1. desember 2027", "revised_at_1": "12.00"}

    assert errors(staff, "content.article", make_article(), **changes) == {"revised_at": [TO_COME]}


@time_machine.travel("2026-11-26 12:00Z")
def test_today_has_come_and_a_plan_may_lie_ahead(staff):
    unit, milestone = make_unit(), make_milestone()
    for label, row, changes in (
        ("premises.unit", unit, {"confirmed_on": "26.11.2026"}),
        ("content.milestone", milestone, {"happened_on": "1.12.2027", "basis": "planned"}),
    ):
        url = address(label, row.pk, "change")
        assert staff.post(url, filled(staff.get(url), **changes)).status_code == 302

    milestone.refresh_from_db()
    assert Unit.objects.get().confirmed_on.isoformat() == "2026-11-26"
    assert (milestone.happened_on.isoformat(), milestone.is_planned) == ("2027-12-01", True)
