"""The newsletter without an account: ask for it, confirm it, change its language, stop it."""

from functools import partial

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tech_port.content.models import Article, Page, Source
from tech_port.door.declared import around_a_form
from tech_port.lists.exports import answer
from tech_port.lists.for_programs import asked_beforehand, beforehand
from tech_port.open_forms.forms import posted
from tech_port.open_forms.one_click import is_pressed, one_click
from tech_port.open_forms.secret_pages import own_copy, record_behind, secret_page

from . import archive
from .forms import LanguageForm, SubscriptionForm
from .models import Subscription
from .subscribing import everything

OTHERS = "tr-2015"  # the source that tells of a newsletter before there was an association
reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])


def own_subscription(token):
    """The subscription behind a secret link, or the 404 with the way back in."""
    way = (reverse("newsletter:subscription_create"), _("Få nyhetsbrevet"))
    said = _("Nyhetsbrevet er stoppet, eller lenken er ikke hel")
    return record_behind(Subscription.objects.by_token(token), said, way)


@around_a_form
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def newsletter(request):
    """The archive as a feed, which may be kept, or the page."""
    if asked_beforehand(request):
        return beforehand()
    feed = None if request.method == "POST" else answer(request, atom=partial(archive.as_atom, request))
    return feed or subscription_create(request)


@never_cache
@reads_and_posts
def subscription_create(request):
    form = SubscriptionForm.of(request)
    if form.is_valid():
        form.save()
        return redirect(reverse("newsletter:subscription_create") + "?sendt=1")
    others, page = Source.objects.filter(key=OTHERS).first(), archive.issue_page(request)
    context = {
        "form": form,
        "text": Page.objects.filter(place=Page.Place.NEWSLETTER).prefetch_related("sources").first(),
        "others": others,
        "page": page,
        "are_samples": bool(page) and all(issue.is_sample for issue in page),
        "told": others and Article.objects.published().filter(sources=others).first(),
        "is_sent": "sendt" in request.GET and request.method != "POST",
        "is_stopped": "stoppet" in request.GET and request.method != "POST",
    }
    return render(request, "newsletter/newsletter.html", context, status=form.http_status)


@secret_page
@reads_and_posts
def subscription_detail(request, token):
    subscription = own_subscription(token)
    form = LanguageForm(posted(request), instance=subscription)
    if form.is_valid():
        form.save()
        return redirect(reverse("newsletter:subscription_detail", args=[token]) + "?endret=1")
    context = {"subscription": subscription, "token": token, "form": form}
    context |= {"is_changed": "endret" in request.GET, "is_new": "bekreftet" in request.GET}
    return render(request, "newsletter/subscription_detail.html", context, status=form.http_status)


@secret_page
@require_POST
def subscription_confirm(request, token):
    own_subscription(token).confirm(timezone.now())
    return redirect(reverse("newsletter:subscription_detail", args=[token]) + "?bekreftet=1")


@secret_page
@require_safe
def subscription_download(request, token):
    return own_copy(everything(own_subscription(token)), _("nyhetsbrev"))


@secret_page
@reads_and_posts
def subscription_stop(request, token):
    subscription = own_subscription(token)
    if request.method == "POST":
        subscription.stop()
        return redirect(reverse("newsletter:subscription_create") + "?stoppet=1")
    return render(request, "newsletter/subscription_stop.html", {"token": token})


@one_click
def subscription_unsubscribe(request, token):
    """A press by a mail provider, which may come twice: the second finds nothing left to stop, and that is well."""
    if not is_pressed(request):
        return redirect("newsletter:subscription_stop", token)
    found = Subscription.objects.by_token(token).first()
    if found is None:
        return _("Denne lenken hører ikke lenger til noen påmelding.")
    found.stop()
    return _("Nyhetsbrevet er stoppet.")
