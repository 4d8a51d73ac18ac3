"""Admin pages of requests for membership: read, approve, decline. What applicants wrote is theirs."""

from django.contrib import admin
from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian import typography
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import RecordAdmin, RecordPage, require_perms
from tech_port.staff.inputs import searched
from tech_port.staff.todo import Task

from ..joining.decisions import ApprovalForm, DeclineForm, possible_duplicates
from ..models import JoinRequest, Membership
from . import register
from .member_from_day import publish

Status = JoinRequest.Status
CHANGE = "members.change_joinrequest"
APPROVES = ("members.add_organisation", "members.add_membership", "members.add_contact")
ALREADY = _("Innmeldingen er alt avgjort: %(status)s.")


def approve(model_admin, request, join_request):
    """Make an organisation, a membership and a contact."""
    if not join_request.is_waiting:
        return already(model_admin, request, join_request)
    require_perms(request, *APPROVES)
    known = possible_duplicates(join_request)
    form = ApprovalForm(posted(request), join_request=join_request, known=known)
    searched(form, "organisation", Membership._meta.get_field("organisation"))
    if form.is_valid() and (first := form.save(request.user)) is not None:
        if first:
            publish(join_request.organisation, form.cleaned_data["starts_on"])
        return decided(model_admin, request, join_request, first, _("Godkjent. Søkeren får e-post."))
    lookup = register.beside(request, join_request.orgnr)
    title = _("Godkjenn %(name)s") % {"name": join_request.name}
    return model_admin.render_page(request, join_request, "approve", title, form=form, known=known, **lookup)


def decline(model_admin, request, join_request):
    if not join_request.is_waiting:
        return already(model_admin, request, join_request)
    form = DeclineForm(posted(request))
    if form.is_valid():
        first = join_request.decline(by=request.user, reason=form.cleaned_data["reason"])
        return decided(model_admin, request, join_request, first, _("Avslått. Søkeren får e-post."))
    title = _("Avslå %(name)s") % {"name": join_request.name}
    return model_admin.render_page(request, join_request, "decline", title, form=form)


def decided(model_admin, request, join_request, first, text):
    """Back to the request; whoever came second is told what the first one decided."""
    if first:
        return model_admin.done(request, join_request, text)
    join_request.refresh_from_db()
    return already(model_admin, request, join_request)


def already(model_admin, request, join_request):
    return model_admin.too_late(request, join_request, ALREADY % {"status": join_request.get_status_display()})


@admin.register(JoinRequest)
class JoinRequestAdmin(RecordAdmin):
    undecided = Q(status=JoinRequest.Status.RECEIVED)
    instead = _("Godkjenn søknaden, eller avslå den.")
    pages = [
        RecordPage("approve", "godkjenn", approve, (CHANGE,)),
        RecordPage("decline", "avsla", decline, (CHANGE,)),
    ]
    heading = "name"
    list_display = ["name", "kind", "status", "known", "contact_name", "received_at"]
    list_filter = ["status", "kind"]
    search_fields = ["name", "orgnr", "contact_name", "email"]
    date_hierarchy = "received_at"
    ordering = [Case(When(status=Status.RECEIVED, then=0), default=Value(1)).asc(), "-received_at", "-pk"]
    change_form_template = "admin/members/joinrequest/change_form.html"
    fieldsets = [
        (
            _("Det søkeren skrev"),
            {
                "fields": [
                    ("name", "number"),
                    ("kind", "website"),
                    "about",
                    "reason",
                    ("contact_name", "email", "telephone"),
                    ("language", "received_at"),
                ]
            },
        ),
        (_("Se også"), {"fields": ["duplicates", "other_requests"]}),
        (_("Avgjørelsen"), {"fields": [("status", "decided_at", "decided_by"), "organisation", "answer"]}),
    ]

    def has_add_permission(self, request):
        """Requests come through the form on the site."""
        return False

    def get_readonly_fields(self, request, obj=None):
        return [name for _title, part in self.fieldsets for name in flat(part["fields"])]

    def get_queryset(self, request):
        return super().get_queryset(request).with_known_member(timezone.localdate())

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """There is nothing to save here; the two buttons lead to pages of their own."""
        extra = {"show_save": False, "show_save_and_continue": False, "may_approve": request.user.has_perms(APPROVES)}
        return super().change_view(request, object_id, form_url, extra | (extra_context or {}))

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d innmelding venter på svar", "%(number)d innmeldinger venter på svar", "number"
        )
        return [Task(JoinRequest.objects.waiting(), f"status__exact={Status.RECEIVED}", sentence, since="received_at")]

    @admin.display(description=_("medlem fra før"))
    def known(self, join_request):
        return typography.yes_or_no(join_request.is_known)

    @admin.display(description=_("organisasjonsnummer"))
    def number(self, join_request):
        return typography.orgnr(join_request.orgnr) or "–"

    @admin.display(description=_("telefon"))
    def telephone(self, join_request):
        return typography.phone(join_request.phone) if join_request.phone else "–"

    @admin.display(description=_("kan være"))
    def duplicates(self, join_request):
        found = possible_duplicates(join_request)
        return format_html_join(" · ", '<a href="{}">{}</a> ({})', map(link_and_reason, found)) or "–"

    @admin.display(description=_("andre innmeldinger fra samme"))
    def other_requests(self, join_request):
        links = [
            (reverse("admin:members_joinrequest_change", args=[other.pk]), other)
            for other in JoinRequest.objects.resembling(join_request)
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', links) or "–"


def link_and_reason(duplicate):
    address = reverse("admin:members_organisation_change", args=[duplicate.organisation.pk])
    return address, duplicate.organisation, duplicate.reason


def flat(fields):
    return [name for line in fields for name in ([line] if isinstance(line, str) else line)]
