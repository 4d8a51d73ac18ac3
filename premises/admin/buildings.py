"""Admin pages of properties, buildings and who owns them."""

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tech_port.norwegian import typography
from tech_port.pictures.forms import PICTURE, DescribedPictureForm
from tech_port.staff.editing import CLAIM, SHOWN_PERIOD, PeriodFilter, PortalModelAdmin, StackedInline, both

from ..models import Building, Ownership, Property
from .terms import BuildingOfferInline, LeaseTermInline


@admin.register(Property)
class PropertyAdmin(PortalModelAdmin):
    list_display = ["name", "developer", "area", "order"]
    list_filter = ["area"]
    list_select_related = ["developer", "area"]
    search_fields = ["name", "other_names", "developer__name", "text_nb", "text_en"]
    markdown = both("text")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["developer", "area", "figures", "source"]
    fieldsets = [
        (None, {"fields": [("name", "slug"), "other_names", ("developer", "area"), both("text")]}),
        (None, {"fields": ["figures", "source", "order"]}),
    ]


CERTIFICATES = [("energy_label", "energy_state"), ("breeam", "breeam_state"), ("well", "well_state")]
COMPLETION = [
    ("completed_on", "completed_precision"),
    ("completion_basis", "completion_known_on", "completion_known_precision"),
    ("completion_other_on", "completion_other_precision"),
    ("completion_other_known_on", "completion_other_known_precision"),
]


class OwnershipInline(StackedInline):
    model = Ownership
    extra = 0
    autocomplete_fields = ["organisation", "source"]
    fields = ["organisation", *SHOWN_PERIOD, *CLAIM, "source"]


@admin.register(Building)
class BuildingAdmin(PortalModelAdmin):
    keeps = ["sources"]
    instead = _("Ta lokalene i bygget av markedet, og sett sluttdato på leieforhold og eierskap.")
    form = DescribedPictureForm
    list_display = ["name_nb", "property", "address", "floors", "area_m2", "completed_on", "is_done", "units_link"]
    list_filter = ["property", "completion_basis", "energy_label"]
    list_select_related = ["property"]
    ordering = Building._meta.ordering  # said again, for a counted list forgets it
    search_fields = ["name_nb", "name_en", "address", "property__name", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name_nb"]}
    autocomplete_fields = ["property", "figures", "sources"]
    readonly_fields = ["units_link"]
    inlines = [OwnershipInline, BuildingOfferInline, LeaseTermInline]
    fieldsets = [
        (None, {"fields": [both("name"), ("slug", "address"), ("property", "order"), both("text"), "units_link"]}),
        PICTURE,
        (_("Størrelse"), {"fields": [("area_m2", "floors", "workplaces"), "layout_is_drawn"]}),
        (_("Ferdigstillelse"), {"fields": COMPLETION}),
        (
            _("Miljø"),
            {"fields": CERTIFICATES},
        ),
        (_("Kontakt for utleie"), {"fields": [("contact_name", "contact_email", "contact_phone")]}),
        (_("Flere fakta"), {"fields": [("architect", "contractor"), "figures", "sources"]}),
        (_("På kartet"), {"fields": [("latitude", "longitude"), ("map_dx", "map_dy")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(unit_count=Count("units"))

    @admin.display(description=_("tatt i bruk"), ordering="completion_basis")
    def is_done(self, building):
        return typography.yes_or_no(not building.completion_is_planned)

    @admin.display(description=_("lokaler"), ordering="unit_count")
    def units_link(self, building):
        if building.pk is None:
            return "–"
        address = reverse("admin:premises_unit_changelist") + f"?building__id__exact={building.pk}"
        text = ngettext("%(number)d lokale", "%(number)d lokaler", building.unit_count)
        return format_html('<a href="{}">{}</a>', address, text % {"number": building.unit_count})


@admin.register(Ownership)
class OwnershipAdmin(PortalModelAdmin):
    shown_on = ["building"]
    list_display = ["building", "organisation", "starts_on", "ends_on", "basis", "source"]
    list_filter = [PeriodFilter, "building"]
    list_select_related = ["building", "organisation", "source"]
    search_fields = ["building__name_nb", "organisation__name"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["building", "organisation", "source"]
    fieldsets = [(None, {"fields": [("organisation", "building"), *SHOWN_PERIOD, *CLAIM, "source"]})]
