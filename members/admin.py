"""Admin pages of organisations, people and challenges."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.editing import PERIOD, ApartFormSet, NamedFilter, PeriodFilter, PortalModelAdmin, both
from tech_port.todo import Task

from .models import BoardSeat, Challenge, Membership, Organisation, Person, StaffRole


class MemberFilter(NamedFilter):
    title = _("medlemskap")
    parameter_name = "medlem"
    options = {
        "now": (_("medlem eller partner i dag"), lambda rows: rows.filter(is_member=True)),
        "former": (
            _("tidligere medlem"),
            lambda rows: rows.filter(is_member=False, memberships__isnull=False).distinct(),
        ),
        "never": (_("aldri vært medlem"), lambda rows: rows.filter(memberships=None)),
    }


class MembershipInline(admin.TabularInline):
    model = Membership
    formset = ApartFormSet
    extra = 0
    autocomplete_fields = ["source"]
    fields = ["level", "starts_on", "starts_precision", "start_is_known", "ends_on", "source"]


@admin.register(Organisation)
class OrganisationAdmin(PortalModelAdmin):
    list_display = ["name", "kind", "is_member", "orgnr", "website", "is_sample"]
    list_filter = [MemberFilter, "kind", "is_sample"]
    search_fields = ["name", "other_names", "orgnr", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["source"]
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": [("name", "slug"), "other_names", ("kind", "orgnr"), "website", both("text")]}),
        (None, {"fields": ["source", "is_sample"]}),
    ]

    def get_queryset(self, request):
        memberships = Membership.objects.filter(organisation=OuterRef("pk")).on(timezone.localdate())
        return super().get_queryset(request).annotate(is_member=Exists(memberships))

    @admin.display(description=_("medlem i dag"), boolean=True, ordering="is_member")
    def is_member(self, organisation):
        return organisation.is_member


@admin.register(Membership)
class MembershipAdmin(PortalModelAdmin):
    list_display = ["organisation", "level", "starts_on", "ends_on", "source"]
    list_filter = [PeriodFilter, "level"]
    list_select_related = ["organisation", "source"]
    search_fields = ["organisation__name", "organisation__other_names"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["organisation", "source"]
    fieldsets = [(None, {"fields": [("organisation", "level"), *PERIOD, "source"]})]


class BoardSeatInline(admin.StackedInline):
    model = BoardSeat
    formset = ApartFormSet
    extra = 0
    autocomplete_fields = ["organisation", "source"]
    fields = [("role", "order"), "organisation", both("label"), *PERIOD, "source"]


class StaffRoleInline(admin.StackedInline):
    model = StaffRole
    extra = 0
    autocomplete_fields = ["organisation", "source"]
    fields = [both("title"), ("organisation", "in_association"), *PERIOD, ("last_known_on", "source")]


@admin.register(Person)
class PersonAdmin(PortalModelAdmin):
    list_display = ["name", "seats_today", "positions_today"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [BoardSeatInline, StaffRoleInline]
    fieldsets = [(None, {"fields": [("name", "slug")]})]

    def get_queryset(self, request):
        today = timezone.localdate()
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                Prefetch("board_seats", BoardSeat.objects.on(today), to_attr="current_seats"),
                Prefetch("staff_roles", StaffRole.objects.on(today), to_attr="current_positions"),
            )
        )

    @admin.display(description=_("i styret i dag"))
    def seats_today(self, person):
        return ", ".join(seat.get_role_display() for seat in person.current_seats)

    @admin.display(description=_("stilling i dag"))
    def positions_today(self, person):
        return ", ".join(role.title for role in person.current_positions)


class SeatPeriodFilter(NamedFilter):
    title = _("periode")
    parameter_name = "periode"
    options = {
        **PeriodFilter.options,
        "ending": (
            _("slutter innen 60 dager"),
            lambda rows: rows.on(timezone.localdate()).filter(ends_on__lte=timezone.localdate() + timedelta(days=60)),
        ),
    }


@admin.register(BoardSeat)
class BoardSeatAdmin(PortalModelAdmin):
    list_display = ["person", "role", "organisation", "label_nb", "starts_on", "ends_on", "order"]
    list_filter = [SeatPeriodFilter, "role"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "label_nb", "label_en"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["person", "organisation", "source"]
    fieldsets = [
        (None, {"fields": [("person", "role", "order"), "organisation", both("label")]}),
        (_("Periode"), {"fields": [*PERIOD, "source"]}),
    ]

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d styreverv slutter innen 60 dager", "%(number)d styreverv slutter innen 60 dager", "number"
        )
        return [SeatPeriodFilter.task(BoardSeat, "ending", sentence), *super().tasks()]


@admin.register(StaffRole)
class StaffRoleAdmin(PortalModelAdmin):
    list_display = ["person", "title_nb", "organisation", "in_association", "starts_on", "ends_on", "last_known_on"]
    list_filter = [PeriodFilter, "in_association"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "title_nb", "title_en"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["person", "organisation", "source"]
    fieldsets = [
        (None, {"fields": ["person", both("title"), ("organisation", "in_association")]}),
        (_("Periode"), {"fields": [*PERIOD, ("last_known_on", "source")]}),
    ]


@admin.register(Challenge)
class ChallengeAdmin(PortalModelAdmin):
    list_display = ["title_nb", "organisation", "status", "route", "deadline", "received_at"]
    list_filter = ["status", "route"]
    list_select_related = ["organisation"]
    search_fields = ["title_nb", "title_en", "task_nb", "task_en", "organisation__name", "contact_name"]
    date_hierarchy = "received_at"
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["organisation"]
    readonly_fields = ["received_at"]
    fieldsets = [
        (None, {"fields": [both("title"), "slug", "organisation", both("task"), both("reason"), "deadline"]}),
        (_("Kontakt"), {"fields": [("contact_name", "contact_email"), "received_at"]}),
        (_("Hva som skjer"), {"fields": [("status", "route"), both("outcome")]}),
    ]

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d utfordring er mottatt og ikke vurdert",
            "%(number)d utfordringer er mottatt og ikke vurdert",
            "number",
        )
        received = Challenge.objects.filter(status=Challenge.Status.RECEIVED)
        return [Task(received, "status__exact=received", sentence), *super().tasks()]
