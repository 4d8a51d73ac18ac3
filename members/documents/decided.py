"""Where something was decided: a meeting that is here, one that is written down now, or what says so elsewhere."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tech_port.content.models import Source
from tech_port.norwegian import typography
from tech_port.norwegian.contacts import WebAddressField
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form
from tech_port.norwegian.happened import validate_happened

from ..models import Meeting

OTHER = "other"
LISTED = 4  # meetings that are offered; one that is older is found by its kind and its day
NEW = ("new_kind", "new_on", "publisher", "new_url")


def in_words(meeting):
    """`årsmøte 12. mai 2026`."""
    return f"{meeting.get_kind_display()} {typography.day(meeting.held_on)}"


class DecidedForm(Form):
    """A form about something that was decided; whoever adds to it says in `NOWHERE` what an empty one is told."""

    NOWHERE = _("Velg møtet der det ble bestemt, eller skriv et nytt under.")
    NONE_OF_THEM = _("Ikke et av disse")
    PRESUMED = {}  # what of it is filled in beforehand, and says nothing alone

    new_meeting = None  # that was written down with it, once it is stored

    meeting = forms.ChoiceField(label=_("Bestemt på"), required=False, widget=forms.RadioSelect)
    new_kind = forms.ChoiceField(
        label=_("Hva det var"),
        choices=[("", "–"), *Meeting.Kind.choices, (OTHER, _("noe annet enn et møte"))],
        required=False,
    )
    new_on = DayField(label=_("Dagen det var"), required=False, validators=[validate_happened])
    publisher = forms.CharField(
        label=_("Utgiver"),
        max_length=200,
        required=False,
        help_text=_("Når det ikke er et møte: hvem som sier det."),
    )
    new_url = WebAddressField(label=_("Nettadresse, om det ligger åpent"), max_length=500, required=False)

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {**self.PRESUMED, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.held = {str(meeting.pk): meeting for meeting in Meeting.objects.held().select_related("source")[:LISTED]}
        offered = [(key, in_words(meeting)) for key, meeting in self.held.items()]
        self.fields["meeting"].choices = [*offered, ("", self.NONE_OF_THEM)]

    @property
    def is_new(self):
        """Whether something is typed of what is not in the list."""
        return any(self[name].value() not in (None, "", self.PRESUMED.get(name)) for name in NEW)

    def clean(self):
        data = super().clean()
        if self.is_new and data.get("meeting"):
            self.add_error("meeting", _("Velg et møte i lista eller skriv et nytt, ikke begge deler."))
        elif self.is_new:
            self._clean_new(data)
        elif not data.get("meeting") and "meeting" not in self.errors and self.NOWHERE:
            self.add_error("meeting", self.NOWHERE)
        return data

    def _clean_new(self, data):
        needed = {"new_kind": _("Velg hva det var."), "new_on": _("Skriv dagen det var.")}
        if data.get("new_kind") == OTHER:
            needed["publisher"] = _("Skriv hvem som sier det.")
        for name, sentence in needed.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(sentence, "required"))

    @property
    def decided_on(self):
        """The day it was decided, of a form that is right; None where nothing says."""
        meeting = self.held.get(self.cleaned_data.get("meeting"))
        return meeting.held_on if meeting else self.cleaned_data.get("new_on")

    @property
    def decided_in_words(self):
        """`årsmøte 12. mai 2026`, of a form that is right and says something."""
        kind, day = self.cleaned_data["new_kind"], self.decided_on
        if meeting := self.held.get(self.cleaned_data["meeting"]):
            return in_words(meeting)
        return f"{self.cleaned_data['publisher'] if kind == OTHER else Meeting.Kind(kind).label} {typography.day(day)}"

    @property
    def meeting_in_public(self):
        """What everybody sees of a meeting that was written down with it."""
        words = {"meeting": in_words(self.new_meeting), "address": settings.SITE_URL}
        words["address"] += self.new_meeting.get_absolute_url()
        return _("Møtet legges til: %(meeting)s, på %(address)s") % words

    def origin(self):
        """(source, the day it spoke of), stored where it is new; (None, None) where the form says nothing."""
        data, day = self.cleaned_data, self.decided_on
        if day is None:
            return None, None
        if data["new_kind"] == OTHER:
            return Source.objects.published(data["publisher"], day, data["new_url"]), day
        meeting = self.held.get(data["meeting"]) or self._meeting(day)
        return meeting.as_source(), day

    def _meeting(self, day):
        meeting, is_new = Meeting.objects.get_or_create(kind=self.cleaned_data["new_kind"], held_on=day)
        self.new_meeting = meeting if is_new else None
        source, url = meeting.as_source(), self.cleaned_data["new_url"]
        if url and not source.url:
            source.url = url
            source.save(update_fields=["url"])
        return meeting
