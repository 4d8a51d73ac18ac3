"""The administrators' pages: what is known of somebody, that as a file, and their erasure, seen before it is done."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..audit.models import Entry
from ..norwegian.typography import number
from ..open_forms.forms import posted
from ..open_forms.secret_pages import own_copy
from ..postgres.limits import limits
from ..privacy import purposes
from ..signin.asking_again import ask, was_asked_lately
from .forms import ChosenForm, WhoForm
from .handed import handed
from .held import chosen, erase, found, may_go, note
from .looked import look
from .mentions import by_kind, mentions
from .shown import links_of, shown

KNOWN = "admin:data_subject"


def pages(site):
    """What the admin has besides its lists."""
    return [
        path("personopplysninger/", site.admin_view(known), name="data_subject"),
        path("personopplysninger/fil/", site.admin_view(file), name="data_subject_file"),
        path("personopplysninger/slett/", site.admin_view(erasure), name="data_subject_erase"),
    ]


def of_somebody(view):
    """A page for administrators of whom a sent form names: the view is given that, and all that is found.

    It takes somebody who has shown lately that they are still the same. Whom it is about is in no address: those are
    logged and remembered.
    """

    @wraps(view)
    def guarded(request):
        if not request.user.is_superuser:
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not was_asked_lately(request):
            return ask(request)
        form = WhoForm(posted(request))
        if not form.is_valid():
            return page(request, form)
        with limits("export"):
            return view(request, form, found(form.cleaned_data["who"]))

    return guarded


def known(request):
    """The form, and what is known of whom it names."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return page(request, WhoForm()) if request.method != "POST" else answered(request)


@of_somebody
def answered(request, form, everything):
    note(form.cleaned_data["who"], Entry.Kind.VIEW, Entry.Action.SEEN, everything)
    return page(request, form, everything)


def page(request, form, everything=None, errors=()):
    asked = form.cleaned_data["who"] if everything is not None else None
    context = {
        **admin.site.each_context(request),
        "title": _("Hva vet vi om noen?"),
        "form": form,
        "person": asked,
        "errors": errors,
        "found": [shown(one) for one in everything or ()],
        "may_go": bool(may_go(everything or ())),
        "mentions": by_kind(mentions(asked)) if asked else {},
    }
    return TemplateResponse(request, "admin/data_subject.html", context)


@of_somebody
def file(request, form, everything):
    """All of it to hand over to who asked for it."""
    asked = form.cleaned_data["who"]
    note(asked, Entry.Kind.EXPORT, Entry.Action.TAKEN, everything)
    return own_copy(handed(asked, everything), "personopplysninger")


@of_somebody
def erasure(request, form, everything):
    """What would go and what would stay; and, when it is still what was seen, the deletion."""
    asked, choice = form.cleaned_data["who"], ChosenForm(request.POST, everything)
    if not choice.is_valid():
        return page(request, form, everything, choice.errors.get("chosen", ()))
    records = chosen(everything, choice.cleaned_data["chosen"])
    looked = look(asked, records)
    if choice.cleaned_data["seen"] == looked.digest and looked.records:
        return done(request, sum(erase(asked, records).values()))
    context = {
        **admin.site.each_context(request),
        "title": _("Slett personopplysninger"),
        "person": asked,
        "looked": looked,
        "goes": by_kind(looked.goes),
        "chosen": choice.cleaned_data["chosen"],
        "stays": [(one, links_of(one.mention)) for one in looked.stays],
        "backups": purposes("backup")[0],
        "has_changed": bool(choice.cleaned_data["seen"]),
    }
    return TemplateResponse(request, "admin/data_subject_erase.html", context)


def done(request, count):
    text = ngettext("%(number)s oppføring er slettet.", "%(number)s oppføringer er slettet.", count)
    messages.success(request, text % {"number": number(count)})
    return redirect(KNOWN)
