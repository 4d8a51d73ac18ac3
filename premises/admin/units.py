"""Admin pages of units and who holds them."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.norwegian import typography
from tech_port.staff.editing import (
    CLAIM,
    PERIOD,
    ApartFormSet,
    NamedFilter,
    PeriodFilter,
    PortalModelAdmin,
    StackedInline,
    TabularInline,
    both,
)

from ..models import Lease, LettingNotice, Reservation, Unit
from ..models.units import Status
from . import letting
from .photos import UnitPhotoInline
from .terms import LeaseTermInline

STALE_AFTER_DAYS = 30
HOLDS = {"unit", "starts_on", "ends_on"}  # the fields that say what a lease holds, and how long


def stale(units):
    """Offered units that nobody has confirmed for a month, or ever."""
    oldest = timezone.localdate() - timedelta(days=STALE_AFTER_DAYS)
    return units.on_market().filter(Q(confirmed_on=None) | Q(confirmed_on__lt=oldest))


def without_contact(units):
    """Units to be confirmed whose building has no address to ask."""
    return units.to_be_confirmed(timezone.localdate()).filter(building__contact_email="")


class ConfirmedFilter(NamedFilter):
    title = _("bekreftet")
    parameter_name = "bekreftet"
    options = {
        "stale": (_("tilbys, ikke bekreftet på 30 dager"), stale),
        "never": (_("aldri"), lambda units: units.filter(confirmed_on=None)),
        "nobody": (_("skal bekreftes, men ingen å spørre"), without_contact),
    }


def lettable(units):
    """Units that somebody may sign a lease of: let as such, and without a tenant who stays with no known end."""
    free = Unit.objects.exclude(use=Unit.Use.COMMON).to_be_had(timezone.localdate())
    return units.filter(pk__in=free.values("pk"))


def lets(lease):
    """Whether nobody else can have the unit of a lease on the day from which it is offered."""
    return lease.unit is not None and lease.goes_against_offer(lease.unit.offered_from, timezone.localdate())


def written_leases(formset):
    """The leases that a formset has added, or changed in what they hold and how long."""
    changed = [lease for lease, fields in formset.changed_objects if HOLDS & set(fields)]
    return [*formset.new_objects, *changed]


class LeaseInline(StackedInline):
    model = Lease
    formset = ApartFormSet
    extra = 0
    autocomplete_fields = ["organisation", "shared_with", "source"]
    fields = [
        "organisation",
        ("tenant_is_withheld", "tenant_shown_from"),
        "shared_with",
        *PERIOD,
        *CLAIM,
        ("area_m2", "staff"),
        ("source", "is_sample"),
    ]


class ReservationInline(TabularInline):
    model = Reservation
    formset = ApartFormSet
    extra = 0
    autocomplete_fields = ["organisation"]
    fields = ["organisation", "starts_on", "ends_on", "is_sample"]


@admin.register(Unit)
class UnitAdmin(PortalModelAdmin):
    instead = _("Ta lokalet av markedet: fjern krysset for at det tilbys. Skal det ikke vises, kryss av for skjult.")
    list_display = [
        "name",
        "building",
        "floor",
        "area",
        "status_today",
        "free_on",
        "rent",
        "confirmed",
        "is_sample",
    ]
    list_filter = [ConfirmedFilter, "building", "use", "is_offered", "hidden", "is_sample"]
    search_fields = ["name", "slug", "building__name_nb", "building__name_en", "wing_nb", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["building"]
    inlines = [UnitPhotoInline, LeaseTermInline, LeaseInline, ReservationInline]
    selections = {"lettable": lettable}
    fieldsets = [
        (None, {"fields": ["building", ("name", "slug"), ("floor", "position", "use"), both("wing"), both("text")]}),
        (_("Areal"), {"fields": [("area_m2", "exclusive_m2", "area_standard"), "divisible_from_m2"]}),
        (_("Arbeidsplasser"), {"fields": [("workplaces_from", "workplaces_to"), "is_step_free"]}),
        (_("Pris"), {"fields": [("rent_nok_m2_year", "common_costs_nok_m2_year")]}),
        (_("Utleie"), {"fields": [("is_offered", "offered_from"), ("confirmed_on", "hidden", "is_sample")]}),
    ]
    readonly_fields = ["asked_for_by"]

    def get_fieldsets(self, request, obj=None):
        """With who has asked for it, for those who may see that."""
        asked = [(_("Hvem har spurt"), {"fields": ["asked_for_by"]})]
        may_see = obj is not None and request.user.has_perm("premises.view_interest")
        return [*super().get_fieldsets(request, obj), *(asked if may_see else [])]

    def get_queryset(self, request):
        """With what the dates say today and the building of the name, so that no row or suggestion asks again."""
        return super().get_queryset(request).as_of(timezone.localdate()).select_related("building")

    def tasks(self):
        sentence = ngettext_lazy(
            "%(number)d lokale som tilbys, er ikke bekreftet på 30 dager",
            "%(number)d lokaler som tilbys, er ikke bekreftet på 30 dager",
            "number",
        )
        nobody = ngettext_lazy(
            "%(number)d lokale skal bekreftes, men bygget har ingen e-post for utleie",
            "%(number)d lokaler skal bekreftes, men bygget har ingen e-post for utleie",
            "number",
        )
        return [
            ConfirmedFilter.task(Unit, "stale", sentence, since="confirmed_on"),
            ConfirmedFilter.task(Unit, "nobody", nobody, since="confirmed_on"),
            *super().tasks(),
        ]

    def save_related(self, request, form, formsets, change):
        """When all of it is stored: an offer that was taken away, or that a lease goes against, is over."""
        super().save_related(request, form, formsets, change)
        unit = form.instance
        let = [one for formset in formsets if formset.model is Lease for one in written_leases(formset)]
        is_over = change and "is_offered" in form.changed_data and not unit.is_offered
        if is_over or any(lets(lease) for lease in let):
            letting.let(self, request, [unit])
        elif unit.is_offered:
            LettingNotice.objects.take_back([unit], timezone.now())

    @admin.display(description=_("meldinger"))
    def asked_for_by(self, unit):
        return letting.who_asked(unit)

    @admin.display(description=_("areal"), ordering="area_m2")
    def area(self, unit):
        return typography.square_metres(unit.area_m2)

    @admin.display(description=_("status i dag"))
    def status_today(self, unit):
        return unit.status.label

    @admin.display(description=_("ledig fra"), ordering="available_from")
    def free_on(self, unit):
        if unit.status == Status.VACANT:
            return _("nå")
        return (
            typography.short_day(unit.available_from) if unit.status == Status.COMING and unit.available_from else None
        )

    @admin.display(description=_("leie"), ordering="rent_nok_m2_year", empty_value=_("på forespørsel"))
    def rent(self, unit):
        return unit.rent_nok_m2_year and typography.rate(unit.rent_nok_m2_year)

    @admin.display(description=_("bekreftet"), ordering="confirmed_on", empty_value=_("aldri"))
    def confirmed(self, unit):
        return unit.confirmed_on and typography.short_day(unit.confirmed_on)


@admin.register(Lease)
class LeaseAdmin(PortalModelAdmin):
    shown_on = ["unit", "building"]
    list_display = ["tenant", "place", "starts_on", "ends_on", "area_m2", "staff", "is_sample"]
    list_filter = [PeriodFilter, "is_sample"]
    keeps = ["shared_with"]
    list_select_related = ["organisation", "building", "unit__building"]
    search_fields = ["organisation__name", "unit__name", "unit__building__name_nb", "building__name_nb"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["organisation", "shared_with", "building", "unit", "source"]
    fieldsets = [
        (None, {"fields": [("unit", "building"), "organisation", ("tenant_is_withheld", "tenant_shown_from")]}),
        (None, {"fields": ["shared_with", ("area_m2", "staff")]}),
        (_("Periode"), {"fields": [*PERIOD, *CLAIM, "source", "is_sample"]}),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Who comes from a unit has chosen it, and writes from when."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj is None and "starts_on" in form.base_fields:
            is_chosen = request.method == "GET" and "unit" in request.GET
            form.base_fields["starts_on"].widget.attrs["autofocus"] = is_chosen
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if HOLDS & set(form.changed_data) and lets(form.instance):
            letting.let(self, request, [form.instance.unit])

    @admin.display(description=_("leietaker"), ordering="organisation__sort_name")
    def tenant(self, lease):
        return lease.organisation or _("ikke oppgitt")

    @admin.display(description=_("lokale eller bygg"), ordering="unit__name")
    def place(self, lease):
        return lease.unit or lease.building


@admin.register(Reservation)
class ReservationAdmin(PortalModelAdmin):
    keeps = ["organisation"]
    shown_on = ["unit"]
    list_display = ["unit", "organisation", "starts_on", "ends_on", "is_sample"]
    list_filter = [PeriodFilter, "is_sample"]
    list_select_related = ["unit__building", "organisation"]
    search_fields = ["unit__name", "unit__building__name_nb", "organisation__name"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["unit", "organisation", "source"]
    fieldsets = [(None, {"fields": [("unit", "organisation"), *PERIOD, "source", "is_sample"]})]
