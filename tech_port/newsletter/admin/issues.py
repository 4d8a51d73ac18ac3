"""Composing an issue: what is new is ticked off, put in order and given a word; then looked at, tried and sent."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import CheckboxSelectMultiple, HiddenInput, ModelMultipleChoiceField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.models import Event, KeyPoint
from premises.models import Unit
from tech_port.content.models import Article
from tech_port.norwegian import typography
from tech_port.norwegian.forms import ModelForm
from tech_port.staff.decisions import RecordAdmin, RecordPage
from tech_port.staff.editing import PortalModelAdmin, StackedInline, both
from tech_port.staff.todo import Task, Urgency

from .. import suggestions
from ..models import Issue, Part
from ..printed import standing
from . import sending

ADD = "_add_parts"  # the button below the suggestions
RECORDS = ["event", "article", "unit", "key_point"]
CHANGE = "newsletter.change_issue"
ACTS = {"_test": sending.proof, "_send": sending.send}  # the buttons that save first


def may_come(request, issue):
    """Whether a form of an issue is taken: what comes too late is shown again as it was typed, and not saved."""
    is_form = request.method == "POST" and request.resolver_match.url_name == "newsletter_issue_change"
    return issue is None or issue.is_draft or is_form


def named(record):
    """A suggestion with the day that tells one from the next."""
    if isinstance(record, Event):
        return f"{record}, {typography.when(record.starts_at, record.ends_at, record.precision, weekday=True)}"
    if isinstance(record, Article):
        published = _("publisert %(day)s") % {"day": typography.day(record.published_on)}
        return ", ".join(filter(None, [str(record), record.happened_in_words, published]))
    if isinstance(record, KeyPoint):
        return f"{record.event}: {typography.shortened(str(record.text), 90)}"
    return f"{record}, {typography.square_metres(record.area_m2)}"


class Suggestions(ModelMultipleChoiceField):
    """Records of one kind that are new since the last issue, to tick off."""

    widget = CheckboxSelectMultiple

    def label_from_instance(self, record):
        return named(record)


class IssueForm(ModelForm):
    add_event = Suggestions(Event.objects.none(), required=False, label=_("Arrangementer som kommer"))
    add_article = Suggestions(Article.objects.none(), required=False, label=_("Nyheter som ikke har vært med"))
    add_unit = Suggestions(Unit.objects.none(), required=False, label=_("Lokaler som er lagt ut siden sist"))
    add_key_point = Suggestions(KeyPoint.objects.none(), required=False, label=_("Poenger fra det som er holdt"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind, rows in suggestions.suggested(self.instance).items():
            if field := self.fields.get(f"add_{kind}"):
                field.queryset = rows
                field.help_text = "" if rows.exists() else _("Ingenting nytt.")

    def clean(self):
        if self.instance.pk and not self.instance.is_draft:
            raise ValidationError(
                _("Nyhetsbrevet venter på å bli sendt. Stans det først.")
                if self.instance.can_be_stopped
                else _("Nyhetsbrevet er alt sendt, og står som det er.")
            )
        return super().clean()

    def chosen(self):
        """[(kind, record)] that were ticked off, in the order of the page."""
        return [(kind, record) for kind in RECORDS for record in self.cleaned_data.get(f"add_{kind}") or ()]


class PartForm(ModelForm):
    """A part that is there keeps its record: only a new one is asked what it is of."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["order"].required, self.fields["order"].initial = False, None
            self.fields["order"].help_text = _("Uten et tall kommer det sist.")
            return
        hidden = RECORDS if self.instance.kind == Part.Kind.TEXT else [*RECORDS, "heading_nb", "heading_en"]
        for name in RECORDS:
            field = self.fields[name]
            field.queryset = field.queryset.model._base_manager.filter(pk=getattr(self.instance, f"{name}_id"))
        for name in hidden:
            self.fields[name].widget, self.fields[name].disabled = HiddenInput(), True

    def clean_order(self):
        return self.cleaned_data["order"] or 0

    def _post_clean(self):
        """The kind is that of the chosen record, before the database's rules are asked."""
        for name in RECORDS:
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        self.instance.take_kind()
        super()._post_clean()

    def _get_validation_exclusions(self):
        """Whether the public sees a record is asked when it is chosen; what is withdrawn later is left out and said."""
        return self._beside_the_rules() | (set(RECORDS) if self.instance.pk else set())

    def validate_constraints(self):
        try:
            self.instance.validate_constraints(exclude=self._beside_the_rules())
        except ValidationError as error:
            self._update_errors(error)

    def _beside_the_rules(self):
        """The kind is no field of the form, and the rule on what a part is made of asks for it."""
        return super()._get_validation_exclusions() - {"kind"}


def seen_of(issue):
    """Which of an issue's records the public may see, asked once for a page."""
    if not hasattr(issue, "seen"):
        issue.seen = standing(list(issue.parts.all()))
    return issue.seen


class PartInline(StackedInline):
    model = Part
    form = PartForm
    extra = 0
    autocomplete_fields = RECORDS
    readonly_fields = ["what"]
    fields = [("what", "order"), ("event", "article"), ("unit", "key_point"), both("heading"), both("text")]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*RECORDS, "unit__building")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and may_come(request, obj)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and may_come(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_draft)

    @admin.display(description=_("hva"))
    def what(self, part):
        """What it tells of, with a way to it; of what nobody may see any more, that it is left out."""
        if part.pk is None:
            return _("Velg én post under, eller skriv en tekst med overskrift.")
        if part.kind == Part.Kind.TEXT:
            return _("Egen tekst")
        label = capfirst(part.get_kind_display())
        if part.record is None:
            return _("%(kind)s: slettet, og kommer ikke med") % {"kind": label}
        if part.issue.is_draft and part.pk not in seen_of(part.issue):
            return _("%(kind)s: «%(record)s» er trukket tilbake, og kommer ikke med") % {
                "kind": label,
                "record": part.record,
            }
        options = part.record._meta
        address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[part.record.pk])
        return format_html('{}: <a href="{}">{}</a>', label, address, part.record)


@admin.register(Issue)
class IssueAdmin(RecordAdmin):
    form = IssueForm
    change_form_template = "admin/newsletter/issue/change_form.html"
    preview_template = "admin/newsletter/issue/preview.html"
    uncounted = ("written", "failed", "cursor")
    translated_while = Q(state=Issue.State.DRAFT)
    list_display = ["title_nb", "number", "published_at", "written", "failed"]
    list_filter = ["state", "is_sample"]
    search_fields = ["title_nb", "title_en", "intro_nb", "intro_en"]
    date_hierarchy = "published_at"
    inlines = [PartInline]
    pages = [
        RecordPage("proof", "prove", sending.proof, (CHANGE,), only_post=True, is_decided=False),
        RecordPage("send", "send", sending.send, (CHANGE,), only_post=True, has_form=False),
        RecordPage("stop", "stans", sending.stop, (CHANGE,), only_post=True, is_decided=False),
    ]

    def get_changeform_initial_data(self, request):
        return {"number": Issue.objects.next_number(), **super().get_changeform_initial_data(request)}

    def get_fieldsets(self, request, obj=None):
        own = (None, {"fields": ["number", both("title"), both("intro")]})
        if not self.has_change_permission(request, obj):
            return [own, (_("Utsending"), {"fields": ["published_at", ("written", "failed"), "sent_by"]})]
        new = {
            "fields": [f"add_{kind}" for kind in RECORDS],
            "description": _("Kryss av, og trykk «Legg til». Det kommer sist; rekkefølgen bytter du med tallene."),
        }
        return [own, (_("Nytt siden sist"), new)]

    def has_change_permission(self, request, obj=None):
        """What has left, or is about to, stands as it is."""
        return super().has_change_permission(request, obj) and may_come(request, obj)

    def has_delete_permission(self, request, obj=None):
        """An issue that somebody got stays in the archive."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_draft)

    def get_actions(self, request, action_location=None):
        """Deleting is done one by one, where it is seen whether anybody got it. Django before 6.1 asks for no place."""
        place = {"action_location": action_location} if action_location else {}
        actions = super().get_actions(request, **place)
        actions.pop("delete_selected", None)
        return actions

    def get_readonly_fields(self, request, obj=None):
        return ["published_at", "written", "failed", "sent_by"]

    def save_related(self, request, form, formsets, change):
        """With what was ticked off, last."""
        super().save_related(request, form, formsets, change)
        last = max(form.instance.parts.values_list("order", flat=True), default=0)
        for place, (kind, record) in enumerate(form.chosen(), start=1):
            order = {"order": last + place * 10}
            Part.objects.get_or_create(issue=form.instance, kind=kind, **{kind: record}, defaults=order)

    def response_add(self, request, obj, post_url_continue=None):
        return self._acted(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._acted(request, obj) or super().response_change(request, obj)

    def _acted(self, request, issue):
        """It is saved; then a proof of it is sent, or all of it, where that is asked for."""
        if request.user.has_perm(CHANGE):
            for act in (ACTS[button] for button in ACTS if button in request.POST):
                return act(self, request, issue)
        self._goes_on(request)
        return None

    def _goes_on(self, request):
        """«Legg til» is to save and go on."""
        if ADD in request.POST:
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context |= sending.told_about(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def previewed_besides(self, record):
        return {"mails": sending.mails(record)}

    def tasks(self):
        going = ngettext_lazy(
            "%(number)d nyhetsbrev går ut om litt, og kan stanses på sin side",
            "%(number)d nyhetsbrev går ut om litt, og kan stanses på sine sider",
            "number",
        )
        failed = ngettext_lazy(
            "%(number)d nyhetsbrev har e-poster som ikke kunne skrives",
            "%(number)d nyhetsbrev har e-poster som ikke kunne skrives",
            "number",
        )
        coming = Issue.objects.filter(state__in=[Issue.State.HELD, Issue.State.SENDING])
        return [
            Task(Issue.objects.filter(failed__gt=0), "failed__gt=0", failed, since="due_at", mine="sent_by"),
            Task(coming, "state__in=held,sending", going, Urgency.NOW, since="due_at", mine="sent_by"),
        ]


@admin.register(Part)
class PartAdmin(PortalModelAdmin):
    """The parts of all issues: they are written on the page of their issue."""

    goes_with_its_record = True
    shown_on = ["issue"]
    list_display = ["issue", "kind", "order", "heading_nb"]
    list_filter = ["kind"]
    list_select_related = ["issue", *RECORDS, "unit__building"]
    search_fields = ["heading_nb", "text_nb", "issue__title_nb"]
    fields = list_display

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
