"""Signing up for an event without an account, and one's own sign-up behind a secret link."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tech_port.addresses.lookup import get_or_moved
from tech_port.door.declared import around_a_form
from tech_port.merging import own
from tech_port.open_forms.forms import posted
from tech_port.open_forms.secret_pages import record_behind, secret_page

from ..event.entries import invitation
from ..models import Event, Registration
from ..state import state_of
from . import capacity
from .answer import Answer
from .forms import AnswerForm, ChangeForm, SignupForm
from .own import MySignup

reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])


@around_a_form
@never_cache
@reads_and_posts
def signup(request, slug):
    """The answer is made of what was typed and of how the event stands, and of nothing that tells if one is known.

    It is given at once and not behind a redirect: what was typed would else stand in an address or a cookie. The same
    form sent again is the same sign-up.
    """
    event = get_or_moved(Event.objects.published().select_related("venue"), slug)
    form = SignupForm.of(request, initial={"people": 1}, event=event)
    if form.is_valid() and (done := form.save()):
        context = {"event": event, "subject": event, "answer": Answer(event, done, form)}
        return render(request, "events/signup/signup_done.html", context)
    state, is_own = state_of(event, timezone.now()), event.signup == Event.Signup.OWN
    context = {
        "event": event,
        "subject": event,
        "state": state,
        "form": form,
        "has_form": form.is_bound or (is_own and state.is_open),
    }
    return render(request, "events/signup/signup_form.html", context, status=form.http_status)


def own_signup(token):
    """The sign-up behind a secret link as it stands now, or 404."""
    rows = Registration.objects.select_related("event__venue")
    row = record_behind(rows.by_token(token), _("Påmeldingen er slettet, eller lenken er ikke hel"))
    return MySignup(row, timezone.now())


def held_signup(token):
    """The same, with its event held to the end of the transaction, as whoever gives or takes a seat does."""
    capacity.locked(own_signup(token).event.pk)
    return own_signup(token)


@secret_page
@reads_and_posts
@transaction.atomic
def registration_detail(request, token):
    mine = held_signup(token) if request.method == "POST" else own_signup(token)
    standing = {"signup": ChangeForm(None, registration=mine.registration)}
    data, merge = own.laid_over(posted(request), request.FILES, standing)
    form = ChangeForm(data, registration=mine.registration)
    if request.method == "POST" and not mine.may_change:
        return redirect(reverse("events:registration_detail", args=[token]) + "?ulagret=1")
    if own.is_settled(form, merge) and form.is_valid() and form.save():
        return redirect(own.next_page("events:registration_detail", token, merge=merge, endret=1))
    context = {
        "mine": mine,
        "registration": mine.registration,
        "event": mine.event,
        "token": token,
        "form": form,
        "points": mine.event.key_points.select_related("speaker") if mine.is_over else (),
        "is_changed": "endret" in request.GET,
        "is_unsaved": "ulagret" in request.GET and not mine.may_change,
        **own.context(standing, merge),
    }
    return render(request, "events/signup/registration_detail.html", context, status=form.http_status)


@secret_page
@reads_and_posts
def registration_accept(request, token):
    """A page with a button, as the mail's link; what is answered or has run out leads to how it stands."""
    mine = own_signup(token)
    if request.method == "POST":
        answer = AnswerForm(request.POST)
        answer.is_valid()
        (capacity.keep_place if answer.cleaned_data["keeps_place"] else capacity.accept)(mine.registration)
    if request.method == "POST" or not mine.may_accept:
        return redirect("events:registration_detail", token)
    context = {"mine": mine, "event": mine.event, "token": token}
    return render(request, "events/signup/registration_accept.html", context)


@secret_page
@reads_and_posts
def registration_cancel(request, token):
    """A page that says what it means, with a button; what is given up already leads to how it stands."""
    mine = own_signup(token)
    if request.method == "POST" and mine.may_cancel:
        capacity.cancel(mine.registration)
    if request.method == "POST" or not mine.may_cancel:
        return redirect("events:registration_detail", token)
    context = {"mine": mine, "event": mine.event, "token": token}
    return render(request, "events/signup/registration_cancel.html", context)


@secret_page
@require_safe
def registration_calendar(request, token):
    mine = own_signup(token)
    event = mine.event
    is_kept = mine.registration.is_active and event.state != Event.State.DRAFT
    text = invitation(event, mine.state, mine.now) if is_kept else ""
    if not text:
        raise Http404
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response
