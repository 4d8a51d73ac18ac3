"""Admin pages of what tenants ask for. What they wrote is theirs; staff assign, answer and move it on."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import transaction
from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from tech_port import typography
from tech_port.editing import NamedFilter, PortalModelAdmin, ReadOnly
from tech_port.todo import Urgency

from ..models import Interest, InterestStep, SearchAlert

Status = Interest.Status


class AnswerFilter(NamedFilter):
    title = _("svar")
    parameter_name = "svar"
    options = {
        "overdue": (_("forfalt"), lambda rows: rows.overdue(timezone.localdate())),
        "waiting": (
            _("venter, innen fristen"),
            lambda rows: rows.unanswered().filter(answer_due_on__gte=timezone.localdate()),
        ),
        "open": (_("åpne"), lambda rows: rows.open()),
    }


class InterestForm(forms.ModelForm):
    """How far it has come, and a note for the log when that changes."""

    note = forms.CharField(
        label=_("Merknad"),
        required=False,
        max_length=500,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=_("Skrives i loggen. Bare for staben."),
    )
    seen_status = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Interest
        fields = ["status", "lost_reason", "assigned_to"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_status"].initial = self.instance.status

    def clean(self):
        """A colleague's change is not undone by a form that was opened before it."""
        super().clean()
        if self.cleaned_data.get("seen_status") not in {"", self.instance.status}:
            status = self.instance.get_status_display()
            self.add_error(
                "status",
                _("Noen andre satte statusen til «%(status)s» i mellomtiden. Last siden på nytt.") % {"status": status},
            )


class NoteActionForm(ActionForm):
    note = forms.CharField(label=_("Merknad i loggen:"), required=False, max_length=500)


class InterestStepInline(ReadOnly, admin.TabularInline):
    model = InterestStep
    fields = ["at", "by", "before", "after", "note"]
    verbose_name_plural = _("logg")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


def mover(status):
    """The list action that moves the chosen ones to a status."""

    @admin.action(description=_("Sett status: %(status)s") % {"status": status.label}, permissions=["change"])
    def move(model_admin, request, queryset):
        with transaction.atomic():
            moved = list(queryset.exclude(status=status).select_for_update(of=["self"]))
            for interest in moved:
                interest.move_to(status, by=request.user, note=request.POST.get("note", "")[:500])
                model_admin.log_change(request, interest, str(status.label))
        text = ngettext(
            "%(number)d melding har fått ny status.", "%(number)d meldinger har fått ny status.", len(moved)
        )
        model_admin.message_user(request, text % {"number": len(moved)}, messages.SUCCESS)

    move.__name__ = f"move_to_{status}"
    return move


@admin.register(Interest)
class InterestAdmin(PortalModelAdmin):
    form = InterestForm
    action_form = NoteActionForm
    view_on_site = False  # its address is the tenant's secret
    list_display = ["reference", "organisation_name", "need", "due", "status", "assigned_to", "received_at"]
    list_filter = [AnswerFilter, "status", ("assigned_to", admin.RelatedOnlyFieldListFilter), "use"]
    list_select_related = ["assigned_to"]
    search_fields = ["reference", "organisation_name", "orgnr", "contact_name", "email", "phone", "message"]
    date_hierarchy = "received_at"
    ordering = [
        Case(When(status=Status.NEW, then=0), When(status__in=Interest.CLOSED, then=2), default=Value(1)).asc(),
        "answer_due_on",
        "received_at",
    ]
    inlines = [InterestStepInline]
    # A lost one needs its reason and only the tenant withdraws, so those two are not done to many at once.
    actions = [mover(status) for status in Status if status not in {Status.NEW, Status.WITHDRAWN, Status.LOST}]
    told = [
        ("organisation_name", "orgnr"),
        ("contact_name", "reply", "phone"),
        "asked_units",
        ("employees", "need", "use"),
        ("move_in_on", "budget_nok_year"),
        "message",
        "language",
    ]
    dates = [("reference", "received_at"), ("due", "answered_at"), ("closed_at", "delete_on")]
    fieldsets = [
        (_("Hvor langt er vi"), {"fields": [("status", "assigned_to"), "lost_reason", "note", "seen_status"]}),
        (_("Det leietakeren skrev"), {"fields": told}),
        (_("Frister"), {"fields": dates}),
        (_("Se også"), {"fields": ["same_tenant", "mails"]}),
    ]
    readonly_fields = [
        *(name for line in told + dates for name in ([line] if isinstance(line, str) else line)),
        "same_tenant",
        "mails",
    ]

    def has_add_permission(self, request):
        """Interest comes through the form on the site, which promises an answer and a link."""
        return False

    def get_deleted_objects(self, objs, request):
        """The log goes with its interest, though nobody may delete a line of it alone."""
        found, counts, missing, protected = super().get_deleted_objects(objs, request)
        return found, counts, missing - {InterestStep._meta.verbose_name}, protected

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The only link staff choose is who of them answers."""
        kwargs["queryset"] = db_field.related_model.objects.filter(is_staff=True, is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def tasks(self):
        overdue = ngettext_lazy(
            "%(number)d interessemelding skulle vært besvart",
            "%(number)d interessemeldinger skulle vært besvart",
            "number",
        )
        waiting = ngettext_lazy(
            "%(number)d ny interessemelding venter på svar",
            "%(number)d nye interessemeldinger venter på svar",
            "number",
        )
        return [
            AnswerFilter.task(Interest, "overdue", overdue, Urgency.NOW),
            AnswerFilter.task(Interest, "waiting", waiting),
        ]

    def save_model(self, request, interest, form, change):
        """The status is never written without its line in the log; a note alone gets one too."""
        if not {"status", "note"} & set(form.changed_data):
            interest.save(update_fields=["lost_reason", "assigned_to"])
            return
        status, interest.status = interest.status, form.initial["status"]
        interest.save(update_fields=["assigned_to"])
        interest.move_to(status, by=request.user, note=form.cleaned_data["note"])

    @admin.display(description=_("behov"), ordering="area_max_m2")
    def need(self, interest):
        area = typography.span(interest.area_min_m2, interest.area_max_m2)
        return f"{area}\u00a0m²" if area else "–"

    @admin.display(description=_("svar innen"), ordering="answer_due_on")
    def due(self, interest):
        day = typography.short_day(interest.answer_due_on)
        if interest.status == Status.NEW and interest.answer_due_on < timezone.localdate():
            return format_html('<strong class="overdue">{} {}</strong>', _("Forfalt"), day)
        return day

    @admin.display(description=_("e-post"))
    def reply(self, interest):
        subject = urlencode({"subject": interest.reference}).replace("+", "%20")
        return format_html('<a href="mailto:{}?{}">{}</a>', interest.email, subject, interest.email)

    @admin.display(description=_("lokaler"))
    def asked_units(self, interest):
        links = [
            (reverse("admin:premises_unit_change", args=[unit.pk]), unit)
            for unit in interest.units.select_related("building")
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links) or _("ingen bestemte")

    @admin.display(description=_("samme avsender"))
    def same_tenant(self, interest):
        others = Interest.objects.filter(email__iexact=interest.email).exclude(pk=interest.pk)
        links = [(reverse("admin:premises_interest_change", args=[other.pk]), other) for other in others]
        return format_html_join(" · ", '<a href="{}">{}</a>', links) or "–"

    @admin.display(description=_("e-post sendt"))
    def mails(self, interest):
        address = reverse("admin:outbox_mail_changelist") + "?" + urlencode({"to": interest.email})
        return format_html('<a href="{}">{}</a>', address, _("Vis e-postene i utboksen"))


@admin.register(InterestStep)
class InterestStepAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["interest", "at", "by", "before", "after", "note"]
    list_filter = ["after"]
    list_select_related = ["interest", "by"]
    search_fields = ["interest__reference", "interest__organisation_name", "note"]
    date_hierarchy = "at"
    fields = ["interest", "at", "by", ("before", "after"), "note"]


class AlertFilter(NamedFilter):
    title = _("bekreftet")
    parameter_name = "bekreftet"
    options = {
        "yes": (_("ja"), lambda rows: rows.exclude(confirmed_at=None)),
        "no": (_("nei"), lambda rows: rows.filter(confirmed_at=None)),
    }


@admin.register(SearchAlert)
class SearchAlertAdmin(PortalModelAdmin):
    """Visitors make and confirm them; staff may only look, and delete on request."""

    list_display = ["email", "query", "frequency", "created_at", "confirmed_at", "last_sent_at"]
    list_filter = [AlertFilter, "frequency"]
    search_fields = ["email", "query"]
    date_hierarchy = "created_at"
    fields = ["email", "query", ("frequency", "language"), ("created_at", "confirmed_at", "last_sent_at")]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
