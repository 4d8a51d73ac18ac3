"""The jump: any list, page or record of the admin by what it is called, for a page and for the field above every page.

One question to the database for each kind of record that somebody may see, with a limit; columns that they may not
read are not searched, as in the lists.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from django.forms import CharField
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ..norwegian import typography
from ..norwegian.folding import fold
from ..norwegian.forms import Form
from ..rights.personal import unread
from .site import groups as site_groups

MIN_LENGTH, OF_A_KIND, AT_MOST = 2, 5, 30
PAGES = [  # that are of no kind of record
    (_("Forside"), "admin:index"),
    (_("Engelsk tekst"), "admin:english"),
    (_("Drift"), "admin:operations"),
    (_("Håndbok for staben"), "admin:handbook"),
    (_("Nytt styre fra en dag"), "admin:board_anew"),
    (_("Medlem fra en dag"), "admin:member_from_day"),
    (_("Alle lister"), "admin:all_lists"),
    (_("Er det fortsatt riktig?"), "admin:still_right"),
    (_("Spør om det fortsatt er riktig"), "admin:still_right_asking"),
    (_("Sikker innlogging"), "mfa_index"),
    (_("Egne valg"), "preferences"),
    (_("Endre passord"), "admin:password_change"),
]
FOR_ADMINISTRATORS = [(_("Hva vet vi om noen?"), "admin:data_subject")]


@dataclass(frozen=True)
class Place:
    """Somewhere to go: its name, what it is, its address, and the language of its name where that is known."""

    name: str
    kind: str
    address: str
    lang: str = ""


class JumpForm(Form):
    q = CharField(min_length=MIN_LENGTH, max_length=100)


def pages(site):
    """What the admin has besides its lists."""
    return [path("hopp/", site.admin_view(jump(site)), name="jump")]


def jump(site):
    @require_safe
    def jump_view(request):
        """The places that a text names; as data for a script that asks for it."""
        form = JumpForm(request.GET)
        found = places(site, request, form.cleaned_data["q"]) if form.is_valid() else []
        if request.GET.get("format") == "json":
            return JsonResponse({"places": [vars(place) for place in found]})
        context = {
            **site.each_context(request),
            "title": _("Gå til …"),
            "places": found,
            "jumped": request.GET.get("q", ""),
            "least": MIN_LENGTH,
        }
        return TemplateResponse(request, "admin/jump.html", context)

    return jump_view


def places(site, request, text):
    """Nearest first: what is called that, what begins so, what has it in its name, and records that have it elsewhere.

    Of those that are as near, pages and lists come before records, and these in the order of the front page.
    """
    found = [place for place in fixed(site, request) if fold(text) in fold(place.name)]
    return sorted(found + records(site, request, text), key=lambda place: distance(place, text))[:AT_MOST]


def distance(place, text):
    name, asked = fold(place.name), fold(text)
    if name == asked:
        return -1
    return 0 if name.startswith(asked) else 1 if f" {asked}" in name else 2 if asked in name else 3


def fixed(site, request):
    """Pages, what one does, and the lists of what somebody may see."""
    lists = [
        Place(str(kind["name"]), str(app["name"]), kind["admin_url"])
        for app in site.get_app_list(request)
        for kind in app["models"]
        if kind["admin_url"]
    ]
    alone = PAGES + (FOR_ADMINISTRATORS if request.user.is_superuser else [])
    verbs = [verb for found in site_groups(site, request) for group in found for verb in group.verbs]
    tasks = {verb.address: Place(str(verb.words), str(_("oppgave")), verb.address) for verb in verbs}
    pages = {reverse(name): Place(str(label), str(_("side")), reverse(name)) for label, name in alone}
    return [*{**tasks, **pages}.values(), *lists]


def records(site, request, text):
    """Of each kind some; which kinds these are is told to the audit by the request."""
    kinds = [kind["model"] for app in site.get_app_list(request) for kind in app["models"] if kind["admin_url"]]
    kinds = [kind for kind in kinds if getattr(site.get_model_admin(kind), "in_jump", True)]
    by_kind = {kind: records_of(site.get_model_admin(kind), request, text) for kind in kinds}
    request.kinds_shown = {kind for kind, rows in by_kind.items() if rows}
    found = [place_of(site.get_model_admin(kind), row, request.user) for kind, rows in by_kind.items() for row in rows]
    return told_apart(found)


def records_of(model_admin, request, text):
    """Some records of a kind; a search through relations finds one more than once."""
    if not model_admin.get_search_fields(request):
        return []
    rows, _repeats = model_admin.get_search_results(request, model_admin.get_queryset(request), text)
    if related := model_admin.get_list_select_related(request):
        rows = rows.select_related(*([] if related is True else related))
    return list(dict.fromkeys(rows[: OF_A_KIND * 2]))[:OF_A_KIND]


def place_of(model_admin, row, user):
    """What a record is called on its page, and its day, where its list is by days: one title may be of every year."""
    hidden, options = unread(user, model_admin.model), model_admin.opts
    heading = getattr(model_admin, "heading", None)
    name = (heading and heading not in hidden and getattr(row, heading)) or str(row)
    address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
    day = "" if model_admin.date_hierarchy in hidden else day_of(row, model_admin.date_hierarchy)
    kind = ", ".join(filter(None, [str(capfirst(options.verbose_name)), day]))
    return Place(name, kind, address, getattr(name, "lang", ""))


def day_of(row, column):
    """The day of a column, as exactly as it is known; "" where there is none."""
    value = getattr(row, column) if column else None
    if value is None:
        return ""
    beside = (f"{column.removesuffix('_on')}_precision", "precision")
    precision = next((getattr(row, name) for name in beside if hasattr(row, name)), "day")
    return typography.day(timezone.localdate(value) if isinstance(value, datetime) else value, precision)


def told_apart(places):
    """Of those that look the same, each with the number of its record."""
    seen = Counter((place.name, place.kind) for place in places)
    return [numbered(place) if seen[place.name, place.kind] > 1 else place for place in places]


def numbered(place):
    words = {"kind": place.kind, "number": place.address.split("/")[-3]}
    return replace(place, kind=_("%(kind)s, nr. %(number)s") % words)
