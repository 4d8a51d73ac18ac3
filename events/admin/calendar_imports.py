"""Admin pages of members' calendars: upload or paste, look over what it would mean, take what is wanted."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tech_port.staff.editing import PortalModelAdmin

from ..calendar_import import difference as calendar_import
from ..calendar_import import file as calendar_file
from ..calendar_import.difference import Kind
from ..calendar_import.file import Refused
from ..models import CalendarImport, Event

LONGEST_PASTED = 500_000
EITHER = _("Velg en fil eller lim inn en kalender, en av delene.")


class UploadForm(forms.ModelForm):
    """Whose calendar it is, and the calendar: as a file or pasted."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_("En kalenderfil (.ics), høyst 1 MB. Linjer om deltakere og kontaktpersoner lagres ikke."),
        widget=forms.FileInput({"accept": ".ics,text/calendar"}),
        max_length=200,
        required=False,
    )
    pasted = forms.CharField(
        label=_("Eller lim inn"),
        max_length=LONGEST_PASTED,
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
        except Refused as refusal:
            self.add_error("file" if file else "pasted", str(refusal))
        self.instance.file_name = file.name if file else str(_("limt inn"))
        return data

    def read(self, file, pasted):
        """The calendar's text, tried so far that staff learn at once what is wrong with it."""
        if file and file.size > calendar_file.MOST_BYTES:
            raise Refused(_("Fila er større enn 1 MB. Eksporter en kortere periode."))
        text = calendar_file.text_of(file.read()) if file else calendar_file.checked(pasted)
        calendar_import.entries(text, timezone.now())
        return text


class ChosenForm(forms.Form):
    """Which of the lines that can be taken are to be taken."""

    take = forms.MultipleChoiceField(required=False)

    def __init__(self, data, difference):
        super().__init__(data)
        self.fields["take"].choices = [(line.uid, line.title) for line in difference.lines if line.can_be_taken]


@admin.register(CalendarImport)
class CalendarImportAdmin(PortalModelAdmin):
    form = UploadForm
    add_form_template = "admin/events/calendarimport/upload.html"
    list_display = ["organisation", "file_name", "uploaded_at", "uploaded_by", "applied_at"]
    list_select_related = ["organisation", "uploaded_by"]
    search_fields = ["organisation__name", "file_name"]
    date_hierarchy = "uploaded_at"
    autocomplete_fields = ["organisation"]
    fieldsets = [(None, {"fields": ["organisation", "file", "pasted"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def save_model(self, request, obj, form, change):
        obj.uploaded_by = request.user
        obj.save()

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(request, _("Kalenderen er prøvd. Ingenting er endret ennå."), messages.SUCCESS)
        return HttpResponseRedirect(self.address(obj))

    def address(self, obj):
        return reverse("admin:events_calendarimport_change", args=[obj.pk])

    def may_apply(self, request, tried):
        """Applying makes and changes events, so it takes the right to do that too."""
        events = [f"events.{right}_event" for right in ("add", "change")]
        return self.has_change_permission(request, tried) and request.user.has_perms(events)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What the calendar would mean, or has meant, and the button that does it."""
        tried = self.get_object(request, unquote(object_id))
        if tried is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, tried):
            raise PermissionDenied
        try:
            difference = None if tried.applied_at else calendar_import.difference(tried)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            difference = None
        if request.method == "POST":
            if not self.may_apply(request, tried):
                raise PermissionDenied
            self.act(request, tried, difference)
            return HttpResponseRedirect(self.address(tried))
        return TemplateResponse(
            request, "admin/events/calendarimport/review.html", self.review(request, tried, difference)
        )

    def review(self, request, tried, difference):
        groups = [(kind, difference.of(kind)) for kind in Kind] if difference else []
        imported = Event.objects.filter(imported_from=tried.organisation_id).order_by("starts_at", "pk")
        return {
            **self.admin_site.each_context(request),
            "title": _("Kalenderen er tatt i bruk") if tried.applied_at else _("Se over kalenderen"),
            "subtitle": str(tried),
            "opts": self.opts,
            "original": tried,
            "difference": difference,
            "groups": [(kind, lines) for kind, lines in groups if lines],
            "imported": list(imported[:100]) if tried.applied_at else [],
            "may_apply": self.may_apply(request, tried) and difference is not None,
            "has_delete_permission": self.has_delete_permission(request, tried),
        }

    def act(self, request, tried, difference):
        """Take what was chosen, log it, and say what happened."""
        form = ChosenForm(request.POST, difference) if difference else None
        if form is None:
            self.message_user(request, _("Denne kalenderen er alt tatt i bruk."), messages.WARNING)
            return
        if not form.is_valid():
            self.message_user(request, _("Noe er endret siden du så over. Se over en gang til."), messages.ERROR)
            return
        try:
            with transaction.atomic():
                done = calendar_import.apply(tried.pk, set(form.cleaned_data["take"]))
                said = self.log(request, tried, done)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, said, messages.WARNING if done is None else messages.SUCCESS)

    def log(self, request, tried, done):
        """A line in the history of the calendar and of each event; returns what to say."""
        if done is None:
            return _("Denne kalenderen er alt tatt i bruk.")
        for kind, event in done:
            log = self.log_addition if kind == Kind.NEW else self.log_change
            log(request, event, str(_("Fra kalenderen til %(name)s.") % {"name": tried.organisation}))
        new = sum(kind == Kind.NEW for kind, _event in done)
        drafts = ngettext("%(number)d ny kladd", "%(number)d nye kladder", new) % {"number": new}
        others = len(done) - new
        changed = ngettext("%(number)d endret", "%(number)d endret", others) % {"number": others}
        said = f"{drafts}, {changed}."
        self.log_change(request, tried, said)
        return said
