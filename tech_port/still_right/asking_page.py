"""The page on which staff ask members and landlords, after a look at who gets what."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ..rights.roles import roles_with
from . import asking
from .kinds import asked
from .known import LastRight
from .models import ASKED_AGAIN_AFTER, Question

NAME = "admin:still_right_asking"


class Group:
    """Those of one kind who can be asked, as the page shows them."""

    def __init__(self, who, now, today):
        self.who = who
        rows = list(asking.waiting(who, today))
        self.number, self.held = len(rows), Question.objects.filter(how=who.how).held(now).count()
        self.next = [(row, LastRight.of(vars(row)).sentence(today)) for row in rows[: asking.AT_ONCE]]
        questions = Question.objects.filter(how=who.how).lately(today)
        self.asked, self.answered = questions.count(), questions.exclude(answered_at=None).count()


def pages(site):
    """What the admin has besides its lists."""
    return [
        path("stemmer/spor/", site.admin_view(asking_page), name="still_right_asking"),
        path("stemmer/spor/<slug:how>/", site.admin_view(ask), name="still_right_ask"),
        path("stemmer/spor/<slug:how>/stopp/", site.admin_view(stop), name="still_right_stop"),
    ]


@require_safe
def asking_page(request):
    now, today = timezone.now(), timezone.localdate()
    may_ask = [who for who in asked().values() if request.user.has_perm(who.right)]
    context = {
        **admin.site.each_context(request),
        "title": _("Spør om det fortsatt er riktig"),
        "groups": [Group(who, now, today) for who in may_ask],
        "who_can": [(who.label, roles_with(who.right)) for who in asked().values()],
        "at_once": asking.AT_ONCE,
        "days": ASKED_AGAIN_AFTER,
    }
    return TemplateResponse(request, "admin/still_right/asking.html", context)


def _who(request, how):
    who = asked().get(how)
    if who is None:
        raise Http404
    if not request.user.has_perm(who.right):
        raise PermissionDenied
    return who


@require_POST
def ask(request, how):
    """Ask the next ones; who gets what is looked at before it leaves."""
    number = asking.ask(_who(request, how), timezone.now(), timezone.localdate())
    text = ngettext("%(number)d blir spurt.", "%(number)d blir spurt.", number) % {"number": number}
    messages.success(request, text)
    return redirect(NAME)


@require_POST
def stop(request, how):
    number = asking.stop(_who(request, how).how, timezone.now())
    if number:
        text = ngettext("%(number)d spørsmål er stoppet.", "%(number)d spørsmål er stoppet.", number)
        messages.success(request, text % {"number": number})
    else:
        messages.info(request, _("Det var for sent å stoppe: e-posten er sendt."))
    return redirect(NAME)
