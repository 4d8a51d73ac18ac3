"""Writing to those who have signed up; what was written is tried, looked at, held a while and sent once."""

import uuid

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from tech_port.norwegian.forms import Form
from tech_port.norwegian.typography import clock
from tech_port.open_forms.forms import posted
from tech_port.staff.log_lines import filled

from ...participants.letters import Group, Letter, hold, recipients
from .permissions import DAY, PARENT

OF_THE_LETTER = ("subject_nb", "body_nb", "subject_en", "body_en")


def subject_field(label, **options):
    return forms.CharField(label=label, max_length=150, widget=AdminTextInputWidget, **options)


def body_field(label, **options):
    return forms.CharField(label=label, max_length=5000, widget=AdminTextareaWidget({"rows": 12}), **options)


class LetterForm(Form):
    """To whom, and what; English is optional, but then both its fields."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    group = forms.ChoiceField(label=gettext_lazy("Til"), widget=forms.RadioSelect)
    subject_nb = subject_field(gettext_lazy("Emne"))
    body_nb = body_field(gettext_lazy("Tekst"))
    subject_en = subject_field(gettext_lazy("Emne på engelsk"), required=False)
    body_en = body_field(
        gettext_lazy("Tekst på engelsk"),
        required=False,
        help_text=gettext_lazy("Sendes til dem som meldte seg på på engelsk. Tomt: alle får den norske."),
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["group"].choices = [
            (group.value, f"{group.label} ({recipients(event, group).count()})") for group in Group
        ]
        self.fields["body_nb"].widget.attrs["autofocus"] = not self.is_bound

    def clean_group(self):
        group = Group(self.cleaned_data["group"])
        if not recipients(self.event, group).exists():
            raise forms.ValidationError(_("Det er ingen å sende til. Velg noen andre."), "nobody")
        return group

    def clean(self):
        data = super().clean()
        subject, body = data.get("subject_en"), data.get("body_en")
        if body and not subject:
            self.add_error("subject_en", _("Skriv emnet på engelsk også."))
        if subject and not body:
            self.add_error("body_en", _("Skriv teksten på engelsk også, eller fjern emnet."))
        return data

    @property
    def letter(self):
        return Letter(**{name: self.cleaned_data[name] for name in OF_THE_LETTER})


def write(model_admin, request, event):
    """The form, and holding what it says, or trying it; whom it is to is said by the link that led here."""
    asked = request.GET.get("til")
    group = asked if asked in Group.values else Group.CONFIRMED
    initial = {"submission": uuid.uuid4(), "subject_nb": event.title_nb, "group": group}
    form = LetterForm(posted(request), event=event, initial=initial)
    if form.is_valid() and "_test" in request.POST:
        tried(model_admin, request, event, form)
    elif form.is_valid():
        return sent(model_admin, request, event, form)
    return model_admin.render_page(request, event, "letter", _("E-post til deltakerne"), form=form, parent=PARENT)


def tried(model_admin, request, event, form):
    """Send it to whoever writes it and to nobody else; the form stays."""
    if not request.user.email:
        form.add_error(None, _("Du har ingen e-postadresse. En administrator kan legge den inn på brukeren din."))
        return
    for mail in form.letter.proofs(event, request.user.email):
        mail.is_proof, mail.subject = True, f"{_('Prøve:')} {mail.subject}"
        mail.save(force_insert=True)
    model_admin.message_user(request, _("Prøven er på vei til deg. Ingen andre har fått noe."), messages.SUCCESS)


def sent(model_admin, request, event, form):
    group, submission = form.cleaned_data["group"], form.cleaned_data["submission"]
    batch = hold(event, group, form.letter, submission, request.user, timezone.now())
    number = recipients(event, group).count()
    text = ngettext_lazy(
        "E-posten går til %(number)d mottaker kl. %(clock)s. Fram til da kan du stanse den.",
        "E-posten går til %(number)d mottakere kl. %(clock)s. Fram til da kan du stanse den.",
        "number",
    )
    text = filled(text, {"number": number, "clock": clock(batch.due_at)})
    model_admin.log_change(request, event, text)
    model_admin.message_user(request, text, messages.SUCCESS)
    return redirect(DAY, event.pk)
