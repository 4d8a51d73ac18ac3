"""An event's day: the door, where each person is a button, and what else is done about those who have signed up."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.history.acting import acting
from tech_port.lists.pages import shown_page
from tech_port.norwegian.fields import LARGEST_KEY, WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.staff.decisions import require_perms

from ...participants import check_in
from ...participants import table as everybody
from ...participants.badges import sheets
from ...participants.letters import Group
from ...participants.tabs import Tab, counted, search
from .. import mail_batches
from .permissions import ADD, CHANGE, DAY, PARENT

ROWS_A_PAGE = 50


class DayForm(Form):
    """Whom to look for, under which tab and on which page of it, and who was tapped last."""

    q = forms.CharField(label=gettext_lazy("Navn, virksomhet eller e-post"), max_length=100, required=False)
    vis = forms.ChoiceField(choices=Tab.choices, required=False)
    side = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False)
    siste = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False)

    @property
    def words(self):
        return self.value("q")

    @property
    def tab(self):
        """Who is to come, where nothing is chosen; of a search, everybody."""
        return self.value("vis") or ("" if self.words else Tab.COMING)

    def value(self, name):
        return getattr(self, "cleaned_data", {}).get(name) or ""


class TapForm(DayForm):
    """A tap names whom it is about and the state it wants: `came=7` or `absent=7`."""

    came = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False)
    absent = WholeNumberField(min_value=1, max_value=LARGEST_KEY, required=False)

    def clean(self):
        data = super().clean()
        if bool(data.get("came")) == bool(data.get("absent")):
            raise forms.ValidationError(gettext_lazy("Trykk på én deltaker."))
        return data


def show(model_admin, request, event):
    """Find and tap; a tap from the page's script is answered in JSON, one from the form by the page."""
    if request.method == "POST":
        return tap(model_admin, request, event)
    form = DayForm(request.GET)
    form.is_valid()
    may_change, first = request.user.has_perm(CHANGE), timezone.localdate(event.starts_at)
    context = {
        "form": form,
        **people(request, event, form),
        "sums": everybody.sums(event, timezone.now()),
        **mail_batches.told_about(event),
        "documents": event.documents.all(),
        "groups": Group.choices if may_change else [],
        "may_change": may_change,
        "comes_on": first if timezone.localdate() < first else None,
        "may_add": request.user.has_perm(ADD),
    }
    return model_admin.render_page(request, event, "day", _("Dagen og deltakerne"), **context)


def people(request, event, form):
    """The tabs, and a page of whom one of them has; above it whoever was tapped last."""
    tabs = counted(event, form.words)
    page = shown_page(request, search(event, form.words, form.tab), ROWS_A_PAGE, tabs.of(form.tab))
    latest = event.registrations.filter(pk=form.value("siste")).first() if form.value("siste") else None
    shown = [*([latest] if latest else []), *(row for row in page if row != latest)]
    rows = everybody.with_places(event, shown)
    for row in rows:
        row.standing = check_in.standing(row)
    return {"tabs": tabs, "tab": form.tab, "page": page, "rows": rows, "latest": latest and latest.pk}


def tap(model_admin, request, event):
    require_perms(request, CHANGE)
    form = TapForm(request.POST)
    if not form.is_valid():
        raise BadRequest("a tap names one person")
    person = form.value("came") or form.value("absent")
    with acting(reason=gettext_lazy("Innsjekk")):
        done = check_in.tap(event.pk, person, bool(form.value("came")))
    if not request.accepts("text/html"):
        sums, tabs = everybody.sums(event, timezone.now()), counted(event, form.words)
        said = {"came": done.is_there, "said": done.words, "arrived": sums.came, "of": sums.seated}
        return JsonResponse(said | {"tabs": tabs.numbers})
    if not done.is_so:
        model_admin.message_user(request, done.sentence, messages.ERROR)
    query = {name: form.value(name) for name in ("q", "vis", "side") if form.value(name)} | {"siste": person}
    return redirect(f"{reverse(DAY, args=[event.pk])}?{urlencode(query)}#p{person}")


def door_list(model_admin, request, event):
    """The list with boxes, for print."""
    rows = everybody.by_name(event.registrations.seated())
    context = {"rows": rows, "sums": everybody.sums(event, timezone.now()), "parent": PARENT}
    return model_admin.render_page(request, event, "door_list", _("Innsjekkingsliste"), **context)


def badges(model_admin, request, event):
    """Name badges, ten on a sheet."""
    context = {"sheets": sheets(event), "parent": PARENT}
    return model_admin.render_page(request, event, "badges", _("Navnelapper"), **context)
