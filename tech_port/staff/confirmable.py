"""«Stemmer fortsatt» on the list and the form of every kind of record that can go out of date.

Which these are, and what saying so does, is told from above: see `still_right.editing`.
"""

from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from ..hooks import Hook
from .list_pages import act

BUTTON = "_still_right"

goes_out_of_date = Hook()  # given a model: whether its records can
said = Hook()  # given a record: the sentence of when it was last known to be right, "" where it cannot go out of date
say = Hook()  # given an admin page, a request and records: that they are right
written_in = Hook()  # given a request and records of one model that somebody has just written in


class Confirmable:
    """An admin page of a model, whose records staff may say are still right."""

    @property
    def may_go_out_of_date(self):
        return any(goes_out_of_date(self.model))

    def get_actions(self, request, *args, **kwargs):
        actions = super().get_actions(request, *args, **kwargs)
        if self.may_go_out_of_date and actions and self.has_change_permission(request):
            actions["still_right"] = (confirm_chosen, "still_right", confirm_chosen.short_description)
        return actions

    def log_addition(self, request, obj, message):
        """Who writes something in says that it is so; where it has a source with a day, that says when."""
        written_in(request, [obj])
        return super().log_addition(request, obj, message)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        written_in(request, formset.new_objects)

    def response_change(self, request, obj):
        """Saving alone says nothing of what was not touched: that the whole is right is said by a button of its own."""
        if BUTTON not in request.POST or not self.may_go_out_of_date:
            return super().response_change(request, obj)
        say(self, request, [obj])
        return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request, context, *args, **kwargs):
        record = context["original"]
        if record and self.may_go_out_of_date:
            context["last_right"] = "".join(said(record))
            context["may_confirm"] = self.has_change_permission(request, record)
        return super().render_change_form(request, context, *args, **kwargs)


@act(
    _("Stemmer fortsatt: bekreft de valgte"),
    _("Alt som står om dem, er riktig i dag. Det kan angres."),
    permissions=["change"],
)
def confirm_chosen(model_admin, request, queryset):
    say(model_admin, request, list(queryset))
