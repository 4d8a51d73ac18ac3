"""Series: made from an event by a rule, first shown as a list of days to look over."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tech_port.norwegian.typography import when
from tech_port.open_forms.forms import posted
from tech_port.staff.editing import PortalModelAdmin, TabularInline

from ...models import Event, EventSeries
from ...series import rules as series
from ...series.words import in_words
from .rule_form import RuleForm


def repeat(model_admin, request, event):
    """Say how often, look over the days, make the events; which of them is said by the button that was pressed."""
    form = RuleForm(posted(request), event=event)
    days = []
    if form.is_valid() and "_edit" not in request.POST:
        if "_make" in request.POST and form.chosen:
            return made(model_admin, request, event, form)
        if "_make" in request.POST:
            model_admin.message_user(request, _("Kryss av minst én dag."), messages.ERROR)
        days = form.occurrences
    siblings = event.series.events.all() if event.series else []
    context = {"form": form, "days": days, "siblings": siblings, "most": series.MAX_EVENTS}
    return model_admin.render_page(request, event, "repeat", _("Gjenta arrangementet"), **context)


def made(model_admin, request, event, form):
    new = series.make(event.pk, str(form.rule), form.chosen, form.cleaned_data["state"])
    for one in new:
        model_admin.log_addition(request, one, str(_("Laget etter en regel.")))
    text = ngettext("%(number)d nytt arrangement er laget.", "%(number)d nye arrangementer er laget.", len(new))
    model_admin.message_user(request, text % {"number": len(new)}, messages.SUCCESS)
    return model_admin.to_record(event)


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
    search_fields = ["rule", "events__title_nb", "events__title_en"]
    readonly_fields = ["in_words", "created_at"]
    fields = ["in_words", "created_at"]
    inlines = [EventInline]

    @admin.display(description=_("regel"))
    def in_words(self, series):
        return in_words(series.rule)

    def has_add_permission(self, request):
        return False
