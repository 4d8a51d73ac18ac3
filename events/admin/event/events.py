"""Admin pages of events."""

from datetime import timedelta

from django.contrib import admin
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tech_port.pictures.forms import PICTURE
from tech_port.staff.decisions import RecordAdmin, RecordPage
from tech_port.staff.editing import NamedFilter, both

from ...event.stale import doubts
from ...models import Event
from ...models.programme import take_in_speakers
from .. import mail_batches
from ..afterwards import EventDocumentInline, KeyPointInline, warn_of_many
from ..participants import day, letters
from ..participants import table as participants
from ..participants.permissions import ADD, CHANGE, PARENT, VIEW
from ..programme import ProgrammeItemInline
from . import duplicates, publishing, series
from .form import EventForm

PUBLISH = "_publish"  # the button of a draft
PAGES = [
    RecordPage("day", "dagen", day.show, (VIEW,), PARENT[1], is_decided=False),
    RecordPage("participant_add", "deltakere/ny", participants.add, (VIEW, ADD)),
    RecordPage("export", "deltakere/fil", participants.export, (VIEW,), only_post=True, is_decided=False),
    RecordPage("kitchen", "deltakere/mat", participants.kitchen, (VIEW,)),
    RecordPage("door_list", "innsjekk/liste", day.door_list, (VIEW,)),
    RecordPage("badges", "navnelapper", day.badges, (VIEW,)),
    RecordPage("letter", "e-post", letters.write, (VIEW, CHANGE), _("Send e-post")),
    RecordPage(
        "mail_stop",
        "utsending/<int:batch>/stans",
        mail_batches.stop,
        ("events.change_event",),
        only_post=True,
        is_decided=False,
    ),
    RecordPage(
        "mail_resume",
        "utsending/likevel",
        mail_batches.resume,
        ("events.change_event",),
        only_post=True,
        has_form=False,
    ),
    RecordPage("duplicate", "kopi", duplicates.duplicate, ("events.add_event",), _("Lag en kopi")),
    RecordPage("repeat", "serie", series.repeat, ("events.add_event", "events.change_event"), _("Gjenta")),
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


@admin.register(Event)
class EventAdmin(RecordAdmin):
    keeps = ["organisers", "speakers", "business_areas"]
    uncounted = (  # by sign-ups, and by the database itself
        *("seats_taken", "seats_held", "people_waiting", "seats_passed_on"),
        *("sequence", "changed_at"),
    )
    pages = PAGES
    form = EventForm
    change_form_template = "admin/events/event/change_form.html"
    list_display = ["title_nb", "starts_at", "type", "state", "venue", "signed_up", "capacity", "waiting", "is_sample"]
    list_filter = [TimeFilter, MissingFilter, "state", "signup", "type", "language", "is_sample"]
    list_select_related = ["venue"]
    search_fields = ["title_nb", "title_en", "lead_nb", "lead_en", "venue__name_nb"]
    date_hierarchy = "starts_at"
    ordering = ["-starts_at", "pk"]
    prepopulated_fields = {"slug": ["title_nb"]}
    autocomplete_fields = ["venue", "organisers", "speakers", "business_areas", "source"]
    inlines = [ProgrammeItemInline, KeyPointInline, EventDocumentInline]

    class Media:
        js = [Script("js/event-times.js", type="module")]

    fieldsets = [
        (None, {"fields": [("state", "is_hidden"), both("title"), "slug", ("type", "language"), both("lead")]}),
        PICTURE,
        (_("Når og hvor"), {"fields": ["starts_at", "ends_at", "precision", "venue", ("attendance", "online_url")]}),
        (
            _("Påmelding"),
            {
                "fields": [
                    ("signup", "signup_url"),
                    ("capacity", "largest_party", "price_nok"),
                    ("has_waiting_list", "asks_needs"),
                    "signup_opens_at",
                    "signup_closes_at",
                ],
                "description": _("Tomme tider: påmeldingen er åpen fra arrangementet publiseres til det begynner."),
            },
        ),
        (_("Program"), {"fields": [both("body"), "organisers", "speakers", "business_areas"]}),
        (_("Etterpå"), {"fields": [("attendees", "attendees_qualifier"), ("source", "is_sample")]}),
    ]

    def records_of_pages(self):
        return super().records_of_pages().select_related("venue", "series")

    def changeform_view(self, request, *args, **kwargs):
        """The button that publishes is the one that saves, with the state chosen."""
        if PUBLISH in request.POST:
            request.POST = request.POST.copy()
            request.POST["state"] = Event.State.PUBLISHED
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the tools of an event, and the others of its series."""
        if obj:
            siblings = obj.series.events.all() if obj.series else []
            context |= {"tools": self.tools_for(request.user), "siblings": siblings, **mail_batches.told_about(obj)}
            is_to_come = obj.state == obj.State.DRAFT and obj.ends_at >= timezone.now()
            context |= {"doubts": doubts(obj) if is_to_come else [], "may_publish": is_to_come}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        """When all of it is stored: what is to be told is held, to be written by the worker, and staff see it."""
        super().save_related(request, form, formsets, change)
        take_in_speakers(form.instance)
        publishing.note(form, change)
        warn_of_many(self, request, form.instance)
        if not change:
            return
        mail_batches.after_save(self, request, form.instance)

    def has_delete_permission(self, request, obj=None):
        """An event that people have signed up for is cancelled, so that they are told, and deleted when it is over."""
        is_expected = obj is not None and obj.ends_at >= timezone.now() and (obj.seats_taken or obj.people_waiting)
        return not is_expected and super().has_delete_permission(request, obj)

    def get_actions(self, request, action_location=None):
        """Deleting is done one by one, where it is seen who has signed up. Django before 6.1 asks for no place."""
        place = {"action_location": action_location} if action_location else {}
        actions = super().get_actions(request, **place)
        actions.pop("delete_selected", None)
        return actions

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
            MissingFilter.task(Event, "publishing", drafts, since="starts_at"),
            MissingFilter.task(Event, "venue", venue, since="starts_at"),
            *super().tasks(),
        ]

    @admin.display(description=_("påmeldte"), ordering="seats_taken")
    def signed_up(self, event):
        return event.seats_taken

    @admin.display(description=_("venter"), ordering="people_waiting")
    def waiting(self, event):
        return event.people_waiting
