"""Making an event of an event, on another day."""

import uuid
from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.staff.inputs import AdminDayInput

from ...models import Event
from ...series.copies import copy, moment, suggested_day, times_from, wall
from ...signup import capacity

Precision = Event.Precision


class DuplicateForm(Form):
    """The day of the copy; its times are those of the event."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    day = DayField(label=gettext_lazy("Ny dato"), widget=AdminDayInput)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["day"].help_text = signup_in_words(times_from(event, self.starts(self.initial["day"])))
        if not self.is_bound:
            self.fields["day"].widget.attrs["autofocus"] = True

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise ValidationError(_("%(day)s er over. Velg en dag som kommer.") % {"day": typography.day(day)}, "past")
        return day

    def starts(self, day):
        """When the copy begins, on the clock."""
        return datetime.combine(day, wall(self.event.starts_at).time())


def signup_in_words(times):
    """When sign-up opens and closes, of the times of a copy; "" where neither is said."""
    opens, closes = times["signup_opens_at"], times["signup_closes_at"]
    words = {"opens": opens and typography.moment(opens), "closes": closes and typography.moment(closes)}
    if opens and closes:
        return _("Påmeldingen åpner %(opens)s og stenger %(closes)s.") % words
    if opens:
        return _("Påmeldingen åpner %(opens)s.") % words
    return _("Påmeldingen stenger %(closes)s.") % words if closes else ""


@transaction.atomic
def copy_once(event_pk, starts, submission):
    """(the copy, whether it is new): the same form again gives the same copy.

    A copy of what is known by its month alone is on the day that was typed, all of it: no more of it is known.
    """
    event = capacity.locked(event_pk)
    uid = uuid.uuid5(event.uid, str(submission))
    if made := Event.objects.filter(uid=uid).first():
        return made, False
    day = {"precision": Precision.DAY, "ends_at": moment(starts.replace(hour=23, minute=59))}
    return copy(event, starts, uid=uid, **(day if event.precision == Precision.MONTH else {})), True


def duplicate(model_admin, request, event):
    initial = {"submission": uuid.uuid4(), "day": suggested_day(event, timezone.localdate())}
    form = DuplicateForm(posted(request), initial=initial, event=event)
    if form.is_valid():
        made, is_new = copy_once(event.pk, form.starts(form.cleaned_data["day"]), form.cleaned_data["submission"])
        if is_new:
            model_admin.log_addition(request, made, gettext_lazy("Kopiert fra et annet arrangement."))
        text = _("Kopien er en kladd. Se over dag, tider og tekst før du publiserer den.")
        signup = signup_in_words({name: getattr(made, name) for name in ("signup_opens_at", "signup_closes_at")})
        model_admin.message_user(request, f"{text} {signup}".strip(), messages.SUCCESS)
        return model_admin.to_record(made)
    return model_admin.render_page(request, event, "duplicate", _("Lag en kopi"), form=form)
