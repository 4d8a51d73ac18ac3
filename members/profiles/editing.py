"""The editing of one profile: what it begins with, what came back, and what is sent to the staff of it."""

from itertools import chain

from django.db import transaction
from django.utils.translation import get_language

from tech_port.norwegian import typography

from ..models import ProfileChange
from . import values as profile_values
from .forms import ContactForm, TextForm, contact_formset
from .values import TEXTS


class ProfileEditing:
    """Two forms as one, for a link whose editing is open; templates read it as they read a form."""

    def __init__(self, link, data=None, files=None):
        self.link = link
        self.organisation = link.organisation
        self.current = profile_values.read(self.organisation)
        self.waiting = self.organisation.profile_changes.waiting().first()
        self.start = self.current | (self.waiting.after if self.waiting else {})
        rows = self._rows()
        initial = {name: self.start[name] for name in TEXTS} | {"logo": self.logo}
        self.texts = TextForm(data, files, initial=initial)
        self.contacts = contact_formset(data, rows, {row["pk"] for row in rows} - {None})

    def _rows(self):
        """The contacts to begin with: those that are shown or waiting to be, and the one who edits."""
        own = f"contact-{self.link.contact_id}"
        proposed = self.waiting.after if self.waiting else {}
        rows = []
        for key, value in self.start.items():
            if key.startswith("contact-") and value and (value["is_public"] or key == own or key in proposed):
                number = key.removeprefix("contact-")
                known = int(number) if number.isdigit() and key in self.current else None
                rows.append({**value, "pk": known, "phone": typography.phone(value["phone"])})
        return rows

    @property
    def logo(self):
        """The picture that the form shows as the one there is; None when there is none."""
        if self.waiting and "logo" in self.waiting.after:
            return self.waiting.logo
        return self.organisation.logo

    def standing(self, data):
        """{key: form} of the forms that show what stands now, each contact under the number of its row in `data`."""
        rows = {form["pk"].value(): form for form in self.contacts if form["pk"].value()}
        for index in range(len(self.contacts.forms) if data else 0):
            number = data.get(f"{self.contacts.prefix}-{index}-pk", "")
            if number.isdecimal() and len(number) < 19 and int(number) in rows:
                rows[int(number)] = self._contact(int(number), index)
        return {"profile": self.texts, **{f"contact/{number}/": form for number, form in rows.items()}}

    def _contact(self, number, index):
        [initial] = [row for row in self._rows() if row["pk"] == number]
        prefix = f"{self.contacts.prefix}-{index}"
        return ContactForm(prefix=prefix, initial=initial, numbers={number})

    # As a form

    def __iter__(self):
        return chain(self.texts, *self.contacts)

    @property
    def errors(self):
        return bool(self.texts.errors or self.contacts.total_error_count())

    @property
    def non_field_errors(self):
        return [
            *self.texts.non_field_errors(),
            *self.contacts.non_form_errors(),
            *(error for form in self.contacts for error in form.errors.get("pk", ())),
        ]

    def is_valid(self):
        return self.texts.is_valid() and self.contacts.is_valid()

    # What came

    @property
    def wanted(self):
        """The profile as the form asks for it."""
        data = self.texts.cleaned_data
        logo = data["logo"].file.name if data["logo"] else ""
        if data["logo"] and data["logo"] == self.logo:
            logo = self.start["logo"]  # under the name by which it was proposed
        known = {key: value for key, value in self.start.items() if not key.startswith("contact-new-")}
        return known | {name: data[name] for name in TEXTS} | {"logo": logo} | self.contacts.values

    @property
    def is_changed(self):
        return self.wanted != self.start

    @transaction.atomic
    def send(self, now):
        """Send what differs from the page to the staff, and close the editing; the link's row must be held."""
        before, after = profile_values.differing(self.current, self.wanted)
        logo = self.texts.cleaned_data["logo"] if after.get("logo") else None
        ProfileChange.objects.propose(self.link.contact, before, after, logo=logo, language=get_language(), now=now)
        self.link.close(now)
