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
from tech_port.staff.publication import PublishedByButton
from tech_port.staff.todo import Urgency

from ...batches import changes
from ...event.stale import doubts
from ...models import Event
from ...models.programme import take_in_speakers
from .. import mail_batches
from ..afterwards import EventDocumentInline, KeyPointInline, warn_of_many
from ..participants import day, letters
from ..participants import table as participants
from ..participants.permissions import ADD, CHANGE, PARENT, VIEW
from ..programme import ProgrammeItemInline, say_moved
from . import duplicates, publishing, series
from .form import EventForm

WHEN = ["starts_at", "ends_at", "precision", "venue", ("attendance", "online_url")]
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
    RecordPage(
        "publish_series",
        "serie/publiser",
        series.publish,
        ("events.change_event",),
        only_post=True,
        has_form=False,
    ),
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
        "told": (_("e-post om en endring, som ble stanset"), changes.with_untold),
        "points": (_("poenger, og er over"), lambda rows: rows.listed().past().filter(key_points=None)),
    }


@admin.register(Event)
class EventAdmin(PublishedByButton, RecordAdmin):
    keeps = ["organisers", "speakers", "business_areas"]
    uncounted = (  # by sign-ups, and by the database itself
        *("seats_taken", "seats_held", "people_waiting", "seats_passed_on"),
        *("sequence", "changed_at"),
    )
    pages = PAGES
    form = EventForm
    change_form_template = "admin/events/event/change_form.html"
    list_display = ["title_nb", "starts_at", "type", "venue", "signed_up", "capacity", "waiting", "is_sample"]
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
        (
            None,
            {
                "fields": [
                    ("state", "is_hidden"),
                    both("cancelled_because"),
                    both("title"),
                    "slug",
                    ("type", "language"),
                    both("lead"),
                ]
            },
        ),
        PICTURE,
        (_("Når og hvor"), {"fields": WHEN}),
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

    def get_fieldsets(self, request, obj=None):
        """What may go along with the start stands beside it."""
        when = [WHEN[0], "moves_programme", *WHEN[1:]]
        has_programme = obj is not None and obj.programme_items.exclude(starts=None).exists()
        return [
            (name, {**options, "fields": when} if has_programme and options["fields"] is WHEN else options)
            for name, options in super().get_fieldsets(request, obj)
        ]

    def published(self):
        return {"state": Event.State.PUBLISHED}

    def may_publish(self, record):
        """What is over is published no more."""
        return super().may_publish(record) and (record is None or record.ends_at >= timezone.now())

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the tools of an event, and the others of its series."""
        if obj:
            context |= {"tools": self.tools_for(request.user), **mail_batches.told_about(obj), **series.beside(obj)}
            context["doubts"] = doubts(obj) if self.may_publish(obj) else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        """When all of it is stored: what is to be told is held, to be written by the worker, and staff see it."""
        super().save_related(request, form, formsets, change)
        take_in_speakers(form.instance)
        say_moved(self, request, formsets)
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
        untold = ngettext_lazy(
            "%(number)d arrangement har påmeldte som ikke vet om en endring",
            "%(number)d arrangementer har påmeldte som ikke vet om en endring",
            "number",
        )
        return [
            MissingFilter.task(Event, "told", untold, Urgency.NOW, since="starts_at"),
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
