"""A member's own profile: ask for a link, open it once, and send what is to be changed."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tech_port.addresses.lookup import get_or_moved
from tech_port.door.declared import around_a_form
from tech_port.merging import own
from tech_port.open_forms.forms import posted
from tech_port.open_forms.secret_pages import secret_page
from tech_port.storage.away import asked_again

from ..models import Organisation, ProfileLink
from ..models.profiles import EDITS_WITHIN, OPENS_WITHIN
from .editing import ProfileEditing
from .forms import LinkForm

reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])
LINKS = ProfileLink.objects.select_related("contact__organisation")


@around_a_form
@never_cache
@reads_and_posts
def profile_link(request, slug):
    """The same answer whether or not the address is a contact's."""
    organisation = get_or_moved(Organisation.objects.all(), slug)
    form = LinkForm.of(request, organisation=organisation)
    if form.is_valid():
        form.save()
        return redirect(reverse("members:profile_link", args=[slug]) + "?sendt=1")
    context = {
        "organisation": organisation,
        "subject": organisation,
        "form": form,
        "is_sent": "sendt" in request.GET and not form.is_bound,
        "open_minutes": int(OPENS_WITHIN.total_seconds() // 60),
    }
    return render(request, "members/profiles/profile_link.html", context, status=form.http_status)


def link_of(request, links):
    """The link, with its row held while something is done with it, so that a double click waits for itself."""
    return (links.select_for_update(of=["self"]) if request.method == "POST" else links).first()


@secret_page
@reads_and_posts
@transaction.atomic
def profile_open(request, token):
    """A page with a button, because mail scanners follow links; the button begins the editing, once."""
    link = link_of(request, LINKS.by_token(token))
    now = timezone.now()
    if link is None or not link.may_open(now):
        return no_longer(request, link)
    if request.method == "POST":
        return redirect("members:profile_edit", link.open(token, now))
    context = {"organisation": link.organisation, "edit_hours": int(EDITS_WITHIN.total_seconds() // 3600)}
    return render(request, "members/profiles/profile_open.html", context)


@secret_page
@reads_and_posts
@asked_again
@transaction.atomic
def profile_edit(request, token):
    link = link_of(request, LINKS.by_session(token))
    now = timezone.now()
    if link and link.sent_at:
        return receipt(request, link, token)
    if link is None or not link.may_send(now):
        return no_longer(request, link)
    standing = ProfileEditing(link).standing(posted(request))
    data, merge = own.laid_over(posted(request), request.FILES, standing)
    editing = ProfileEditing(link, data, request.FILES if data else None)
    is_valid = own.is_settled(editing.texts, merge) and editing.is_valid()
    if is_valid and editing.is_changed:
        editing.send(now)
        return redirect("members:profile_edit", token)
    context = {"form": editing, "organisation": link.organisation, "link": link, "is_unchanged": is_valid}
    context |= own.context(standing, merge)
    return render(request, "members/profiles/profile_edit.html", context, status=422 if editing.errors else 200)


def receipt(request, link, token):
    """What is shown once the editing is closed, and to who sends the same form again."""
    if request.method == "POST":
        return redirect("members:profile_edit", token)
    organisation = link.organisation
    context = {"organisation": organisation, "waiting": organisation.profile_changes.waiting().first()}
    return render(request, "members/profiles/profile_receipt.html", context)


def no_longer(request, link):
    """A link that is too old or used, with the way to a new one, and what was written so that it is not lost."""
    organisation = link.organisation if link and link.contact else None
    context = {
        "organisation": organisation,
        "typed": [text for name in ("text_nb", "text_en") if (text := request.POST.get(name))],
    }
    return render(request, "members/profiles/profile_expired.html", context, status=410 if organisation else 404)
