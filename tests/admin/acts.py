"""Every act of staff by which something leaves, each as it is sent to the admin, and the mails that it makes.

A new mail template is named here: at the act of staff that sends it, or among those that only others send.
"""

import uuid
from datetime import timedelta

from django.utils import timezone

from events.models import MailBatch
from tests.admin.records import address
from tests.events.calendar_import.calendars import calendar, tried
from tests.events.event.staff_pages import page_of as event_page
from tests.events.signup.tended import an_event
from tests.factories import (
    make_challenge,
    make_contact,
    make_event_tip,
    make_fault_report,
    make_interest,
    make_join_request,
    make_letting_notice_line,
    make_mail,
    make_membership,
    make_organisation,
    make_part,
    make_profile_change,
    make_registration,
    make_subscription,
    make_unit,
)
from tests.members.joining.requests import approval
from tests.pages_read import filled
from tests.premises.interest.staff_pages import answer, signing
from tests.premises.interest.staff_pages import page_of as interest_page
from tests.premises.landlord_import.trials import tried as tried_list

SIGNUP, TIP = "events/emails/registration_", "events/emails/tip_"
NOBODY_OF_STAFF = {
    *(f"{SIGNUP}{name}" for name in ("asked", "expired", "held", "known", "reminder", "waiting")),
    *(f"{TIP}{name}" for name in ("receipt", "staff")),
    *(f"members/emails/challenge_{name}" for name in ("receipt", "staff")),
    *(f"members/emails/{kind}_{name}" for kind in ("join", "report") for name in ("receipt", "staff")),
    *(f"members/emails/profile_{name}" for name in ("link", "receipt", "staff")),
    "newsletter/emails/subscription_link",
    *(f"premises/emails/alert_{name}" for name in ("link", "news")),
    *(f"premises/emails/interest_{name}" for name in ("landlord", "news", "receipt", "staff")),
    *(f"premises/emails/{name}" for name in ("confirmation_request", "landlord_link", "landlord_news")),
}


def event_saved(staff, changes, **values):
    event = an_event(**values)
    make_registration(event=event)
    return event_page(event), filled(staff.get(event_page(event)), **changes)


def event_moved(staff):
    return event_saved(staff, {"starts_at_1": "06.00", "ends_at_1": "23.00"})


def event_called_off(staff):
    return event_saved(staff, {"state": "cancelled"})


def event_published(staff):
    return event_saved(staff, {"state": "published"}, state="draft")


def seats_added(staff):
    event = an_event(capacity=1)
    make_registration(event=event)
    make_registration(event=event, status="waiting")
    return event_page(event), filled(staff.get(event_page(event)), capacity="5")


def stopped_mail_resumed(staff):
    page, form = event_called_off(staff)
    staff.post(page, form)
    MailBatch.objects.get().stop(timezone.now())
    return event_page(MailBatch.objects.get().event, "utsending/likevel/"), {}


def letter_to_participants(staff):
    event = make_registration().event
    letter = {"submission": uuid.uuid4(), "group": "active", "subject_nb": "Nytt rom", "body_nb": "Rom 2."}
    return event_page(event, "e-post/"), letter


def participant_added(staff):
    who = {"submission": uuid.uuid4(), "name": "Kari", "email": "k@x.example", "people": "1", "language": "nb"}
    return event_page(an_event(), "deltakere/ny/"), who


def signup_cancelled_on_its_page(staff):
    event = an_event(capacity=1)
    registration = make_registration(event=event)
    make_registration(event=event, status="waiting")
    return f"/admin/events/registration/{registration.pk}/meld-av/", {}


def signups_cancelled_in_the_list(staff):
    keys = [make_registration(event=an_event()).pk for _one in range(2)]
    return "/admin/events/registration/", {"action": "cancel_chosen", "_selected_action": keys}


def calendar_applied(staff):
    organisation, day = make_organisation(), (timezone.now() + timedelta(days=14)).strftime("%Y%m%d")
    event = an_event(imported_from=organisation, imported_uid="a")
    make_registration(event=event)
    run = tried(calendar(f"UID:a\nSUMMARY:Seminar\nDTSTART:{day}T090000Z\nSTATUS:CANCELLED"), organisation=organisation)
    return f"/admin/events/calendarimport/{run.pk}/change/", {"take": ["a"]}


def tip_taken_in(staff):
    return address("events.eventtip", make_event_tip().pk, "change"), {"_approve": "1"}


def tip_declined(staff):
    return address("events.eventtip", make_event_tip().pk, "change"), {"_decline": "1", "answer": "Utenfor distriktet."}


def report_answered(staff):
    return address("members.faultreport", make_fault_report().pk, "change"), {"_handle": "1", "answer": "Rettet."}


def member_approved(staff):
    return f"/admin/members/joinrequest/{make_join_request().pk}/godkjenn/", approval()


def member_declined(staff):
    return f"/admin/members/joinrequest/{make_join_request().pk}/avsla/", {"reason": "Utenfor distriktet."}


def profile_approved(staff):
    contact = make_contact()
    change = make_profile_change(organisation=contact.organisation, contact=contact)
    page = address("members.profilechange", change.pk, "change")
    return page, filled(staff.get(page), _approve="1")


def challenge_published(staff):
    challenge = make_challenge(status="received", contact_email="k@kommune.example")
    return f"/admin/members/challenge/{challenge.pk}/publiser/", {"organisation": make_organisation().pk}


def challenge_declined(staff):
    challenge = make_challenge(status="received", contact_email="k@kommune.example")
    return f"/admin/members/challenge/{challenge.pk}/avvis/", {"reason": "Den er for stor."}


def tenant_answered(staff):
    return interest_page(make_interest(), "svar/"), answer()


def tenant_declined(staff):
    no = {"submission": uuid.uuid4(), "subject_nb": "Om {reference}", "body_nb": "Hei, {name}. Nei."}
    return interest_page(make_interest(), "avsla/"), no


def tenants_declined_in_the_list(staff):
    keys = [make_interest(contact_name=name).pk for name in ("Kari", "Ola")]
    no = {"submission": uuid.uuid4(), "subject_nb": "Om {reference}", "body_nb": "Hei, {name}. Nei."}
    return "/admin/premises/interest/", {"action": "decline_many", "_selected_action": keys, **no}


def address_corrected(staff):
    return interest_page(make_interest(), "e-post/"), {"email": "rett@leietaker.example"}


def interest_signed(staff):
    unit = make_unit()
    make_interest(units=[unit])
    return interest_page(make_interest(units=[unit]), "signer/"), signing(unit)


def unit_taken_off(staff):
    unit = make_unit()
    make_interest(units=[unit])
    page = address("premises.unit", unit.pk, "change")
    form = filled(staff.get(page))
    del form["is_offered"]
    return page, form


def landlords_list_applied(staff):
    unit = make_unit(name="B3-601", slug="b3-601")
    make_interest(units=[unit])
    found = tried_list("BLIR;1;900;;", building=unit.building, removes_missing=True)
    return address("premises.landlordimport", found.pk, "change"), {"_apply": "1"}


def letting_notice_sent(staff):
    line = make_letting_notice_line()
    return address("premises.lettingnotice", line.notice_id, "change"), {"told": [line.interest_id]}


def mail_sent_again(staff):
    mail = make_mail(state="failed")
    return "/admin/outbox/mail/", {"action": "send_again", "_selected_action": [mail.pk]}


def mail_sent_to_another_address(staff):
    interest = make_interest(email="per@gmial.com")
    mail = make_mail(state="failed", about=interest, to=interest.email, template=REPLY[0])
    page = address("outbox.mail", mail.pk, "change")
    return f"/admin/outbox/mail/{mail.pk}/send-igjen/", filled(staff.get(page), to="per@gmail.com")


def member_asked_whether_it_is_right(staff):
    make_contact(organisation=make_membership().organisation, may_edit=True)
    return "/admin/stemmer/spor/member/", {}


def issue_sent(staff):
    make_subscription()
    return f"/admin/newsletter/issue/{make_part().issue.pk}/send/", {}


GONE, REPLY = ["premises/emails/interest_gone"], ["premises/emails/interest_reply"]
ACTS = {  # act: (the templates of its mails, whether it can be done without them)
    event_moved: ([f"{SIGNUP}moved"], True),
    event_called_off: ([f"{SIGNUP}called_off"], True),
    event_published: ([], False),
    seats_added: ([f"{SIGNUP}offered"], False),
    stopped_mail_resumed: ([f"{SIGNUP}called_off"], False),
    letter_to_participants: (["events/emails/message"], False),
    participant_added: ([f"{SIGNUP}confirmed"], True),
    signup_cancelled_on_its_page: ([f"{SIGNUP}cancelled", f"{SIGNUP}offered"], True),
    signups_cancelled_in_the_list: ([f"{SIGNUP}cancelled"] * 2, True),
    calendar_applied: ([f"{SIGNUP}called_off"], True),
    tip_taken_in: ([f"{TIP}approved"], True),
    tip_declined: ([f"{TIP}declined"], True),
    report_answered: (["members/emails/report_answer"], True),
    member_approved: (["members/emails/join_approved"], True),
    member_declined: (["members/emails/join_declined"], True),
    profile_approved: (["members/emails/profile_decided"], True),
    challenge_published: (["members/emails/challenge_news"], True),
    challenge_declined: (["members/emails/challenge_news"], True),
    tenant_answered: (REPLY, False),
    mail_sent_to_another_address: (REPLY, False),
    tenant_declined: (REPLY, False),
    tenants_declined_in_the_list: (REPLY * 2, False),
    address_corrected: (["premises/emails/interest_confirm"], False),
    interest_signed: (GONE, True),
    unit_taken_off: (GONE, True),
    landlords_list_applied: (GONE, True),
    letting_notice_sent: (GONE, False),
    member_asked_whether_it_is_right: (["still_right/emails/question"], False),
    issue_sent: (["newsletter/emails/issue"], False),
    mail_sent_again: (["premises/emails/interest_receipt"], False),
}
