"""What a tenant does with their own interest: change it, write to the staff, take a copy of all that is kept."""

import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian.forms import Form
from tech_port.norwegian.typography import shortened

from ..models import InterestMessage, Unit
from . import sharing
from .forms import MAX_NOTE_LENGTH, NeedForm

NEWS_TEMPLATES = ("premises/emails/interest_news", "premises/emails/interest_staff")  # to the staff, nothing personal
STAFF = "staben"  # a message for nobody else

OWN_FIELDS = [
    "reference",
    "language",
    "organisation_name",
    "orgnr",
    "employees",
    "area_min_m2",
    "area_max_m2",
    "move_in_on",
    "use",
    "budget_nok_year",
    "need_query",
    "viewing_when",
    "message",
    "share_with_landlord",
    "contact_name",
    "email",
    "phone",
    "status",
    "lost_reason",
    "received_at",
    "answer_due_on",
    "answered_at",
    "email_confirmed_at",
    "closed_at",
    "delete_on",
    "sender_hash",
]


class ChangeForm(NeedForm):
    """The need and the contact of an interest that is open; its row must be held while this is cleaned and saved."""

    def __init__(self, *args, **kwargs):
        interest = kwargs["instance"]
        self.asked_units = list(interest.units.all())
        self.before = {name: getattr(interest, name) for name in self.Meta.fields}
        offered = Unit.objects.filter(Q(pk__in=Unit.objects.offered().values("pk")) | Q(interests=interest))
        self.read_before = sharing.read_by(interest)
        kwargs["initial"] = {"lokale": self.asked_units}
        super().__init__(*args, units=offered.select_related("building").distinct(), **kwargs)

    @property
    def changed(self):
        """The names of the fields that hold something else than before."""
        names = [name for name, value in self.before.items() if self.cleaned_data[name] != value]
        return names + (["units"] if set(self.cleaned_data["lokale"]) != set(self.asked_units) else [])

    def clean(self):
        if not self.instance.is_open:
            raise ValidationError(
                gettext_lazy("Interessen er avsluttet og kan ikke endres. Meld interesse på nytt."), "closed"
            )
        return super().clean()

    def save(self):
        """Store what is new with its line in the log, and tell the staff which fields; nothing new does nothing."""
        interest, changed = self.instance, self.changed
        if not changed:
            return
        if "email" in changed:
            interest.email_confirmed_at = None
        interest.save(update_fields=[*self.Meta.fields, "email_confirmed_at"])
        interest.units.set(self.cleaned_data["lokale"])
        sharing.notify(interest, before=self.read_before)
        read_as = shortened(self.notes_in_words, MAX_NOTE_LENGTH)
        step = interest.steps.create(before=interest.status, after=interest.status, changed=changed, note=read_as)
        interest.notify_staff("changed", step=step)
        if "email" in changed:
            interest.forget_codes()
            interest.mail_sender("confirm")


class MessageForm(Form):
    """A message to the staff, and to the landlord of one building too where the tenant sent the interest to it."""

    submission = forms.UUIDField(widget=forms.HiddenInput(attrs={"id": None}))
    to = forms.ChoiceField(label=gettext_lazy("Til"), widget=forms.RadioSelect)
    body = forms.CharField(
        label=gettext_lazy("Skriv en linje"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Skriv en melding.")},
    )

    def __init__(self, *args, interest, **kwargs):
        super().__init__(*args, initial={"submission": uuid.uuid4(), "to": STAFF}, **kwargs)
        self.interest = interest
        self.landlords = {str(building.pk): building for building in sharing.read_by(interest)}
        if not self.landlords:
            del self.fields["to"]
            return
        words = _("staben og utleieren av %(building)s")
        both = [(key, words % {"building": building}) for key, building in self.landlords.items()]
        self.fields["to"].choices = [(STAFF, _("staben i Trondheim Tech Port")), *both]
        self.fields["body"].label = _("Melding")
        wrote = interest.messages.filter(sender=InterestMessage.Sender.LANDLORD).order_by("-at", "-pk").first()
        self.initial["to"] = str(wrote.building_id) if wrote else STAFF

    def clean(self):
        if self.interest.is_withdrawn:
            raise ValidationError(gettext_lazy("Interessen er trukket. Meld interesse på nytt."), "closed")
        if self.interest.messages.are_many(InterestMessage.Sender.TENANT, timezone.now()):
            raise ValidationError(gettext_lazy("Du har sendt mange meldinger den siste timen. Vent litt."), "rate")
        return super().clean()

    def save(self):
        data = self.cleaned_data
        landlord = self.landlords.get(data.get("to"))
        InterestMessage.objects.from_tenant(self.interest, data["body"], data["submission"], landlord)


def everything(interest):
    """All that the portal keeps about one interest, ready for JSON; keys are the names of the stored fields."""
    return {
        **{name: getattr(interest, name) for name in OWN_FIELDS},
        "leases": [
            {"organisation": str(lease.organisation), "unit": str(lease.unit), "starts_on": lease.starts_on}
            for lease in interest.leases
        ],
        "units": [
            {"name": unit.name, "building": unit.building.name, "area_m2": unit.area_m2, "url": unit_url(unit)}
            for unit in interest.units.select_related("building")
        ],
        "steps": list(interest.steps.public().values("at", "before", "after", "changed", "is_call")),
        "messages": list(interest.messages.values("at", "sender", "subject", "body")),
        "mails": list(
            interest.mails.exclude(template__in=NEWS_TEMPLATES)
            .order_by("created_at", "pk")
            .values("to", "subject", "text", "html", "state", "created_at", "sent_at")
        ),
        "readers": [_("staben i Trondheim Tech Port"), *map(landlord_of, sharing.read_by(interest))],
        "left_out": _("Stabens interne merknader. Be om innsyn i dem ved å skrive til oss."),
    }


def landlord_of(building):
    return _("utleieren av %(building)s") % {"building": building}


def unit_url(unit):
    return settings.SITE_URL + unit.get_absolute_url()
