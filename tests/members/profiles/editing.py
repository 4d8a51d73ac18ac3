"""What a contact sends to ask for a link and to propose a change, and what staff send to answer."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tech_port.open_forms import tokens
from tests.factories import (
    make_image,
    make_profile_link,
)
from tests.open_forms import sent_form


def asked(email, **changes):
    """The form that asks for a link."""
    return sent_form(email=email, **changes)


def open_session(contact, token=None, **values):
    """An editing that is open; its address."""
    token = token or "redigering"
    now = timezone.now()
    values = {"opened_at": now, "session_ends_at": now + timedelta(hours=2), **values}
    make_profile_link(contact=contact, session_hash=tokens.hashed(token), **values)
    return f"/medlemmer/profil/rediger/{token}/"


def form_of(page, **changes):
    """What a browser sends for the form of a page when nothing but `changes` is new."""
    form = page.context["form"]
    values = {
        field.html_name: value
        for field in form
        if field.name not in {"logo"} and (value := field.value()) not in (None, False)
    }
    management = form.contacts.management_form
    values |= {field.html_name: field.value() for field in management}
    return {name: value for name, value in (values | changes).items() if value is not None}


def upload(**options):
    return SimpleUploadedFile("logo.png", make_image(**{"width": 60, "format": "PNG", **options}).read(), "image/png")


def review(change):
    return f"/admin/members/profilechange/{change.pk}/change/"


def decide(staff, change, button, answer="", keys=None):
    seen = staff.get(review(change)).context["form"]["seen"].value()
    data = {"keys": list(change.after) if keys is None else keys, "answer": answer, "seen": seen, button: "1"}
    return staff.post(review(change), data, follow=True)
