"""Admin pages of what was said to be right, and of who was asked."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..staff.editing import NamedFilter, PortalModelAdmin, ReadOnly
from .kinds import asked
from .models import Confirmation, Question


class UndoneFilter(NamedFilter):
    title = _("angret")
    parameter_name = "angret"
    options = {
        "nei": (_("nei"), lambda rows: rows.standing()),
        "ja": (_("ja"), lambda rows: rows.exclude(undone_at=None)),
    }


@admin.register(Confirmation)
class ConfirmationAdmin(ReadOnly, PortalModelAdmin):
    goes_with_its_record = True
    in_jump = False  # it is found by its record
    list_display = ["about", "about_type", "day", "how", "by", "undone_at"]
    list_filter = ["how", UndoneFilter, "about_type"]
    list_select_related = ["about_type", "by"]
    search_fields = ["by__username"]
    date_hierarchy = "day"
    fields = ["about", "about_type", "day", ("how", "by", "question"), ("said_at", "undone_at")]
    readonly_fields = ["about", "about_type", "said_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("about")

    @admin.display(description=_("hva"))
    def about(self, row):
        return row.about


@admin.register(Question)
class QuestionAdmin(ReadOnly, PortalModelAdmin):
    in_jump = False
    heading = "email"
    list_display = ["about", "how", "email", "asked_on", "answered_at"]
    list_filter = ["how"]
    search_fields = ["email"]
    date_hierarchy = "asked_on"
    view_on_site = False  # its address is a secret
    fields = ["about", ("how", "email"), ("asked_on", "answered_at")]
    readonly_fields = ["about"]

    def get_queryset(self, request):
        """Those who were asked of what one may ask about: a landlord's address is not a member's."""
        own = [who.how for who in asked().values() if request.user.has_perm(who.right)]
        rows = super().get_queryset(request).prefetch_related("about")
        return rows.filter(how__in=own) if own else rows  # who may ask nobody has no right to the list

    @admin.display(description=_("hva"))
    def about(self, row):
        return row.about
