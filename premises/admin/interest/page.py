"""Admin pages of what tenants ask for. What they wrote is theirs; staff assign, answer and move it on."""

from functools import partial

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Max, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian import typography
from tech_port.staff.decisions import RecordAdmin, RecordPage
from tech_port.staff.editing import NamedFilter, PortalModelAdmin, ReadOnly
from tech_port.staff.todo import Urgency

from ...interest import next_move as moves
from ...interest.choosing import ranked
from ...models import Interest, InterestStep
from ...need import words
from ...need.stored import rest_of
from .actions import NoteActionForm, assign, colleagues, mover, take
from .address import address
from .calls import call
from .declining import decline, decline_many
from .form import InterestForm
from .replies import reply, reply_beside
from .signing import sign, unsign

Status = Interest.Status
CHANGE = "premises.change_interest"
MOVES = (Status.CONTACTED, Status.VIEWING, Status.OFFER, Status.NEGOTIATING)


class AnswerFilter(NamedFilter):
    title = _("svar")
    parameter_name = "svar"
    options = {
        "overdue": (_("forfalt"), lambda rows: rows.overdue(timezone.localdate())),
        "waiting": (
            _("venter, innen fristen"),
            lambda rows: rows.unanswered().filter(answer_due_on__gte=timezone.localdate()),
        ),
        "thread": (_("venter på svar i tråden"), lambda rows: rows.awaiting_reply()),
        "landlord": (_("venter på svar fra utleieren"), lambda rows: rows.awaiting_landlord()),
        "open": (_("åpne"), lambda rows: rows.open()),
    }


def address_of(interest):
    return reverse("admin:premises_interest_change", args=[interest.pk])


def duplicate(interest, other):
    """(address, the other one, what the two have in common in words)."""
    same = [
        (_("samme e-post"), other.email.lower() == interest.email.lower()),
        (_("samme organisasjonsnummer"), other.orgnr and other.orgnr == interest.orgnr),
        (_("samme virksomhet"), other.organisation_name.lower() == interest.organisation_name.lower()),
    ]
    return address_of(other), other, ", ".join(str(words) for words, is_same in same if is_same)


@admin.register(Interest)
class InterestAdmin(RecordAdmin):
    keeps = ["units"]
    undecided = ~Q(status__in=Interest.CLOSED)
    instead = _("Svar leietakeren, og avslutt saken. Da slettes den på dagen som står på den.")
    pages = [
        RecordPage("reply", "svar", reply, (CHANGE,)),
        RecordPage("call", "samtale", call, (CHANGE,)),
        RecordPage("address", "e-post", address, (CHANGE,)),
        RecordPage("decline", "avsla", decline, (CHANGE,)),
        RecordPage("sign", "signer", sign, (CHANGE,)),
        RecordPage("unsign", "angre-signering", unsign, (CHANGE,), has_form=False),
    ]
    form = InterestForm
    action_form = NoteActionForm
    view_on_site = False  # its address is the tenant's secret
    list_display = [
        "reference",
        "organisation_name",
        "need",
        "due",
        "next_move",
        "status",
        "assigned_to",
        "received_at",
    ]
    list_filter = [AnswerFilter, "status", ("assigned_to", admin.RelatedOnlyFieldListFilter), "use"]
    list_select_related = ["assigned_to"]
    search_fields = ["reference", "organisation_name", "orgnr", "contact_name", "email", "phone", "message"]
    date_hierarchy = "received_at"
    ordering = [
        Case(When(status__in=Interest.CLOSED, then=2), When(answered_at=None, then=0), default=Value(1)).asc(),
        "answer_due_on",
        "received_at",
    ]
    change_form_template = "admin/premises/interest/change_form.html"
    # A lost one needs its reason, a signed one its lease, and only the tenant withdraws: not done to many at once.
    actions = [take, assign, *map(mover, MOVES), decline_many]
    told = [
        ("organisation_name", "orgnr"),
        ("contact_name", "reply", "confirmed", "phone"),
        "asked_units",
        ("employees", "need", "use"),
        ("move_in_on", "budget_nok_year"),
        "viewing_when",
        "besides",
        ("language", "share_with_landlord"),
    ]
    dates = [("reference", "received_at"), "next_move", ("due", "answered_at"), ("closed_at", "delete_on")]
    fieldsets = [
        (_("Hvor langt er vi"), {"fields": [("state", "assigned_to"), "note", "lost_reason", "seen_status"]}),
        (_("Det leietakeren skrev"), {"fields": told}),
        (_("Frister"), {"fields": dates}),
        (_("Se også"), {"fields": ["duplicates", "same_tenant", "mails"]}),
    ]
    readonly_fields = [
        *(name for line in told + dates for name in ([line] if isinstance(line, str) else line)),
        "duplicates",
        "same_tenant",
        "mails",
        "state",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_last_word()

    def beside(self, record):
        """The latest of each who writes in the conversation."""
        latest = record.messages.order_by().values_list("by").annotate(Max("pk"))
        return {(_("samtalen"), by): number for by, number in latest}

    def has_add_permission(self, request):
        """Interest comes through the form on the site, which promises an answer and a link."""
        return False

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the conversation, the form of an answer, the status buttons and the units that suit the need."""
        if obj:
            asked = {unit.pk for unit in obj.units.all()}
            moves = [status for status in (*MOVES, Status.LOST) if status != obj.status]
            is_signed = obj.status == Status.SIGNED and obj.has_signing  # it has its units, until that is taken back
            suits = {} if is_signed else {"moves": moves, "matches": ranked(obj)}
            context |= {"asked": asked, **suits}
            context |= {"is_mine": obj.assigned_to_id == request.user.pk, **reply_beside(request, obj)}
            context["quiet_save"] = True  # the page is first of all for answering
            context["log"] = obj.steps.select_related("by")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_change(self, request, interest):
        """After a status button, or taking it, the page itself is shown again."""
        if {"status", "_take"} & request.POST.keys():
            self.message_user(request, _("Lagret."), messages.SUCCESS)
            return self.to_record(interest)
        return super().response_change(request, interest)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The only link staff choose is who of them answers."""
        kwargs["queryset"] = colleagues()
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
        written = ngettext_lazy(
            "%(number)d leietaker venter på svar i tråden", "%(number)d leietakere venter på svar i tråden", "number"
        )
        asked = ngettext_lazy(
            "%(number)d leietaker venter på svar fra utleieren",
            "%(number)d leietakere venter på svar fra utleieren",
            "number",
        )
        known = {"since": "received_at", "mine": "assigned_to"}
        return [
            AnswerFilter.task(Interest, "overdue", overdue, Urgency.NOW, **known),
            AnswerFilter.task(Interest, "waiting", waiting, **known),
            AnswerFilter.task(Interest, "thread", written, **known),
            AnswerFilter.task(Interest, "landlord", asked, Urgency.LATER, **known),
        ]

    def save_model(self, request, interest, form, change):
        """The status is never written without its line in the log; a note alone gets one too."""
        if "_take" in request.POST:
            interest.assigned_to = request.user
        interest.save(
            update_fields=["lost_reason", "assigned_to"] if form.new_status == interest.status else ["assigned_to"]
        )
        note = form.cleaned_data["note"]
        if note or form.new_status != interest.status:
            interest.move_to(form.new_status, by=request.user, note=note)

    @admin.display(description=_("behov"), ordering="area_max_m2")
    def need(self, interest):
        return words.in_short(interest) or "–"

    @admin.display(description=_("dessuten"))
    def besides(self, interest):
        return "; ".join(f"{label}: {text}" for label, text in words.rows(rest_of(interest))) or "–"

    @admin.display(description=_("svar innen"), ordering="answer_due_on")
    def due(self, interest):
        day = typography.short_day(interest.answer_due_on)
        if interest.is_late:
            return format_html('<strong class="overdue">{} {}</strong>', _("Forfalt"), day)
        return day

    @admin.display(description=_("neste trekk"))
    def next_move(self, interest):
        move = moves.of(interest, settings.ANSWER_WITHIN_WORKING_DAYS)
        return move.in_words("staff", timezone.localdate()) if move else "–"

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

    @admin.display(description=_("status nå"))
    def state(self, interest):
        return interest.get_status_display()

    @admin.display(description=_("e-posten bekreftet"))
    def confirmed(self, interest):
        return typography.yes_or_no(interest.email_confirmed_at)

    @admin.display(description=_("mulige duplikater"))
    def duplicates(self, interest):
        """Open ones of the same tenant, each with what is the same."""
        found = Interest.objects.open().resembling(interest)
        return format_html_join(" · ", '<a href="{}">{}</a> ({})', map(partial(duplicate, interest), found)) or "–"

    @admin.display(description=_("tidligere fra samme adresse"))
    def same_tenant(self, interest):
        others = Interest.objects.filter(email__iexact=interest.email, status__in=Interest.CLOSED)
        links = [(address_of(other), other) for other in others.exclude(pk=interest.pk)]
        return format_html_join(" · ", '<a href="{}">{}</a>', links) or "–"

    @admin.display(description=_("e-post sendt"))
    def mails(self, interest):
        about = {"about_type": ContentType.objects.get_for_model(Interest).pk, "about_id": interest.pk}
        address = reverse("admin:outbox_mail_changelist") + "?" + urlencode(about)
        return format_html('<a href="{}">{}</a>', address, _("Vis e-postene i utboksen"))


@admin.register(InterestStep)
class InterestStepAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    list_display = ["interest", "at", "by", "before", "after", "note"]
    list_filter = ["after"]
    list_select_related = ["interest", "by"]
    search_fields = ["interest__reference", "interest__organisation_name", "note"]
    date_hierarchy = "at"
    fields = ["interest", "at", "by", ("before", "after"), "note"]
