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
from .people import people
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
            asked = form.cleaned_data["who"]
            return view(request, form, people(asked, found(asked)))

    return guarded


def known(request):
    """The form, and what is known of whom it names."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return page(request, WhoForm()) if request.method != "POST" else answered(request)


@of_somebody
def answered(request, form, persons):
    note(form.cleaned_data["who"], Entry.Kind.VIEW, Entry.Action.SEEN, all_of(persons))
    return page(request, form, persons)


def all_of(persons):
    return [one for somebody in persons for one in somebody.found]


def page(request, form, persons=None, errors=()):
    asked = form.cleaned_data["who"] if persons is not None else None
    context = {
        **admin.site.each_context(request),
        "title": _("Hva vet vi om noen?"),
        "form": form,
        "person": asked,
        "errors": errors,
        "people": [
            (somebody, [shown(one) for one in somebody.found], bool(may_go(somebody.found)))
            for somebody in persons or ()
        ],
        "mentions": by_kind(mentions(asked)) if asked else {},
    }
    return TemplateResponse(request, "admin/data_subject.html", context)


@of_somebody
def file(request, form, persons):
    """All that is one person's, to hand over to who asked for it; of several of a name the one that is named."""
    named = [one for one in persons if request.POST.get("person") in (None, one.key)]
    if len(named) != 1:
        return page(request, form, persons, [_("Flere går under det navnet. Velg en av dem.")] if persons else ())
    [one] = named
    note(one.asked, Entry.Kind.EXPORT, Entry.Action.TAKEN, one.found)
    return own_copy(handed(one.asked, one.found), "personopplysninger")


@of_somebody
def erasure(request, form, persons):
    """What would go and what would stay; and, when it is still what was seen, the deletion."""
    asked, everything = form.cleaned_data["who"], all_of(persons)
    choice = ChosenForm(request.POST, everything)
    if not choice.is_valid():
        return page(request, form, persons, choice.errors.get("chosen", ()))
    records = chosen(everything, choice.cleaned_data["chosen"])
    looked = look(asked, records)
    if choice.cleaned_data["seen"] == looked.digest and looked.records:
        erase(asked, records)
        return done(request, looked)
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


def done(request, looked):
    """Say how many are gone, and of how many only the person, as it was told before."""
    said = []
    if looked.deleted:
        text = ngettext("%(number)s oppføring er slettet.", "%(number)s oppføringer er slettet.", looked.deleted)
        said.append(text % {"number": number(looked.deleted)})
    if looked.emptied:
        text = ngettext(
            "%(number)s oppføring blir stående uten personen.",
            "%(number)s oppføringer blir stående uten personen.",
            looked.emptied,
        )
        said.append(text % {"number": number(looked.emptied)})
    messages.success(request, " ".join(said))
    return redirect(KNOWN)
