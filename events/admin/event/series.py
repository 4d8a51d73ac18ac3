"""Series: made from an event by a rule, first shown as a list of days to look over."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tech_port.norwegian.typography import when
from tech_port.open_forms.forms import posted
from tech_port.staff.editing import PortalModelAdmin, TabularInline

from ...models import Event, EventSeries
from ...series import rules as series
from . import publishing
from .rule_form import MAKES, RuleForm


def repeat(model_admin, request, event):
    """Say how often, look over the days, make the events; which of them is said by the button that was pressed."""
    form, days = RuleForm(posted(request), event=event), []
    if form.is_valid() and "_edit" not in request.POST:
        if MAKES.keys() & request.POST.keys() and (response := make(model_admin, request, event, form)):
            return response
        days = form.days
    context = {"form": form, "days": days, "most": series.MAX_EVENTS, **beside(event)}
    return model_admin.render_page(request, event, "repeat", _("Gjenta arrangementet"), **context)


def make(model_admin, request, event, form):
    """Make what is ticked; None, with the reason said, where that cannot be."""
    chosen = form.chosen
    if chosen:
        return made(model_admin, request, event, form, chosen)
    text = _("Se over dagene som er merket.") if chosen is None else _("Kryss av minst én dag.")
    return model_admin.message_user(request, text, messages.ERROR)


def made(model_admin, request, event, form, chosen):
    state = next(state for button, state in MAKES.items() if button in request.POST)
    new = series.make(event.pk, str(form.rule), chosen, state)
    for one in new:
        model_admin.log_addition(request, one, gettext_lazy("Laget etter en regel."))
    if state == Event.State.PUBLISHED:
        publishing.note_series([event, *new] if event.state == Event.State.DRAFT else new)
    text = ngettext("%(number)d nytt arrangement er laget.", "%(number)d nye arrangementer er laget.", len(new))
    link = format_html('<a href="#series-title">{}</a>', _("Se serien"))
    model_admin.message_user(request, format_html("{} {}.", text % {"number": len(new)}, link), messages.SUCCESS)
    return model_admin.to_record(event)


def publish(model_admin, request, event):
    """Publish the drafts of its series that are to come; the look says which they are."""
    new = series.publish(event.series_id)
    if not new:
        return model_admin.too_late(request, event, _("Ingen kladder i serien venter på å bli publisert."))
    publishing.note_series(new)
    for one in new:
        model_admin.log_change(request, one, gettext_lazy("Publisert med serien."))
    text = ngettext("%(number)d arrangement er publisert.", "%(number)d arrangementer er publisert.", len(new))
    model_admin.message_user(request, text % {"number": len(new)}, messages.SUCCESS)
    return model_admin.to_record(event)


def beside(event):
    """What an event's pages show of its series: all its events, and how many of them can be published."""
    siblings, now = list(event.series.events.all()) if event.series else [], timezone.now()
    drafts = sum(one.state == Event.State.DRAFT and one.ends_at >= now for one in siblings)
    return {"siblings": siblings, "drafts": drafts}


class EventInline(TabularInline):
    """The events of a series; each is edited on its own page."""

    model = Event
    fk_name = "series"
    fields = ["when", "state", "signed_up"]
    readonly_fields = fields
    show_change_link = True
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("tid"))
    def when(self, event):
        return when(event.starts_at, event.ends_at, event.precision)

    @admin.display(description=gettext_lazy("opptatte plasser"))
    def signed_up(self, event):
        return event.seats_taken


@admin.register(EventSeries)
class EventSeriesAdmin(PortalModelAdmin):
    """A series is made from an event's page; here its events are found."""

    list_display = ["in_words", "created_at"]
    search_fields = ["events__title_nb", "events__title_en"]
    readonly_fields = ["in_words", "created_at"]
    fields = readonly_fields
    inlines = [EventInline]

    def has_add_permission(self, request):
        return False

    @admin.display(description=gettext_lazy("regel"), ordering="rule")
    def in_words(self, one):
        return one.in_words
