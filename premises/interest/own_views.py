"""The tenant's own page, behind a secret link: status, thread, changing, a copy of everything, and deleting it."""

from urllib.parse import urlencode

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tech_port.merging import own
from tech_port.open_forms.forms import posted
from tech_port.open_forms.secret_pages import own_copy, record_behind, secret_page

from ..models import Interest
from ..need.stored import need_of_interest
from . import sharing
from .leaves import what_stays
from .own import ChangeForm, MessageForm, everything

reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])


def tenants_own(token, interests=Interest.objects):
    """The interest behind a secret link, or 404."""
    return record_behind(interests.all().by_token(token), _("Interessemeldingen er slettet, eller lenken er ikke hel"))


def locked(token):
    """The same, with its row held to the end of the transaction."""
    return tenants_own(token, Interest.objects.select_for_update())


@secret_page
@require_safe
def interest_detail(request, token):
    interest = tenants_own(token, Interest.objects.with_last_word())
    is_receipt = "takk" in request.GET and interest.is_open
    context = {
        "interest": interest,
        "token": token,
        "units": interest.units.select_related("building"),
        "steps": interest.steps.public(),
        "thread": interest.messages.select_related("building"),
        "form": MessageForm(interest=interest),
        "landlords": sharing.landlords_of(interest),
        "contacts": sharing.contacts_of(interest),
        "asked": urlencode(need_of_interest(interest).params),
        "is_receipt": is_receipt,
        "is_withdrawn": "trukket" in request.GET and interest.is_withdrawn,
        "answer_times": Interest.objects.answer_times(timezone.now()) if is_receipt else None,
    }
    return render(request, "premises/interest/interest_detail.html", context)


@secret_page
@reads_and_posts
@transaction.atomic
def interest_change(request, token):
    interest = locked(token) if request.method == "POST" else tenants_own(token)
    standing = {"interest": ChangeForm(None, instance=interest)}
    data, merge = own.laid_over(posted(request), request.FILES, standing)
    form = ChangeForm(data, instance=interest)
    if own.is_settled(form, merge) and form.is_valid():
        form.save()
        return redirect(own.next_page("premises:interest_detail", token, merge=merge))
    status = 200 if request.method != "POST" else 422
    context = {"form": form, "token": token, "reference": interest.reference, "is_open": interest.is_open}
    context |= own.context(standing, merge)
    return render(request, "premises/interest/interest_change.html", context, status=status)


@secret_page
@reads_and_posts
def interest_message(request, token):
    interest = tenants_own(token)
    form = MessageForm(posted(request), interest=interest)
    if form.is_valid():
        form.save()
        return redirect(reverse("premises:interest_detail", args=[token]) + "#traad")
    context = {
        "form": form,
        "token": token,
        "interest": interest,
        "thread": interest.messages.select_related("building"),
    }
    return render(request, "premises/interest/interest_message.html", context, status=form.http_status)


@secret_page
@require_POST
@transaction.atomic
def interest_share(request, token):
    """The tenant sends it to the landlords too, or takes it back, by which of two buttons was pressed."""
    sharing.share(locked(token), "del" in request.POST)
    return redirect(reverse("premises:interest_detail", args=[token]) + "#utleier")


@secret_page
@reads_and_posts
@transaction.atomic
def interest_confirm(request, token, code):
    interest = locked(token) if request.method == "POST" else tenants_own(token)
    if not interest.is_confirmed_by(code):
        raise Http404
    if request.method == "POST":
        interest.confirm_email()
        return redirect("premises:interest_detail", token)
    return render(request, "premises/interest/interest_confirm.html", {"interest": interest, "token": token})


@secret_page
@require_safe
def interest_download(request, token):
    interest = tenants_own(token)
    return own_copy(everything(interest), interest.reference)


@secret_page
@reads_and_posts
@transaction.atomic
def interest_withdraw(request, token):
    """A page that says what it means, with a button; what is closed already leads to how it stands."""
    interest = locked(token) if request.method == "POST" else tenants_own(token)
    if request.method == "POST":
        interest.withdraw()
        return redirect(reverse("premises:interest_detail", args=[token]) + "?trukket=1")
    if not interest.is_open:
        return redirect("premises:interest_detail", token)
    return render(request, "premises/interest/interest_withdraw.html", {"interest": interest, "token": token})


@secret_page
@reads_and_posts
@transaction.atomic
def interest_delete(request, token):
    """A page that says what it means, with a button; a second click finds nothing and ends in the same place."""
    if request.method == "POST":
        Interest.objects.select_for_update().by_token(token).erase()
        return redirect("premises:interest_deleted")
    interest = tenants_own(token)
    context = {"interest": interest, "token": token, "stays": what_stays(interest)}
    return render(request, "premises/interest/interest_delete.html", context)


@secret_page
@require_safe
def interest_deleted(request):
    return render(request, "premises/interest/interest_deleted.html")
