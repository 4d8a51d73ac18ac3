"""A person who has sent every open form there is, and whom staff have written down wherever they may."""

import uuid
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from premises.models import Interest
from tech_port.data_subjects.asked import Asked
from tech_port.history.many import changed
from tech_port.open_forms.forms import PacedForm
from tests import factories as f
from tests.events.signup.sent import an_event
from tests.events.signup.sent import typed as signing_up
from tests.members.challenges.sent import typed as challenge
from tests.members.joining.requests import typed as joining
from tests.open_forms import sent_form
from tests.premises.alerts.sent import typed as alert
from tests.premises.interest.sent import message
from tests.premises.interest.sent import typed as interest
from tests.tech_port.newsletter.sent import typed as newsletter

EMAIL, NAME = "kanarifugl@sanger.example", "Kanarifugl Sangersen"
BY_ADDRESS, BY_NAME = Asked(EMAIL), Asked(NAME)
REPORT = {"kind": "access", "page": "/", "text": "Jeg får ikke lest det."}
TIP = {"title": "Kveld", "day": (timezone.localdate() + timedelta(days=90)).isoformat(), "begins": "18:00"}


def forms(event, organisation):
    """{room and class of the form: (its address, what is sent)} of every form that anybody may send."""
    number, own = uuid.uuid4(), {"email": EMAIL, "contact_name": NAME}
    return {
        "alerts.AlertForm": ("/lokaler/varsel/?areal_min=600", alert(email=EMAIL)),
        "challenges.ChallengeForm": ("/samarbeid/ny-utfordring/", challenge(contact_email=EMAIL, contact_name=NAME)),
        "interest.InterestForm": ("/lokaler/interesse/", interest(**own)),
        "joining.JoinForm": ("/medlemmer/bli-medlem/", joining(**own)),
        "contact.ReportForm": ("/kontakt/", sent_form(submission=number, **REPORT, email=EMAIL)),
        "signup.SignupForm": (
            f"/arrangementer/{event.slug}/pamelding/",
            signing_up(email=EMAIL, name=NAME, needs="Nøtter"),
        ),
        "newsletter.SubscriptionForm": ("/nyhetsbrev/", newsletter(email=EMAIL)),
        "tips.TipForm": ("/arrangementer/tips/", sent_form(submission=number, **TIP, organiser="Oss", **own)),
        "landlord.LinkForm": ("/lokaler/utleier/", sent_form(email=EMAIL)),
        "profiles.LinkForm": (f"/medlemmer/{organisation.slug}/rediger/", sent_form(email=EMAIL)),
    }


def open_forms():
    """The room and class of each form that anybody may send, once a request has imported the addresses."""
    found, classes = [], [PacedForm]
    while classes:
        form = classes.pop()
        classes += form.__subclasses__()
        if not form.__subclasses__():
            found.append(f"{form.__module__.split('.')[-2]}.{form.__name__}")
    return sorted(found)


def released(client):
    """{form: status} of what the person sent; staff have written the person down in all other ways too."""
    event, contact = an_event(), f.make_contact(name=NAME, email=EMAIL, may_edit=True)
    f.make_building(contact_name=NAME, contact_email=EMAIL)
    sent = forms(event, contact.organisation)
    statuses = {name: client.post(address, data).status_code for name, (address, data) in sent.items()}
    own = Interest.objects.get(email=EMAIL)
    client.post(f"/lokaler/interesse/{own.new_token()}/melding/", message(body=f"Hilsen {NAME}, {EMAIL}"))
    changed(Interest.objects.filter(pk=own.pk), message=f"Ring {NAME}")
    own.mail_sender("confirm")
    over = timezone.now() - timedelta(days=2)
    f.make_registration(event=f.make_event(starts_at=over, ends_at=over), name=NAME, email=EMAIL, people=3)
    f.make_confirmation_request(email=EMAIL, units=[])
    f.make_question(email=EMAIL)
    value = {"name": NAME, "email": EMAIL, "phone": "", "is_public": True}
    f.make_profile_change(contact=contact, after={f"contact-{contact.pk}": value})
    return statuses


def with_a_public_role():
    """The same name in public, and in an account."""
    f.make_board_seat(person=f.make_person(name=NAME))
    user = f.make_user(username="sanger", email=EMAIL, is_staff=True)
    User.objects.filter(pk=user.pk).update(first_name="Kanarifugl", last_name="Sangersen")
