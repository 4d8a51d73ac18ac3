"""The landlord's pages: asking for a link, and the units behind it."""

from django.db import transaction
from django.db.models import F, Prefetch
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tech_port.door.declared import around_a_form
from tech_port.open_forms.forms import posted
from tech_port.open_forms.secret_pages import record_behind, secret_page

from ..demand import sums as demand
from ..demand.views import asks, offers
from ..models import ConfirmationRequest, InterestMessage, Lease, NumberCorrection
from ..models.landlords import OPENS_FOR
from . import measured
from .answering import AnswerForm
from .forms import MAX_UNITS, NumbersForm
from .links import LinkForm, send
from .who import landlord_behind

reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])
MAX_CORRECTIONS = 20  # of the latest, on the page


@around_a_form
@never_cache
@reads_and_posts
def landlord_ask(request):
    """The same answer whether or not the address is a landlord's."""
    form = LinkForm.of(request)
    if form.is_valid():
        form.save()
        return redirect(reverse("premises:landlord_ask") + "?sendt=1")
    context = {"form": form, "is_sent": "sendt" in request.GET and not form.is_bound, "days": OPENS_FOR.days}
    return render(request, "premises/landlord/landlord_ask.html", context, status=form.http_status)


@secret_page
@reads_and_posts
@transaction.atomic
def landlord_units(request, token):
    landlord, now = landlord_behind(token), timezone.now()
    if landlord.is_late(now):
        return render(request, "premises/landlord/landlord_late.html", {"token": token}, status=410)
    form = numbers_form(request, landlord, timezone.localdate(now))
    if form.is_valid():
        confirmed, corrected = form.save(now)
        ConfirmationRequest.objects.answered_by(landlord.email, now)
        said = "takk" if confirmed or corrected else "uendret"
        return redirect(reverse("premises:landlord_units", args=[token]) + f"?{said}=1")
    context = {
        "landlord": landlord,
        "form": form,
        "more": max(landlord.units.count() - MAX_UNITS, 0),
        "is_saved": "takk" in request.GET,
        "is_unchanged": "uendret" in request.GET,
        "corrections": corrections_of(landlord),
        "interests": landlord.interests,
        "figures": measured.of_one(landlord.buildings, now),
        "wanted": wanted(timezone.localdate(now)),
    }
    return render(request, "premises/landlord/landlord_units.html", context, status=form.http_status)


def numbers_form(request, landlord, today):
    """The form of the units that were confirmed longest ago; their rows are held while they are changed."""
    leases = Prefetch("leases", Lease.objects.order_by("starts_on", "pk"))
    units = landlord.units.as_of(today).prefetch_related(leases, "number_confirmations")
    longest_ago = units.order_by(F("confirmed_on").asc(nulls_first=True), "pk").values("pk")[:MAX_UNITS]
    units = units.filter(pk__in=[row["pk"] for row in longest_ago])
    if request.method == "POST":
        units = units.select_for_update(of=["self"])
    return NumbersForm(posted(request), units, today)


@secret_page
@reads_and_posts
def landlord_interest(request, token, reference):
    """What a tenant asks the landlord, and the answer; what is theirs alone, or was taken back, is not here."""
    landlord = landlord_behind(token)
    if landlord.is_late(timezone.now()):
        return render(request, "premises/landlord/landlord_late.html", {"token": token}, status=410)
    gone = _("Leietakeren har tatt meldingen tilbake, saken er avsluttet, eller bygget har fått en annen utleiekontakt")
    interest = record_behind(landlord.interests.filter(reference=reference), gone)
    form = AnswerForm(posted(request), interest=interest, building=interest.own_units[0].building)
    if form.is_valid():
        form.save()
        return redirect(reverse("premises:landlord_interest", args=[token, reference]) + "#traad")
    thread = InterestMessage.objects.between(interest, landlord.buildings)
    context = {"landlord": landlord, "interest": interest, "thread": thread, "form": form}
    return render(request, "premises/landlord/landlord_interest.html", context, status=form.http_status)


def wanted(today):
    """[(size, period, m²)] of what is asked for, of the groups that are large enough to be told of."""
    found = demand.of(asks(), offers(today), today)
    return [
        (band, cell.period, cell.asked_m2) for band in found.bands for cell in band.cells if cell.asked_m2 is not None
    ]


def corrections_of(landlord):
    theirs = NumberCorrection.objects.filter(unit__building__in=landlord.buildings)
    return theirs.select_related("unit__building")[:MAX_CORRECTIONS]


@secret_page
@require_POST
def landlord_renew(request, token):
    """A new link to the address that an old one was mailed to; what is said tells nobody else which that is."""
    send(landlord_behind(token).email)
    return redirect(reverse("premises:landlord_ask") + "?sendt=1")
