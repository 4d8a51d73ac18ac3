"""Working together: the ways to do it, the challenge board, and sending in a challenge."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tech_port.addresses.lookup import get_or_moved
from tech_port.addresses.models import FormerAddress
from tech_port.content.models import Programme
from tech_port.door.declared import around_a_form, may_be_kept
from tech_port.lists.for_programs import for_programs
from tech_port.lists.pages import shown_page

from ..models import Challenge
from ..sources import sources_of
from .filters import ChallengeFilter
from .forms import ChallengeForm
from .listings import export
from .routing import STEPS, page_of, routes_of

CHALLENGES_A_PAGE, MAX_WAYS = 20, 24


def ways():
    """The ways to work together that have a page."""
    return Programme.objects.filter(kind=Programme.Kind.COLLABORATION).select_related("source")


def board():
    """The public challenges as the board shows them."""
    return Challenge.objects.public().board_order(timezone.localdate()).select_related("organisation")


def first_name_of(programme):
    """What the code calls a way to work together, whatever staff have called it since."""
    if programme.slug in STEPS:
        return programme.slug
    named = FormerAddress.objects.of(Programme).filter(record=programme.pk, slug__in=STEPS)
    return named.values_list("slug", flat=True).first() or programme.slug


def way_of(route):
    """The page of the way that a challenge goes; None where there is none."""
    name = page_of(route)
    if name is None:
        return None
    return ways().filter(slug=name).first() or ways().filter(pk=FormerAddress.objects.key_at(Programme, name)).first()


@may_be_kept()
@require_safe
def programme_list(request):
    programmes = ways()[:MAX_WAYS]
    context = {"programmes": programmes, "challenges": board().open()[:3], "sources": sources_of(programmes)}
    return render(request, "members/challenges/programme_list.html", context)


@may_be_kept()
@require_safe
def programme_detail(request, slug):
    programme = get_or_moved(ways(), slug)
    name = first_name_of(programme)
    routes = routes_of(name)
    context = {
        "programme": programme,
        "steps": STEPS.get(name, ()),
        "routes": routes,
        "challenges": board().filter(route__in=routes)[:CHALLENGES_A_PAGE],
        "sources": sources_of([programme]),
    }
    return render(request, "members/challenges/programme_detail.html", context)


@may_be_kept(ChallengeFilter, "side", "format")
@for_programs
def challenge_list(request):
    filter = ChallengeFilter(request.GET, queryset=board())
    if response := export(request, filter):
        return response
    context = {
        "filter": filter,
        "statuses": filter.choices_of("status", _("alle")),
        "routes": filter.choices_of("vei", _("alle veier")),
        "page": shown_page(request, filter.qs, CHALLENGES_A_PAGE),
    }
    return render(request, "members/challenges/challenge_list.html", context)


@may_be_kept()
@require_safe
def challenge_detail(request, slug):
    challenge = get_or_moved(Challenge.objects.public().select_related("organisation"), slug)
    context = {"challenge": challenge, "subject": challenge, "way": way_of(challenge.route)}
    return render(request, "members/challenges/challenge_detail.html", context)


@around_a_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def challenge_create(request):
    form = ChallengeForm.of(request)
    if form.is_valid():
        form.save()
        return redirect(reverse("collaboration:challenge_create") + "?sendt=1")
    context = {"form": form, "is_sent": "sendt" in request.GET, **Challenge.kept_months()}
    return render(request, "members/challenges/challenge_form.html", context, status=form.http_status)
