"""Admin pages of what editors write."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.pictures.forms import PICTURE
from tech_port.staff.editing import CLAIM, PortalModelAdmin, ReadOnly, StackedInline, both
from tech_port.staff.publication import PublishedByButton

from .forms import ArticleForm
from .models import (
    Announcement,
    Area,
    Article,
    BusinessArea,
    Figure,
    Milestone,
    Observation,
    Page,
    Programme,
    SeededRecord,
    Source,
    Tag,
)


@admin.register(Source)
class SourceAdmin(PortalModelAdmin):
    instead = _("Gi det som bygger på kilden, en annen kilde først.")
    list_display = ["publisher", "about_nb", "published_on", "url", "key"]
    search_fields = ["publisher", "about_nb", "about_en", "key", "url"]
    date_hierarchy = "published_on"
    prepopulated_fields = {"key": ["publisher"]}
    fieldsets = [
        (None, {"fields": [("publisher", "key"), both("about"), "url", ("published_on", "published_precision")]})
    ]


@admin.register(SeededRecord)
class SeededRecordAdmin(ReadOnly, PortalModelAdmin):
    in_jump = False  # the machine's own names of what is found by its own
    list_display = ["name", "at"]
    search_fields = ["key"]
    date_hierarchy = "written_at"
    fields = ["name", "at"]

    @admin.display(description=_("nøkkel i filene"), ordering="key")
    def name(self, record):
        return record.key

    @admin.display(description=_("lastet inn"), ordering="written_at")
    def at(self, record):
        return typography.moment(record.written_at)


@admin.register(Tag)
class TagAdmin(PortalModelAdmin):
    list_display = ["name_nb", "name_en", "slug"]
    search_fields = ["name_nb", "name_en", "slug"]
    prepopulated_fields = {"slug": ["name_nb"]}
    fieldsets = [(None, {"fields": [both("name"), "slug"]})]


@admin.register(Article)
class ArticleAdmin(PublishedByButton, PortalModelAdmin):
    keeps = ["business_areas", "sources"]
    form = ArticleForm
    list_display = ["title_nb", "happened_on", "published_at", "revised_at", "expires_at", "is_sample"]
    list_filter = ["is_sample", "business_areas", "tags"]
    search_fields = ["title_nb", "title_en", "lead_nb", "lead_en", "body_nb", "body_en"]
    date_hierarchy = "published_at"
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["business_areas", "tags", "sources"]
    readonly_fields = ["signs"]
    fieldsets = [
        (None, {"fields": [both("title"), "slug", both("lead"), both("body"), "business_areas", "tags"]}),
        (_("Kilder"), {"fields": ["sources", "signs"]}),
        PICTURE,
        (
            _("Tegning"),
            {
                "fields": [("picture_kind", "picture_number", "picture_planned"), both("picture_words")],
                "description": _("Uten bilde tegnes et tall som står i teksten. Uten tall er siden god uten bilde."),
            },
        ),
        (_("Dagen saken gjelder"), {"fields": [("happened_on", "happened_precision", "happening")]}),
        (_("Publisering"), {"fields": ["published_at", ("revised_at", "expires_at"), "is_sample"]}),
    ]

    def published(self):
        """Now, as one types it: what was set to be published later is published at once."""
        now = timezone.localtime()
        return {"published_at_0": f"{now:%Y-%m-%d}", "published_at_1": f"{now:%H:%M}"}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not obj.tells_number(f"{obj.title_nb} {obj.lead_nb} {obj.body_nb}"):
            text = _("Tallet som tegnes, %(number)s, står ikke i teksten.")
            messages.warning(request, text % {"number": obj.picture_number})

    @admin.display(description=_("slik vises det til dem i teksten"))
    def signs(self, article):
        """What is written behind a sentence to point at each source that the article has."""
        sources = article.sources.all() if article.pk else []
        return format_html_join("", "<code>[^{}]</code> {}<br>", ((source.key, source) for source in sources)) or "–"


@admin.register(Page)
class PageAdmin(PortalModelAdmin):
    keeps = ["sources"]
    list_display = ["title_nb", "title_en", "place"]
    search_fields = ["title_nb", "title_en", "body_nb", "body_en"]
    autocomplete_fields = ["sources"]
    fieldsets = [(None, {"fields": ["place", both("title"), both("body"), "sources"]})]


@admin.register(Announcement)
class AnnouncementAdmin(PortalModelAdmin):
    list_display = ["text_nb", "url", "starts_at", "ends_at"]
    search_fields = ["text_nb", "text_en"]
    date_hierarchy = "starts_at"
    fieldsets = [(None, {"fields": [both("text"), "url", ("starts_at", "ends_at")]})]

    def save_model(self, request, obj, form, change):
        """Two at the same time are both shown, one above the other, which is seldom meant."""
        super().save_model(request, obj, form, change)
        if others := list(Announcement.objects.beside(obj)[:3]):
            names = ", ".join(f"«{other}»" for other in others)
            text = gettext("Disse kunngjøringene står på forsiden samtidig med denne: %(names)s.") % {"names": names}
            messages.warning(request, text)


@admin.register(Area)
class AreaAdmin(PortalModelAdmin):
    shown_at = "district"
    list_display = ["name", "kind", "town", "order", "source"]
    list_filter = ["kind", "town"]
    list_select_related = ["source"]
    search_fields = ["name", "town", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["within", "source"]
    fieldsets = [
        (None, {"fields": [("name", "slug"), ("kind", "town", "order"), both("text"), "source"]}),
        (_("På kartet"), {"fields": [("latitude", "longitude"), "within"]}),
    ]


@admin.register(BusinessArea)
class BusinessAreaAdmin(PortalModelAdmin):
    list_display = ["name_nb", "name_en", "order", "source"]
    list_select_related = ["source"]
    search_fields = ["name_nb", "name_en", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name_nb"]}
    autocomplete_fields = ["source"]
    fieldsets = [(None, {"fields": [both("name"), "slug", both("text"), "order", "source"]})]


@admin.register(Programme)
class ProgrammeAdmin(PortalModelAdmin):
    keeps = ["business_areas"]
    list_display = ["name_nb", "name_en", "kind", "run_by", "url", "order"]
    list_filter = ["kind"]
    search_fields = ["name_nb", "name_en", "run_by", "text_nb", "text_en"]
    prepopulated_fields = {"slug": ["name_nb"]}
    autocomplete_fields = ["business_areas", "source"]
    fieldsets = [
        (None, {"fields": [both("name"), "slug", ("kind", "order"), "run_by", both("audience"), both("text")]}),
        (None, {"fields": ["url", "business_areas", "source", *CLAIM]}),
    ]


@admin.register(Milestone)
class MilestoneAdmin(PortalModelAdmin):
    shown_at = "story"
    list_display = ["happened_on", "text_nb", "basis", "source"]
    list_display_links = ["happened_on", "text_nb"]
    list_filter = ["basis"]
    list_select_related = ["source"]
    search_fields = ["text_nb", "text_en"]
    date_hierarchy = "happened_on"
    autocomplete_fields = ["source"]
    fieldsets = [(None, {"fields": [("happened_on", "precision"), *CLAIM, both("text"), "source"]})]


class ObservationInline(StackedInline):
    model = Observation
    extra = 0
    autocomplete_fields = ["source"]
    fields = [("value", "qualifier"), ("as_of", "precision"), both("note"), both("method_note"), "source"]


@admin.register(Figure)
class FigureAdmin(PortalModelAdmin):
    instead = _("Ta tallet av forsiden. Er en måling feil, rett eller slett den.")
    shown_at = "figures"
    list_display = ["title_nb", "newest", "unit", "theme", "on_front_page", "order"]
    list_filter = ["on_front_page", "theme", "unit"]
    search_fields = ["title_nb", "title_en", "slug"]
    prepopulated_fields = {"slug": ["title_nb"]}
    inlines = [ObservationInline]
    fieldsets = [
        (None, {"fields": [both("title"), "slug", ("unit", "theme"), both("method"), ("on_front_page", "order")]})
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("observations")

    @admin.display(description=_("siste måling"))
    def newest(self, figure):
        return figure.latest


@admin.register(Observation)
class ObservationAdmin(PortalModelAdmin):
    shown_at = "figures"
    list_display = ["figure", "value", "qualifier", "as_of", "source"]
    list_filter = ["qualifier"]
    list_select_related = ["figure", "source"]
    search_fields = ["figure__title_nb", "figure__title_en", "note_nb", "note_en", "source__publisher"]
    date_hierarchy = "as_of"
    autocomplete_fields = ["figure", "source"]
    fieldsets = [
        (None, {"fields": ["figure", ("value", "qualifier"), ("as_of", "precision")]}),
        (None, {"fields": [both("note"), both("method_note"), "source"]}),
    ]
