"""Interest in the admin: no change goes around the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from premises.models import Interest, InterestStep
from tests.admin.records import address
from tests.factories import (
    make_interest,
    make_mail,
    make_unit,
    make_user,
)
from tests.pages_read import elements, filled, messages, text

pytestmark = pytest.mark.django_db


def test_a_new_status_writes_the_log(staff):
    interest = make_interest(message="Vi ser etter et lyst kontor.")
    page = address("premises.interest", interest.pk, "change")

    saved = staff.post(page, filled(staff.get(page), status="viewing", note="Visning torsdag"))

    interest.refresh_from_db()
    step = interest.steps.get()
    assert saved.status_code == 302
    assert (step.before, step.after, step.note, step.by.username) == ("new", "viewing", "Visning torsdag", "stab")
    assert (interest.status, interest.answered_at, interest.message) == (
        "viewing",
        None,
        "Vi ser etter et lyst kontor.",
    )


def test_an_assignment_alone_writes_no_line_and_a_note_alone_does(staff):
    interest, colleague = make_interest(), make_user(is_staff=True)
    page = address("premises.interest", interest.pk, "change")

    staff.post(page, filled(staff.get(page), assigned_to=colleague.pk))
    steps_after_assignment = interest.steps.count()
    staff.post(page, filled(staff.get(page), note="Ringte, ikke svar"))

    interest.refresh_from_db()
    assert interest.assigned_to == colleague
    assert steps_after_assignment == 0
    assert list(interest.steps.values_list("before", "after", "note")) == [("new", "new", "Ringte, ikke svar")]


def test_what_was_lost_needs_its_reason(staff):
    interest = make_interest(status="offer")
    page = address("premises.interest", interest.pk, "change")

    refused = staff.post(page, filled(staff.get(page), status="lost"))
    staff.post(page, filled(staff.get(page), status="lost", lost_reason="Valgte Sluppen"))
    staff.post(page, filled(staff.get(page), status="contacted", lost_reason=""))

    interest.refresh_from_db()
    assert "Skriv hvorfor den gikk tapt." in text(refused)
    assert (interest.status, interest.lost_reason, interest.closed_at) == ("contacted", "", None)
    assert list(interest.steps.values_list("before", "after")) == [("offer", "lost"), ("lost", "contacted")]


def test_a_form_opened_before_a_colleagues_change_does_not_undo_it(staff):
    interest = make_interest()
    page = address("premises.interest", interest.pk, "change")
    opened = filled(staff.get(page), note="Min merknad")
    interest.move_to("offer")

    refused = staff.post(page, opened | {"status": "viewing"})
    noted = staff.post(page, opened)

    interest.refresh_from_db()
    assert (noted.status_code, interest.steps.latest("pk").note) == (302, "Min merknad")
    assert "Noen andre satte statusen til «tilbud» i mellomtiden. Se over, og velg på nytt." in text(refused)
    assert interest.status == "offer"


def test_what_the_tenant_wrote_cannot_be_changed(staff):
    interest = make_interest(message="Vi ser etter et lyst kontor.")
    page = address("premises.interest", interest.pk, "change")

    staff.post(page, filled(staff.get(page), message="Noe annet", email="annen@leietaker.example", status="viewing"))

    interest.refresh_from_db()
    assert (interest.message, interest.email, interest.status) == (
        "Vi ser etter et lyst kontor.",
        "ola@leietaker.example",
        "viewing",
    )


def test_the_list_moves_many_at_once_with_a_note_each(staff):
    first, second, already = make_interest(), make_interest(), make_interest(status="contacted")
    chosen = {"action": "move_to_contacted", "_selected_action": [first.pk, second.pk, already.pk], "note": "Ringt"}

    done = staff.post(address("premises.interest"), chosen, follow=True)

    steps = InterestStep.objects.order_by("interest").values_list("interest", "before", "after", "note", "by__username")
    assert messages(done) == ["2 meldinger har fått ny status."]
    assert list(steps) == [(row.pk, "new", "contacted", "Ringt", "stab") for row in (first, second)]


def test_overdue_interest_is_on_top_and_says_so(staff):
    today = timezone.localdate()
    closed = make_interest(answer_due_on=today - timedelta(days=30), status="signed")
    answered = make_interest(answer_due_on=today - timedelta(days=20), status="offer")
    waiting = make_interest(answer_due_on=today)
    overdue = make_interest(answer_due_on=today - timedelta(days=1))

    page = staff.get(address("premises.interest"))

    assert list(page.context["cl"].result_list) == [overdue, waiting, answered, closed]
    marked = [element for element in elements(page, "strong") if element.get("class") == "overdue"]
    assert ["".join(element.itertext()).split()[0] for element in marked] == ["Forfalt"]


def test_an_interest_is_deleted_with_its_log_but_never_a_line_of_it(staff):
    interest = make_interest()
    interest.move_to("contacted")
    Interest.objects.update(status=Interest.Status.WITHDRAWN, closed_at=timezone.now())

    line = staff.post(address("premises.intereststep", interest.steps.get().pk, "delete"), {"post": "yes"})
    whole = staff.post(address("premises.interest", interest.pk, "delete"), {"post": "yes"})

    assert (line.status_code, whole.status_code) == (403, 302)
    assert (Interest.objects.count(), InterestStep.objects.count()) == (0, 0)


def test_earlier_interest_from_the_same_address_is_shown(staff):
    earlier = make_interest(email="Ola@leietaker.example")
    interest = make_interest(email="ola@leietaker.example", units=[make_unit(name="B3-601")])

    page = staff.get(address("premises.interest", interest.pk, "change"))

    links = {link.get("href"): "".join(link.itertext()) for link in elements(page, "a")}
    assert links[address("premises.interest", earlier.pk, "change")] == str(earlier)
    assert links[address("premises.unit", interest.units.get().pk, "change")].startswith("B3-601")
    (outbox,) = [link for link, words in links.items() if words == "Vis e-postene i utboksen"]
    mail, _other = make_mail(about=interest), make_mail(about=earlier, to=interest.email)
    assert list(staff.get(outbox).context["cl"].queryset) == [mail]
