"""The audit as administrators read it: by kind, by person, by day and by what it was about."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.typography import DASH
from tech_port.staff.editing import PortalModelAdmin, ReadOnly
from tech_port.writing.kinds import kind

from .models import Entry, SettingSeen


class ByName(admin.SimpleListFilter):
    """What it was about, among what the audit has."""

    title = _("slag opplysning")
    parameter_name = "model"

    def lookups(self, request, model_admin):
        names = Entry.objects.exclude(model="").order_by("model").values_list("model", flat=True).distinct()
        return [(name, kind(name)) for name in names]

    def queryset(self, request, queryset):
        return queryset.filter(model=self.value()) if self.value() else queryset


@admin.register(Entry)
class EntryAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["at", "actor", "kind", "action", "about", "object_pk", "within", "fields"]
    list_display_links = ["at"]
    list_filter = ["kind", "action", ("actor", admin.RelatedOnlyFieldListFilter), ByName]
    list_select_related = ["actor"]
    date_hierarchy = "at"
    fields = [("at", "actor"), ("kind", "action"), ("about", "object_pk"), "within", "fields"]
    search_fields = ["=object_pk", "=model", "=within", "=actor__username"]
    search_help_text = _("Nummer eller slag, slik det står i lista, eller et brukernavn")
    show_full_result_count = False

    @admin.display(description=_("slag opplysning"), ordering="model")
    def about(self, entry):
        return kind(entry.model) if entry.model else DASH


@admin.register(SettingSeen)
class SettingSeenAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["name", "hash"]
    search_fields = ["name"]
