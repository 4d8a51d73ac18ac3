"""Admin pages of people, seats on the board and positions."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.pictures.forms import FOCUS, FocusedPictureForm
from tech_port.pictures.staff_fields import StaffPictureField
from tech_port.staff.editing import (
    CLAIM,
    SHOWN_PERIOD,
    ApartFormSet,
    NamedFilter,
    PeriodFilter,
    PortalModelAdmin,
    StackedInline,
    both,
)

from ..models import BoardSeat, Person, StaffRole
from ..models.people import PHOTO_WIDTH
from . import board_anew


class BoardSeatInline(StackedInline):
    model = BoardSeat
    formset = ApartFormSet
    extra = 0
    autocomplete_fields = ["organisation", "source"]
    fields = [("role", "order"), "organisation", both("label"), *SHOWN_PERIOD, *CLAIM, "source"]


class StaffRoleInline(StackedInline):
    model = StaffRole
    extra = 0
    autocomplete_fields = ["organisation", "source"]
    fields = [both("title"), ("organisation", "in_association"), *SHOWN_PERIOD, *CLAIM, "source"]


class PersonForm(FocusedPictureForm):
    shows = "photo"

    photo = StaffPictureField(label=_("Bilde"), required=False, min_width=PHOTO_WIDTH)


@admin.register(Person)
class PersonAdmin(PortalModelAdmin):
    change_list_template = "admin/members/boardseat/change_list.html"
    instead = _("Sett sluttdato på vervet eller stillingen: da står personen i historien, og ikke i dag.")
    list_display = ["name", "seats_today", "positions_today"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    form = PersonForm
    inlines = [BoardSeatInline, StaffRoleInline]
    fieldsets = [(None, {"fields": [("name", "slug"), ("photo", "photo_credit"), FOCUS]})]

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

    has_page = True

    def public_address(self, person):
        """A person has no page, and is shown on the board, by an organisation or among the staff."""
        if person.board_seats.exists():
            return person.board_seats.first().get_absolute_url()
        role = person.staff_roles.first()
        return role.get_absolute_url() if role else ""

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
            lambda rows: (
                rows.on(timezone.localdate())
                .filter(ends_on__lte=timezone.localdate() + timedelta(days=60))
                .not_replaced()
            ),
        ),
    }


@admin.register(BoardSeat)
class BoardSeatAdmin(PortalModelAdmin):
    change_list_template = "admin/members/boardseat/change_list.html"
    list_display = ["person", "role", "organisation", "label_nb", "starts_on", "ends_on", "order"]
    list_filter = [SeatPeriodFilter, "role"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "label_nb", "label_en"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["person", "organisation", "source"]
    fieldsets = [
        (None, {"fields": [("person", "role", "order"), "organisation", both("label")]}),
        (_("Periode"), {"fields": [*SHOWN_PERIOD, *CLAIM, "source"]}),
    ]

    def get_urls(self):
        return board_anew.urls(self) + super().get_urls()

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d styreverv slutter innen 60 dager", "%(number)d styreverv slutter innen 60 dager", "number"
        )
        return [SeatPeriodFilter.task(BoardSeat, "ending", sentence, since="ends_on"), *super().tasks()]


@admin.register(StaffRole)
class StaffRoleAdmin(PortalModelAdmin):
    list_display = ["person", "title_nb", "organisation", "in_association", "starts_on", "ends_on", "known_on"]
    list_filter = [PeriodFilter, "in_association"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "title_nb", "title_en"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["person", "organisation", "source"]
    fieldsets = [
        (None, {"fields": ["person", both("title"), ("organisation", "in_association")]}),
        (_("Periode"), {"fields": [*SHOWN_PERIOD, *CLAIM, "source"]}),
    ]
