"""Workflows leave rows in the histories of what they change, and say which way that was."""

import pytest

from events.models import Registration
from members.models import Organisation
from premises.models import Interest, Lease
from tests.factories import make_interest, make_organisation, make_profile_change, make_registration, make_unit
from tests.looking import sent
from tests.members.profiles.editing import decide
from tests.premises.interest.staff_pages import page_of, signing

pytestmark = pytest.mark.django_db


def told(model):
    """Of the rows that somebody of the staff wrote: (kind, way, why)."""
    rows = model.history.exclude(history_user=None).order_by("history_id")
    return list(rows.values_list("history_type", "history_way", "history_change_reason"))


def test_an_approval_a_signing_and_a_check_in_are_in_the_histories(staff):
    organisation = make_organisation(text_nb="Gammel tekst.")
    change = make_profile_change(
        organisation=organisation, before={"text_nb": "Gammel tekst."}, after={"text_nb": "Ny tekst."}
    )
    interest, unit = make_interest(), make_unit()
    row = make_registration(status="confirmed")

    decide(staff, change, "_approve")
    sent(staff, page_of(interest, "signer/"), signing(unit))
    staff.post(f"/admin/events/event/{row.event_id}/dagen/", {"came": row.pk})

    assert told(Organisation)[:1] == [("~", "approval", f"Profilendring {change.pk}")]
    assert told(Lease) == [("+", "form", f"Interessemelding {interest.pk}")]
    assert told(Interest)[-1][:2] == ("~", "form")
    assert told(Registration) == [("~", "form", "Innsjekk")]
