"""Admin pages of requests for membership: read, approve, decline. What applicants wrote is theirs."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian import typography
from tech_port.open_forms.forms import posted
from tech_port.staff.editing import PortalModelAdmin
from tech_port.staff.todo import Task

from ..joining.decisions import ApprovalForm, RefusalForm, possible_duplicates
from ..models import JoinRequest

Status = JoinRequest.Status
APPROVES = ("members.add_organisation", "members.add_membership", "members.add_contact")
ALREADY = _("Innmeldingen er alt avgjort: %(status)s.")


@admin.register(JoinRequest)
class JoinRequestAdmin(PortalModelAdmin):
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

    def get_urls(self):
        pages = [("godkjenn", "approve", self.approve), ("avsla", "decline", self.decline)]
        return [
            path(
                f"<int:pk>/{word}/",
                self.admin_site.admin_view(partial(self.page_of_one, page=page)),
                name=f"members_joinrequest_{name}",
            )
            for word, name, page in pages
        ] + super().get_urls()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """There is nothing to save here; the two buttons lead to pages of their own."""
        extra = {"show_save": False, "show_save_and_continue": False, "may_approve": may_approve(request.user)}
        return super().change_view(request, object_id, form_url, extra | (extra_context or {}))

    def page_of_one(self, request, pk, *, page):
        """A page about one request, for who may change it; one that is decided leads back to itself."""
        join_request = get_object_or_404(JoinRequest, pk=pk)
        if not self.has_change_permission(request, join_request):
            raise PermissionDenied
        return page(request, join_request) if join_request.is_waiting else self.already(request, join_request)

    def already(self, request, join_request):
        text = ALREADY % {"status": join_request.get_status_display()}
        self.message_user(request, text, messages.WARNING)
        return redirect("admin:members_joinrequest_change", join_request.pk)

    def approve(self, request, join_request):
        if not may_approve(request.user):
            raise PermissionDenied
        known = possible_duplicates(join_request)
        data = posted(request)
        form = ApprovalForm(data, join_request=join_request, known=known)
        if form.is_valid() and (first := form.save(request.user)) is not None:
            return self.decided(request, join_request, first, _("Godkjent. Søkeren får e-post."))
        title = _("Godkjenn %(name)s") % {"name": join_request.name}
        return self.page(request, join_request, "approve", title=title, form=form, known=known)

    def decline(self, request, join_request):
        form = RefusalForm(posted(request))
        if form.is_valid():
            first = join_request.decline(by=request.user, reason=form.cleaned_data["reason"])
            return self.decided(request, join_request, first, _("Avslått. Søkeren får e-post."))
        title = _("Avslå %(name)s") % {"name": join_request.name}
        return self.page(request, join_request, "decline", title=title, form=form)

    def decided(self, request, join_request, first, text):
        """Back to the request; whoever came second is told what the first one decided."""
        if not first:
            join_request.refresh_from_db()
            return self.already(request, join_request)
        self.log_change(request, join_request, str(text))
        self.message_user(request, text, messages.SUCCESS)
        return redirect("admin:members_joinrequest_change", join_request.pk)

    def page(self, request, join_request, name, **context):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "join_request": join_request,
            **context,
        }
        return TemplateResponse(request, f"admin/members/joinrequest/{name}.html", context)

    def delete_model(self, request, join_request):
        self.delete_queryset(request, JoinRequest.objects.filter(pk=join_request.pk))

    def delete_queryset(self, request, queryset):
        """With the mails to who sent them."""
        JoinRequest.objects.filter(pk__in=queryset.values("pk")).erase()

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d innmelding venter på svar", "%(number)d innmeldinger venter på svar", "number"
        )
        return [Task(JoinRequest.objects.waiting(), f"status__exact={Status.RECEIVED}", sentence)]

    @admin.display(description=_("medlem fra før"), boolean=True)
    def known(self, join_request):
        return join_request.is_known

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


def may_approve(user):
    """Approving makes an organisation, a membership and a contact."""
    return user.has_perms(APPROVES)


def flat(fields):
    return [name for line in fields for name in ([line] if isinstance(line, str) else line)]
