"""Admin pages of the parts of an event's programme."""

from datetime import date, datetime

from django.contrib import admin, messages
from django.utils.translation import ngettext

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import PortalModelAdmin, StackedInline, both

from ..models import ProgrammeItem

ANY_DAY = date(2000, 1, 1)
FIELDS = [("day", "starts", "ends", "order"), both("title"), both("text"), both("room"), "speakers", "organisations"]


class ProgrammeItemForm(ModelForm):
    """A part of a programme; its times follow the event's start as far as the event's form says, unless typed anew."""

    is_moved = False

    def clean(self):
        data = super().clean()
        further = getattr(data.get("event"), "programme_moves", None)
        kept = [name for name in ("starts", "ends") if data.get(name) and name not in self.changed_data]
        for name in kept if further else ():
            before = datetime.combine(ANY_DAY, data[name])
            if (after := before + further).date() == before.date():
                data[name], self.is_moved = after.time(), True
                self.changed_data.append(name)  # so that it is saved, and told by the history
        return data


def say_moved(model_admin, request, formsets):
    """Say how many parts went along with the start: on the look before it is done, and after."""
    if number := sum(getattr(form, "is_moved", False) for formset in formsets for form in formset.forms):
        text = ngettext(
            "%(number)d programpost er flyttet like langt som begynnelsen.",
            "%(number)d programposter er flyttet like langt som begynnelsen.",
            number,
        )
        model_admin.message_user(request, text % {"number": number}, messages.INFO)


class ProgrammeItemInline(StackedInline):
    model = ProgrammeItem
    form = ProgrammeItemForm
    extra = 0
    autocomplete_fields = ["speakers", "organisations"]
    fields = FIELDS


@admin.register(ProgrammeItem)
class ProgrammeItemAdmin(PortalModelAdmin):
    keeps = ["speakers", "organisations"]
    shown_on = ["event"]
    list_display = ["title_nb", "event", "day", "starts", "ends"]
    list_select_related = ["event"]
    search_fields = ["title_nb", "title_en", "event__title_nb", "speakers__name", "organisations__name"]
    autocomplete_fields = ["event", "speakers", "organisations"]
    fieldsets = [(None, {"fields": ["event", *FIELDS]})]
