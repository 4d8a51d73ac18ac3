"""The door: a page for phones where each person is a button, the list for print, and the badges."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian.fields import LARGEST_KEY, WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.staff.decisions import require_perms

from ...participants import check_in
from ...participants.badges import sheets
from .permissions import CHANGE

PAGE = "admin:events_event_check_in"
PARENT = (PAGE, gettext_lazy("Innsjekk"))


class SearchForm(Form):
    """Whom to look for, and who was tapped last."""

    q = forms.CharField(label=gettext_lazy("Navn, virksomhet eller e-post"), max_length=100, required=False)
    siste = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput)


class TapForm(Form):
    """A tap names whom it is about and the state it wants: `came=7` or `absent=7`."""

    came = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False)
    absent = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False)
    q = forms.CharField(max_length=100, required=False)

    def clean(self):
        data = super().clean()
        if bool(data.get("came")) == bool(data.get("absent")):
            raise forms.ValidationError(gettext_lazy("Trykk på én deltaker."))
        return data


def show(model_admin, request, event):
    """Find and tap; a tap from the page's script is answered in JSON, one from the form by the page."""
    if request.method == "POST":
        return tap(model_admin, request, event)
    form = SearchForm(request.GET)
    data = form.cleaned_data if form.is_valid() else {}
    rows = list(check_in.search(event, data.get("q", "")))
    rows.sort(key=lambda row: row.pk != data.get("siste"))
    context = {
        "form": form,
        "words": data.get("q", ""),
        "latest": data.get("siste"),
        "rows": rows,
        "door": check_in.door(event),
        "may_change": request.user.has_perm(CHANGE),
    }
    return model_admin.render_page(request, event, "check_in", _("Innsjekk"), **context)


def tap(model_admin, request, event):
    require_perms(request, CHANGE)
    form = TapForm(request.POST)
    if not form.is_valid():
        raise BadRequest("a tap names one person")
    data = form.cleaned_data
    person, came = data["came"] or data["absent"], bool(data["came"])
    done = check_in.tap(event.pk, person, came)
    if not request.accepts("text/html"):
        door = check_in.door(event)
        return JsonResponse({"came": done.is_there, "said": done.words, "arrived": door.came, "of": door.expected})
    if not done.is_so:
        model_admin.message_user(request, done.sentence, messages.ERROR)
    query = urlencode({name: value for name, value in (("q", data["q"]), ("siste", person)) if value})
    return redirect(f"{reverse(PAGE, args=[event.pk])}?{query}#p{person}")


def door_list(model_admin, request, event):
    """The list with boxes, for print."""
    rows = check_in.search(event).seated()
    context = {"rows": rows, "door": check_in.door(event), "parent": PARENT}
    return model_admin.render_page(request, event, "door_list", _("Innsjekkingsliste"), **context)


def badges(model_admin, request, event):
    """Name badges, ten on a sheet."""
    return model_admin.render_page(request, event, "badges", _("Navnelapper"), sheets=sheets(event))
