"""A mail that was given up: its address corrected where it stands, and the mail put in the queue again."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..hooks import Hook
from ..norwegian.emails import EmailColumn, EmailField
from ..norwegian.forms import Form
from ..rights.personal import unread

overtaken = Hook()  # given a mail that was given up: what has happened since to what it is about, "" where nothing
corrected = Hook()  # given a record, an address and who corrects it: whether it was done by a way of the record's own


@dataclass(frozen=True)
class Place:
    """A column in which an address stands."""

    record: Model
    column: str

    @property
    def address(self):
        return getattr(self.record, self.column)

    def may_be_corrected(self, user):
        model = type(self.record)
        may_change = user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
        return may_change and self.column not in unread(user, model)

    def try_out(self, address):
        """The record with another address, which is not stored; raises ValidationError where it may not have it."""
        setattr(self.record, self.column, address)
        others = {field.name for field in self.record._meta.fields} - {self.column}
        self.record.clean_fields(exclude=others)
        self.record.validate_constraints()

    def correct(self, address, by):
        """By the record's own way, where it has one: some have links that went to the address that was wrong."""
        self.record.refresh_from_db()
        if not any(corrected(self.record, address, by)):
            setattr(self.record, self.column, address)
            self.record.save(update_fields=[self.column])


def places(mail):
    """Where addresses stand of what a mail is about, and of what that leads to, as a member's contact."""
    about = mail.about
    if about is None:
        return []
    related = [
        field.name for field in about._meta.concrete_fields if field.many_to_one and columns(field.related_model)
    ]
    records = [about, *filter(None, (getattr(about, name) for name in related))]
    return [Place(record, name) for record in records for name in columns(type(record))]


def columns(model):
    return [field.name for field in model._meta.concrete_fields if isinstance(field, EmailColumn)]


class AgainForm(Form):
    """The address of one mail, which is that of its record: it may hold codes that confirm that very address.

    Where its record has another address by now, the mail goes to that. Who may not correct it there sends it as it is.
    """

    to = EmailField(label=gettext_lazy("Til"))

    def __init__(self, *args, mail, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.mail, found = mail, places(mail)
        same = [place for place in found if place.address.lower() == mail.to.lower()]
        self.places = [place for place in same if place.may_be_corrected(user)]
        known = mail.to if same else next((place.address for place in found if place.address), mail.to)
        self.fields["to"].initial, self.fields["to"].disabled = known, not self.places
        self.fields["to"].widget.attrs["autofocus"] = bool(self.places) and not self.is_bound

    @property
    def overtaken(self):
        return [sentence for sentence in overtaken(self.mail) if sentence]

    def clean_to(self):
        """An address that the record may have: one that has signed up already is told so."""
        address = self.cleaned_data["to"]
        if address != self.mail.to:
            for place in self.places:
                try:
                    place.try_out(address)
                except ValidationError as error:
                    raise ValidationError(error.messages) from None
        return address

    @transaction.atomic
    def save(self, by):
        """Do it, and say what was done."""
        mail, address = self.mail, self.cleaned_data["to"]
        is_new = address != mail.to
        if is_new:
            for place in self.places:
                place.correct(address, by)
            mail.to = address
            mail.save(update_fields=["to"])
        mail.resend()
        return _("Adressen er rettet, og e-posten er lagt i køen.") if is_new else _("E-posten er lagt i køen.")
