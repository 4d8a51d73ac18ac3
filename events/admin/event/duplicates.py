"""Making an event of an event, on another day."""

import uuid
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted

from ...models import Event
from ...series.copies import copy, suggested_day, wall
from ...signup import capacity


class DuplicateForm(Form):
    """The day of the copy; its times are those of the event."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    day = DayField(label=gettext_lazy("Ny dato"))


@transaction.atomic
def copy_once(event_pk, day, submission):
    """(the copy, whether it is new): the same form again gives the same copy."""
    event = capacity.locked(event_pk)
    uid = uuid.uuid5(event.uid, str(submission))
    if made := Event.objects.filter(uid=uid).first():
        return made, False
    return copy(event, datetime.combine(day, wall(event.starts_at).time()), uid=uid), True


def duplicate(model_admin, request, event):
    initial = {"submission": uuid.uuid4(), "day": suggested_day(event, timezone.localdate())}
    form = DuplicateForm(posted(request), initial=initial)
    if form.is_valid():
        made, is_new = copy_once(event.pk, form.cleaned_data["day"], form.cleaned_data["submission"])
        if is_new:
            model_admin.log_addition(request, made, gettext_lazy("Kopiert fra et annet arrangement."))
        text = _("Kopien er en kladd. Se over dag, tider og tekst før du publiserer den.")
        model_admin.message_user(request, text, messages.SUCCESS)
        return model_admin.to_record(made)
    return model_admin.render_page(request, event, "duplicate", _("Lag en kopi"), form=form)
