"""Admin pages of events and of what is learnt at them."""

from datetime import timedelta

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.editing import NamedFilter, PortalModelAdmin, both

from ..event_times import SplitMomentField
from ..models import Event, EventDocument, EventSeries, KeyPoint


class TimeFilter(NamedFilter):
    title = _("tid")
    parameter_name = "tid"
    options = {
        "coming": (_("kommende"), lambda rows: rows.filter(ends_at__gte=timezone.now())),
        "past": (_("over"), lambda rows: rows.filter(ends_at__lt=timezone.now())),
    }


def drafts_soon(events):
    """Drafts that begin within two weeks: to be published now, or never."""
    soon = timezone.now() + timedelta(days=14)
    return events.upcoming().filter(state=Event.State.DRAFT, starts_at__lte=soon)


class MissingFilter(NamedFilter):
    title = _("mangler")
    parameter_name = "mangler"
    options = {
        "venue": (_("sted, og er kommende"), lambda rows: rows.listed().upcoming().filter(venue=None)),
        "publishing": (_("publisering, og begynner snart"), drafts_soon),
        "points": (_("poenger, og er over"), lambda rows: rows.listed().past().filter(key_points=None)),
    }


class KeyPointInline(admin.StackedInline):
    model = KeyPoint
    extra = 0
    autocomplete_fields = ["speaker"]
    fields = [("speaker", "order"), both("text")]


class EventDocumentInline(admin.StackedInline):
    model = EventDocument
    extra = 0
    fields = [both("title"), ("file", "url", "order")]


@admin.register(Event)
class EventAdmin(PortalModelAdmin):
    list_display = ["title_nb", "starts_at", "type", "state", "venue", "signed_up", "capacity", "is_sample"]
    list_filter = [TimeFilter, MissingFilter, "state", "type", "language", "is_sample"]
    list_select_related = ["venue"]
    search_fields = ["title_nb", "title_en", "lead_nb", "lead_en", "venue__name"]
    date_hierarchy = "starts_at"
    ordering = ["-starts_at", "pk"]
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["venue", "organisers", "speakers", "source"]
    readonly_fields = ["registrations_link"]
    formfield_overrides = {models.DateTimeField: {"form_class": SplitMomentField}}
    save_as = True  # next year's event is made from this year's
    inlines = [KeyPointInline, EventDocumentInline]
    fieldsets = [
        (
            None,
            {"fields": [both("title"), "slug", ("type", "language", "state"), "is_hidden", both("lead"), both("body")]},
        ),
        (_("Tid og sted"), {"fields": ["starts_at", "ends_at", "precision", "venue", ("attendance", "online_url")]}),
        (_("Hvem"), {"fields": ["organisers", "speakers"]}),
        (
            _("Påmelding"),
            {
                "fields": [
                    ("signup", "signup_url"),
                    ("capacity", "largest_party", "price_nok"),
                    ("has_waiting_list", "asks_needs"),
                    "signup_opens_at",
                    "signup_closes_at",
                    "registrations_link",
                ]
            },
        ),
        (_("Etterpå"), {"fields": [("attendees", "attendees_about"), ("source", "is_sample")]}),
    ]

    def tasks(self):
        venue = ngettext_lazy(
            "%(number)d kommende arrangement mangler sted", "%(number)d kommende arrangementer mangler sted", "number"
        )
        drafts = ngettext_lazy(
            "%(number)d arrangement begynner innen to uker og er ikke publisert",
            "%(number)d arrangementer begynner innen to uker og er ikke publisert",
            "number",
        )
        return [
            MissingFilter.task(Event, "publishing", drafts),
            MissingFilter.task(Event, "venue", venue),
            *super().tasks(),
        ]

    @admin.display(description=_("påmeldte"), ordering="seats_taken")
    def signed_up(self, event):
        return event.seats_taken

    @admin.display(description=_("påmeldte"))
    def registrations_link(self, event):
        if event.pk is None:
            return "–"
        address = reverse("admin:events_registration_changelist") + f"?event__id__exact={event.pk}"
        return format_html('<a href="{}">{}</a>', address, _("Vis påmeldingene"))


@admin.register(KeyPoint)
class KeyPointAdmin(PortalModelAdmin):
    list_display = ["text_nb", "event", "speaker", "order"]
    list_select_related = ["event", "speaker"]
    search_fields = ["text_nb", "text_en", "event__title_nb", "speaker__name"]
    autocomplete_fields = ["event", "speaker"]
    fieldsets = [(None, {"fields": ["event", ("speaker", "order"), both("text")]})]


@admin.register(EventDocument)
class EventDocumentAdmin(PortalModelAdmin):
    list_display = ["title_nb", "event", "order"]
    list_select_related = ["event"]
    search_fields = ["title_nb", "title_en", "event__title_nb"]
    autocomplete_fields = ["event"]


@admin.register(EventSeries)
class EventSeriesAdmin(PortalModelAdmin):
    list_display = ["rule", "created_at"]
    search_fields = ["rule", "events__title_nb"]
