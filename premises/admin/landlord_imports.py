"""Admin pages of landlords' lists: upload, look over what they would change, apply, take back."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from translated_fields import show_language_code

from tech_port.history.many import changed
from tech_port.lists.spreadsheets import csv_response
from tech_port.norwegian.forms import ModelForm
from tech_port.postgres.limits import limits
from tech_port.proposals.admin import ProposalAdmin
from tech_port.proposals.errors import ProposalError
from tech_port.staff.log_lines import filled, listed

from ..landlord_import import applying as landlord_import
from ..landlord_import import remembered
from ..landlord_import.difference import Kind
from ..landlord_import.file import MAX_BYTES
from ..models import Building, LandlordImport
from .landlord_answers import AnswersForm

State = LandlordImport.State
TITLES = {State.TRIED: _("Se over fila"), State.APPLIED: _("Fila er lest inn"), State.UNDONE: _("Importen er angret")}
READ_BY = ("columns", "emptied", "mended")  # the answers that change what the rows say
TOO_BIG = _("Fila er større enn 2 MB. Del den i flere, eller fjern bilder og ark som ikke trengs.")


class UploadForm(ModelForm):
    """A file, the building it is about, and whether units that it lacks are off the market."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV eller Excel (.xlsx), høyst 2 MB og 2 000 rader. Fila lagres ikke, bare radene."),
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,.xlsx"}),
        max_length=200,
    )

    class Meta:
        model = LandlordImport
        fields = ["building", "removes_missing"]
        help_texts = {
            "removes_missing": _("Lokaler som tilbys i dag, men ikke står i fila, tas av markedet. Ingen slettes.")
        }

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(TOO_BIG)
        try:
            self.instance.rows, self.instance.about = landlord_import.read_file(file.read(), file.name)
        except ProposalError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        self.instance.file_name = file.name
        return file


@admin.register(LandlordImport)
class LandlordImportAdmin(ProposalAdmin):
    form = UploadForm
    add_form_template = "admin/premises/landlordimport/upload.html"
    list_display = ["file_name", "building", "state", "uploaded_at", "uploaded_by", "applied_at", "undone_at"]
    list_filter = ["state", "building"]
    list_select_related = ["building", "uploaded_by"]
    search_fields = ["file_name", "building__name_nb", "building__name_en", "uploaded_by__username"]
    date_hierarchy = "uploaded_at"
    uncounted = ("rows", "before")  # the file itself, which nobody changes
    actions = None  # one that is applied is kept: it can be taken back
    fieldsets = [(None, {"fields": ["building", "file", "removes_missing"]})]
    kinds = (Kind.ERROR, Kind.APART, Kind.LEFT_OUT, Kind.ADDED, Kind.CHANGED, Kind.REMOVED, Kind.UNCHANGED)
    folded = (Kind.UNCHANGED,)
    tried = _("Fila er prøvd. Ingenting er endret ennå.")

    def get_urls(self):
        todays_list = self.admin_site.admin_view(self.todays_list)
        own = path("dagens-liste/<int:building>/", todays_list, name="premises_landlordimport_todays_list")
        return [own, *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("rows", "before")

    def has_delete_permission(self, request, obj=None):
        """What was applied is kept, with what stood there before it."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.state == State.TRIED)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A building is chosen here, not made."""
        if db_field.name == "building":
            return db_field.formfield(widget=AutocompleteSelect(db_field, self.admin_site))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def add_view(self, request, form_url="", extra_context=None):
        buildings = Building.objects.annotate(
            on_market=Count("units", filter=Q(units__is_offered=True, units__hidden=False))
        )
        return super().add_view(request, form_url, {"buildings": buildings, **(extra_context or {})})

    def save_model(self, request, tried, form, change):
        landlord_import.try_out(tried)
        if columns := remembered.columns(tried.building, tried.rows[0][1]):
            tried.answers = {"columns": columns}
        super().save_model(request, tried, form, change)

    def difference(self, tried):
        return landlord_import.difference(tried) if tried.state == State.TRIED else None

    def review(self, request, tried, difference):
        """Labels say which language they are of; the page is rendered while they do."""
        with show_language_code(True):
            return super().review(request, tried, difference).render()

    def shown(self, tried, difference):
        """With what has changed since the trial, or what an applied import did."""
        units = list(tried.building.units.all()) if difference else []
        return {
            "title": TITLES[tried.state],
            "changed": difference and landlord_import.changed_since_tried(tried, units),
            "answers": difference and AnswersForm(None, tried, difference),
            "applied": [] if difference else landlord_import.applied(tried),
        }

    def act(self, request, tried, difference):
        """Do what the button says, log it, and say what happened."""
        if difference and not self.answer(request, tried, difference):
            return
        if "_apply" in request.POST:
            self.apply(request, tried)
        elif "_undo" in request.POST:
            self.undo(request, tried)
        elif "_retry" in request.POST and difference:
            self.retry(request, tried)

    def answer(self, request, tried, difference):
        """Keep what was answered; whether what the button says may be done, or is to be looked over first."""
        form = AnswersForm(request.POST, tried, difference)
        if not form.is_valid():
            sentences = form.non_field_errors() or [_("Noe er endret siden du så over. Se over en gang til.")]
            self.message_user(request, " ".join(map(str, sentences)), messages.ERROR)
            return False
        before, after = tried.answers, form.answers()
        tried.answers, tried.left_out = after, form.cleaned_data["left_out"]
        answered = {"answers": after, "left_out": tried.left_out}
        changed(LandlordImport.objects.filter(pk=tried.pk, state=State.TRIED), **answered)
        is_read_anew = any(before.get(name, type(after[name])()) != after[name] for name in READ_BY)
        if is_read_anew and "_apply" in request.POST:
            self.message_user(request, _("Fila er lest på nytt. Se over før du leser den inn."), messages.WARNING)
        return not (is_read_anew and "_apply" in request.POST)

    def apply(self, request, tried):
        with transaction.atomic():
            found = landlord_import.apply(tried, request.user)
            counts = [format_lazy("{} {}", number, kind.label) for kind, number in found.counts if number]
            said = filled(_("Lest inn: %(counts)s."), {"counts": listed(counts)})
            self.log_change(request, tried, said)
        self.message_user(request, said, messages.SUCCESS)

    def undo(self, request, tried):
        with transaction.atomic():
            stays = landlord_import.undo(tried, request.user)
            self.log_change(request, tried, _("Angret."))
        self.message_user(request, _("Importen er angret. Lokalene er som før."), messages.SUCCESS)
        if stays:
            text = _(
                "Disse nye lokalene har fått leieforhold, interesse eller annet, og er tatt av markedet: %(names)s."
            )
            self.message_user(request, text % {"names": ", ".join(stays)}, messages.WARNING)

    def retry(self, request, tried):
        landlord_import.try_out(tried)
        changed(LandlordImport.objects.filter(pk=tried.pk, state=State.TRIED), before=tried.before)
        self.message_user(request, _("Prøvd på nytt mot lokalene slik de er nå."), messages.SUCCESS)

    @limits("export")
    def todays_list(self, request, building):
        """The building's units on the market as a file that changes nothing when it is uploaded again."""
        if not (self.has_view_or_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        building = get_object_or_404(Building, pk=building)
        headings, rows = landlord_import.todays_list(building)
        return csv_response(f"{building.slug}-lokaler.csv", headings, rows, private=True)
