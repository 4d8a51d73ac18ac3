"""The admin page of challenges: what was sent in, and the steps that take it on."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian import typography
from tech_port.norwegian.forms import ModelForm
from tech_port.staff.decisions import RecordAdmin, RecordPage
from tech_port.staff.editing import NamedFilter, both

from ..models import Challenge
from .challenge_steps import STEPS, step_page

Status = Challenge.Status


class QueueFilter(NamedFilter):
    title = _("kø")
    parameter_name = "ko"
    options = {
        "received": (_("mottatt, ikke vurdert"), lambda rows: rows.received()),
        "overdue": (_("åpen etter fristen"), lambda rows: rows.overdue(timezone.localdate())),
        "norwegian": (_("mangler norsk tekst"), lambda rows: rows.public().filter(Q(title_nb="") | Q(task_nb=""))),
    }


class ChallengeAdminForm(ModelForm):
    """What staff write themselves; the status is changed by a step and by nothing else."""

    class Meta:
        help_texts = {
            "slug": _("Lages av tittelen når utfordringen publiseres, hvis den står som den kom."),
            "outcome_nb": _("For en som ikke ble tatt inn: begrunnelsen, som aldri vises på siden."),
        }

    def _post_clean(self):
        """Constraints speak of the status too, which is no field here."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(None, error)


WAITED_FOR = [Challenge.Status.RECEIVED, Challenge.Status.OPEN, Challenge.Status.ROUTED]


@admin.register(Challenge)
class ChallengeAdmin(RecordAdmin):
    keeps = ["business_areas"]
    undecided = Q(status__in=WAITED_FOR) & ~Q(contact_email="")
    instead = _("Avslå utfordringen, eller avslutt den, så får den som sendte den, vite det.")
    pages = [
        RecordPage(step.name, step.word, partial(step_page, step=step), ("members.change_challenge",)) for step in STEPS
    ]
    form = ChallengeAdminForm
    change_form_template = "admin/members/challenge/change_form.html"
    list_display = ["name", "organisation", "route", "due", "received_at"]
    list_filter = [QueueFilter, "status", "route", "is_sample"]
    list_select_related = ["organisation"]
    search_fields = [
        *("title_nb", "title_en", "task_nb", "task_en", "organisation__name"),
        *("organisation_name", "contact_name", "contact_email"),
    ]
    date_hierarchy = "received_at"
    ordering = [
        Case(When(status=Status.RECEIVED, then=0), When(status__in=Challenge.ENDED, then=2), default=Value(1)).asc(),
        "deadline",
        "received_at",
    ]
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["organisation", "business_areas"]
    readonly_fields = ["status", "suggestion", "received_at", "published_at", "closed_at"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *(both("title"), both("task"), both("reason")),
                    *("deadline", "organisation", "business_areas", "slug"),
                ]
            },
        ),
        (
            _("Hvem som sendte den (vises aldri på siden)"),
            {
                "fields": [
                    ("organisation_name", "suggestion"),
                    ("contact_name", "contact_email", "contact_phone"),
                    ("language", "received_at"),
                ]
            },
        ),
        (
            _("Hva som skjer"),
            {"fields": [("status", "route"), both("outcome"), ("published_at", "closed_at"), "is_sample"]},
        ),
    ]

    def records_of_pages(self):
        return super().records_of_pages().select_related("organisation")

    def get_view_on_site_url(self, obj=None):
        """Only where the public sees it."""
        return super().get_view_on_site_url(obj) if obj is None or obj.is_public else None

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the steps that are open to it, and those that were taken."""
        if obj:
            content_type = ContentType.objects.get_for_model(Challenge)
            log = LogEntry.objects.filter(content_type=content_type, object_id=str(obj.pk)).select_related("user")
            context |= {"steps": [step for step in STEPS if step.status in obj.next_statuses], "log": log}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, challenge, form, change):
        """Only what staff changed here is written, so that a step a colleague takes meanwhile is not undone."""
        columns = [name for name in form.changed_data if not Challenge._meta.get_field(name).many_to_many]
        challenge.save(update_fields=columns if change else None)

    def tasks(self):
        received = ngettext_lazy(
            "%(number)d utfordring er mottatt og ikke vurdert",
            "%(number)d utfordringer er mottatt og ikke vurdert",
            "number",
        )
        overdue = ngettext_lazy(
            "%(number)d utfordring er åpen etter fristen", "%(number)d utfordringer er åpne etter fristen", "number"
        )
        norwegian = ngettext_lazy(
            "%(number)d utfordring mangler norsk tekst", "%(number)d utfordringer mangler norsk tekst", "number"
        )
        return [
            QueueFilter.task(Challenge, "received", received, since="received_at"),
            QueueFilter.task(Challenge, "overdue", overdue, since="deadline"),
            QueueFilter.task(Challenge, "norwegian", norwegian, since="received_at"),
            *super().tasks(),
        ]

    @admin.display(description=_("tittel"), ordering="title_nb")
    def name(self, challenge):
        """Also of one that was sent in English."""
        return str(challenge)

    @admin.display(description=_("frist"), ordering="deadline")
    def due(self, challenge):
        if not challenge.deadline:
            return "–"
        day = typography.short_day(challenge.deadline)
        return format_html('<strong class="overdue">{}</strong>', day) if challenge.is_overdue else day

    @admin.display(description=_("likner på"))
    def suggestion(self, challenge):
        return challenge.suggested_organisation or "–"
