"""Admin pages of events, venues and sign-ups."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.editing import NamedFilter, PortalModelAdmin, both

from .models import Event, KeyPoint, Registration, Venue

SEATED = (Registration.Status.CONFIRMED, Registration.Status.OFFERED, Registration.Status.ATTENDED)


@admin.register(Venue)
class VenueAdmin(PortalModelAdmin):
    list_display = ["name", "street", "room_nb", "building", "area", "is_step_free", "is_sample"]
    list_filter = ["is_step_free", "is_sample"]
    list_select_related = ["building", "area"]
    search_fields = ["name", "street", "room_nb", "building__name_nb"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["building", "area"]
    fieldsets = [
        (None, {"fields": [("name", "slug"), "street", both("room"), ("building", "area")]}),
        (_("Adkomst"), {"fields": [both("access"), "is_step_free", "is_sample"]}),
    ]


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
    save_as = True  # next year's event is made from this year's
    inlines = [KeyPointInline]
    fieldsets = [
        (None, {"fields": [both("title"), "slug", ("type", "language", "state"), both("lead"), both("body")]}),
        (_("Tid og sted"), {"fields": ["starts_at", "ends_at", "precision", "venue"]}),
        (_("Hvem"), {"fields": ["organisers", "speakers"]}),
        (
            _("Påmelding"),
            {
                "fields": [
                    ("capacity", "price_nok"),
                    "signup_opens_at",
                    "signup_closes_at",
                    "signup_url",
                    "registrations_link",
                ]
            },
        ),
        (_("Etterpå"), {"fields": [("attendees", "attendees_about"), ("source", "is_sample")]}),
    ]

    def get_queryset(self, request):
        people = Sum("registrations__people", filter=Q(registrations__status__in=SEATED))
        return super().get_queryset(request).annotate(seats_taken=Coalesce(people, 0))

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


@admin.register(Registration)
class RegistrationAdmin(PortalModelAdmin):
    """People sign up on the site, where seats are counted; here their details are read and put right."""

    list_display = ["name", "event", "status", "people", "organisation_name", "email", "created_at"]
    list_filter = ["status", ("event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["name", "email", "organisation_name", "event__title_nb"]
    date_hierarchy = "created_at"
    readonly_fields = ["event", "status", "people", "created_at", "offer_expires_at"]
    fieldsets = [
        (None, {"fields": ["event", ("status", "people"), ("created_at", "offer_expires_at")]}),
        (_("Deltakeren"), {"fields": [("name", "organisation_name"), ("email", "language"), "needs"]}),
    ]

    def has_add_permission(self, request):
        return False
