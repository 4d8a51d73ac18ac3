"""The queue of what nobody has said in a year is right, the oldest first, with one button each."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BooleanField, CharField, ChoiceField
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from ..lists.pages import shown_page
from ..norwegian import typography
from ..norwegian.forms import Form
from ..staff.todo import Row, Urgency
from . import known
from .confirming import confirm, undo
from .editing import SAID
from .kinds import asked as asked_kinds
from .kinds import kinds
from .models import Confirmation

NAME, JUST_SAID = "admin:still_right", 10


class QueueForm(Form):
    slag = ChoiceField(label=gettext_lazy("Slag"), required=False)
    q = CharField(label=gettext_lazy("Navn"), required=False, max_length=100)
    mine = BooleanField(label=gettext_lazy("Bare dem jeg har endret eller bekreftet"), required=False)
    alle = BooleanField(label=gettext_lazy("Også dem som er bekreftet siste år"), required=False)

    def __init__(self, data, *, of):
        super().__init__(data)
        self.fields["slag"].choices = [("", _("Alle slag")), *((kind.name, kind.labels) for kind in of)]

    def asked(self, of):
        """The kinds that are asked for; a choice that there is not leaves all."""
        self.is_valid()
        return [kind for kind in of if self.cleaned_data.get("slag") in ("", None, kind.name)]


class QueueRow:
    """A line of the queue."""

    def __init__(self, row, today):
        self.kind, self.last = kinds()[row["kind_number"]], known.LastRight.of(row)
        self.number, self.sentence = row["number"], self.last.sentence(today)
        self.is_today = self.last.span is not None and self.last.span.day == today
        options = self.kind.model._meta
        self.address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[self.number])


def pages(site):
    """What the admin has besides its lists."""
    return [
        path("stemmer/", site.admin_view(queue), name="still_right"),
        path("stemmer/<slug:name>/<int:number>/", site.admin_view(confirm_one), name="still_right_confirm"),
        path("stemmer/<int:number>/angre/", site.admin_view(undo_one), name="still_right_undo"),
    ]


@require_safe
def queue(request):
    today, user = timezone.localdate(), request.user
    of = [kind for kind in kinds() if user.has_perm(kind.right("view"))]
    form = QueueForm(request.GET, of=of)
    asked = form.asked(of)
    data = form.cleaned_data
    mine = user if data.get("mine") else None
    rows = known.queue(asked, today, words=data.get("q", ""), mine_of=mine, is_all=data.get("alle", False))
    page = shown_page(request, rows, known.PAGE)
    page.object_list = [QueueRow(row, today) for row in page.object_list]
    context = {
        **admin.site.each_context(request),
        "title": _("Er det fortsatt riktig?"),
        "form": form,
        "page": page,
        "may_change": {kind.name for kind in of if user.has_perm(kind.right("change"))},
        "may_ask": any(user.has_perm(who.right) for who in asked_kinds().values()),
        "just_said": just_said(user, today),
        "whole": known.together(known.shares(today)),
    }
    return TemplateResponse(request, "admin/still_right/queue.html", context)


def just_said(user, today):
    """What somebody of the staff has said today, the latest first: what may have been a slip."""
    said = Confirmation.objects.standing().filter(by=user, day=today)
    return said.select_related("about_type").prefetch_related("about").order_by("-pk")[:JUST_SAID]


@require_POST
@transaction.atomic
def confirm_one(request, name, number):
    """Say of one record that it is right, and go back to where the button stood."""
    kind = next((kind for kind in kinds() if kind.name == name), None)
    if kind is None:
        raise Http404
    if not request.user.has_perm(kind.right("change")):
        raise PermissionDenied
    record = kind.model._base_manager.select_for_update(of=("self",)).filter(pk=number).first()
    if record is None:
        raise Http404
    confirm([record], timezone.localdate(), by=request.user)
    admin.site.get_model_admin(kind.model).log_change(request, record, SAID)
    messages.success(request, _("«%(record)s» er bekreftet riktig i dag.") % {"record": record})
    return back(request)


@require_POST
def undo_one(request, number):
    """Take a confirmation by the staff back."""
    said = Confirmation.objects.filter(pk=number, how=Confirmation.How.STAFF).select_related("about_type").first()
    if said is None:
        raise Http404
    options = said.about_type.model_class()._meta
    if not request.user.has_perm(f"{options.app_label}.change_{options.model_name}"):
        raise PermissionDenied
    if undo(said, timezone.now()):
        admin.site.get_model_admin(options.model).log_change(
            request, said.about, gettext_lazy("Bekreftelsen er angret.")
        )
    messages.success(request, _("Angret: «%(record)s» sier det samme som før.") % {"record": said.about})
    return back(request)


def back(request):
    """To the page of the queue where the button stood, as it was asked for."""
    address = request.POST.get("tilbake", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return redirect(address if is_ours else NAME)


def rows(_site, request):
    """How much waits of what somebody may confirm, for the list of what staff should do."""
    of = [kind for kind in kinds() if request.user.has_perm(kind.right("change"))]
    whole = known.together(known.shares(timezone.localdate(), of))
    waiting = whole.total - whole.fresh
    if not waiting:
        return []
    text = ngettext(
        "%(number)s opplysning er ikke bekreftet på tolv måneder",
        "%(number)s opplysninger er ikke bekreftet på tolv måneder",
        waiting,
    )
    return [Row(text % {"number": typography.number(waiting)}, reverse(NAME), Urgency.LATER)]
