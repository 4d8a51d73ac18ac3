"""Admin pages of the terms of leases and of what buildings offer."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.staff.editing import NamedFilter, PortalModelAdmin, StackedInline, both

from ..models import BuildingOffer, LeaseTerm

ORIGIN = ("source", "known_on", "is_sample")


class StateFilter(NamedFilter):
    title = _("hva vi vet")
    parameter_name = "vet"
    options = {
        "ask": (_("må spørres om"), lambda terms: terms.exclude(state=LeaseTerm.State.KNOWN)),
        "known": (_("kjent"), lambda terms: terms.filter(state=LeaseTerm.State.KNOWN)),
    }


class LeaseTermInline(StackedInline):
    model = LeaseTerm
    extra = 0
    autocomplete_fields = ["source"]
    fields = [("kind", "state"), both("value"), ORIGIN]


class BuildingOfferInline(StackedInline):
    model = BuildingOffer
    extra = 0
    autocomplete_fields = ["source"]
    fields = [("kind", "minutes_on_foot", "order"), both("text"), ORIGIN]


@admin.register(LeaseTerm)
class LeaseTermAdmin(PortalModelAdmin):
    shown_on = ["unit", "building"]
    list_display = ["kind", "place", "state", "value_nb", "known_on", "is_sample"]
    list_filter = [StateFilter, "kind", "is_sample"]
    list_select_related = ["unit__building", "building"]
    search_fields = ["value_nb", "value_en", "unit__name", "unit__building__name_nb", "building__name_nb"]
    autocomplete_fields = ["unit", "building", "source"]
    fieldsets = [
        (None, {"fields": [("unit", "building"), ("kind", "state"), both("value")]}),
        (_("Hvor det kommer fra"), {"fields": [ORIGIN]}),
    ]

    @admin.display(description=_("lokale eller bygg"), ordering="unit__name")
    def place(self, term):
        return term.unit or term.building


@admin.register(BuildingOffer)
class BuildingOfferAdmin(PortalModelAdmin):
    shown_on = ["building"]
    list_display = ["text_nb", "kind", "building", "minutes_on_foot", "known_on", "is_sample"]
    list_filter = ["kind", "building", "is_sample"]
    list_select_related = ["building"]
    search_fields = ["text_nb", "text_en", "building__name_nb", "building__name_en"]
    autocomplete_fields = ["building", "source"]
    fieldsets = [
        (None, {"fields": ["building", ("kind", "minutes_on_foot", "order"), both("text")]}),
        (_("Hvor det kommer fra"), {"fields": [ORIGIN]}),
    ]
