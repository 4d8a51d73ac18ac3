"""Admin pages of members' calendars: upload or paste, look over what it would mean, take what is wanted."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian.forms import Form, ModelForm
from tech_port.proposals.admin import ProposalAdmin
from tech_port.proposals.errors import ProposalError
from tech_port.staff.log_lines import filled

from ..batches import changes
from ..calendar_import import difference as calendar_import
from ..calendar_import import encodings, entries, parts
from ..calendar_import.difference import Kind
from ..models import CalendarImport, Event

MAX_PASTED_LENGTH = 500_000
ALREADY = _("Denne kalenderen er alt tatt i bruk.")
EITHER = _("Velg en fil eller lim inn en kalender, en av delene.")


class UploadForm(ModelForm):
    """Whose calendar it is, and the calendar: as a file or pasted."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_(
            "En kalenderfil (.ics) eller en zip-fil med én, høyst 1 MB. Linjer om deltakere og kontaktpersoner lagres "
            "ikke."
        ),
        widget=forms.FileInput({"accept": ".ics,.ical,.zip,text/calendar"}),
        max_length=200,
        required=False,
    )
    pasted = forms.CharField(
        label=_("Eller lim inn"),
        max_length=MAX_PASTED_LENGTH,
        required=False,
        widget=forms.Textarea({"rows": 6, "cols": 60, "spellcheck": "false"}),
    )

    class Meta:
        model = CalendarImport
        fields = ["organisation"]

    def clean(self):
        data = super().clean()
        file, pasted = data.get("file"), data.get("pasted")
        if self.errors:
            return data
        if bool(file) == bool(pasted):
            raise forms.ValidationError(EITHER)
        try:
            self.instance.content = self.read(file, pasted)
        except ProposalError as refusal:
            self.add_error("file" if file else "pasted", str(refusal))
        self.instance.file_name = file.name if file else str(_("limt inn"))
        return data

    def read(self, file, pasted):
        """The calendar's text, tried so far that staff learn at once what is wrong with it."""
        if file:
            encodings.check_size(file.size)
        text = parts.checked(encodings.text_of(file.read()) if file else pasted)
        entries.read(text, timezone.now())
        return text


class ZonesForm(Form):
    """Whether times in zones that nobody knows are Norwegian time."""

    norwegian_time = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda value: value == "yes")


class ChosenForm(Form):
    """Which of the lines that can be taken are to be taken."""

    take = forms.MultipleChoiceField(required=False)

    def __init__(self, data, difference):
        super().__init__(data)
        self.fields["take"].choices = [(line.uid, line.title) for line in difference.lines if line.can_be_taken]


@admin.register(CalendarImport)
class CalendarImportAdmin(ProposalAdmin):
    form = UploadForm
    add_form_template = "admin/events/calendarimport/upload.html"
    list_display = ["organisation", "file_name", "uploaded_at", "uploaded_by", "applied_at"]
    list_select_related = ["organisation", "uploaded_by"]
    search_fields = ["organisation__name", "file_name"]
    date_hierarchy = "uploaded_at"
    autocomplete_fields = ["organisation"]
    fieldsets = [(None, {"fields": ["organisation", "file", "pasted"]})]
    kinds = Kind
    folded = (Kind.UNCHANGED, Kind.SKIPPED)
    tried = _("Kalenderen er prøvd. Ingenting er endret ennå.")

    uncounted = ("content",)  # the file itself, which nobody changes

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def may_decide(self, request, tried):
        """Applying makes and changes events, so it takes the right to do that too."""
        events = [f"events.{right}_event" for right in ("add", "change")]
        return super().may_decide(request, tried) and request.user.has_perms(events)

    def difference(self, tried):
        return None if tried.applied_at else calendar_import.difference(tried)

    def shown(self, tried, difference):
        imported = Event.objects.filter(imported_from=tried.organisation_id).order_by("starts_at", "pk")
        return {
            "title": _("Kalenderen er tatt i bruk") if tried.applied_at else _("Se over kalenderen"),
            "imported": list(imported[:100]) if tried.applied_at else [],
        }

    def act(self, request, tried, difference):
        """Take what was chosen, log it, and say what happened."""
        if difference is None:
            self.message_user(request, ALREADY, messages.WARNING)
            return
        if "norwegian_time" in request.POST:
            self.answer(request, tried)
            return
        form = ChosenForm(request.POST, difference)
        if not form.is_valid():
            self.message_user(request, _("Noe er endret siden du så over. Se over en gang til."), messages.ERROR)
            return
        with transaction.atomic():
            done = calendar_import.apply(tried.pk, set(form.cleaned_data["take"]))
            said = ALREADY if done is None else self.log(request, tried, done)
        self.message_user(request, said, messages.WARNING if done is None else messages.SUCCESS)

    def answer(self, request, tried):
        """Note whether the unknown zones are Norwegian time, after which the file is read anew."""
        form = ZonesForm(request.POST)
        if form.is_valid():
            tried.answer_zones(is_norwegian=form.cleaned_data["norwegian_time"])
            said = (
                _("Ukjente tidssoner leses som norsk tid.")
                if tried.is_norwegian_time
                else _("Tider i ukjente tidssoner hoppes over.")
            )
            self.log_change(request, tried, said)
            self.message_user(request, said, messages.SUCCESS)

    def log(self, request, tried, done):
        """A line in the history of the calendar and of each event; returns what to say."""
        for kind, event in done:
            if kind != Kind.NEW:
                changes.hold(event.pk, request.user)
            log = self.log_addition if kind == Kind.NEW else self.log_change
            log(request, event, filled(_("Fra kalenderen til %(name)s."), {"name": tried.organisation}))
        new = sum(kind == Kind.NEW for kind, _event in done)
        drafts = filled(ngettext_lazy("%(number)d ny kladd", "%(number)d nye kladder", "number"), {"number": new})
        others = {"number": len(done) - new}
        changed = filled(ngettext_lazy("%(number)d endret", "%(number)d endret", "number"), others)
        said = format_lazy("{}, {}.", drafts, changed)
        self.log_change(request, tried, said)
        return said
