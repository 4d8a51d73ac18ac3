"""A new board from a day: today's as rows, what is changed in them, and a look at what that does before it is saved."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tech_port.history.acting import acting
from tech_port.norwegian import typography
from tech_port.open_forms.forms import posted
from tech_port.staff import leaving
from tech_port.staff.decisions import require_perms
from tech_port.staff.looks import ONLY_BEFORE

from ..board.anew import Anew

TITLE = _("Nytt styre fra en dag")
NEEDED = ("members.add_boardseat", "members.change_boardseat", "members.add_person", "members.add_meeting")


def urls(model_admin):
    view = model_admin.admin_site.admin_view(partial(board_anew, model_admin))
    return [path("nytt-styre/", view, name="board_anew")]


def board_anew(model_admin, request):
    require_perms(request, *NEEDED)
    anew = Anew(posted(request))
    with acting(reason=TITLE):
        if anew.is_valid() and anew.save():
            return done(model_admin, request, anew)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": TITLE,
        "opts": model_admin.opts,
        "form": anew.form,
        "rows": anew.rows,
        "later": anew.later_in_words,
    }
    return TemplateResponse(request, "admin/members/boardseat/anew.html", context)


def done(model_admin, request, anew):
    """Log each seat, and say what everybody sees; the look shows that before it is kept."""
    said = [(seat, gone(seat), model_admin.log_change) for seat in anew.went]
    said += [(seat, come(seat), model_admin.log_addition) for seat in anew.came]
    for seat, sentence, log in said:
        leaving.publish(sentence)
        log(request, seat, sentence)
    for seat in anew.moved:
        leaving.publish(_("%(name)s får en annen plass i rekkefølgen.") % {"name": seat.person.name})
    if anew.form.new_meeting:
        leaving.publish(anew.form.meeting_in_public)
    for sentence in beside(anew):
        messages.info(request, sentence, extra_tags=ONLY_BEFORE)
    number = len(anew.rows.of("sits"))
    text = ngettext(
        "Styret fra %(day)s er lagret: %(number)d medlem.",
        "Styret fra %(day)s er lagret: %(number)d medlemmer.",
        number,
    )
    messages.success(request, text % {"day": typography.day(anew.day), "number": number})
    return redirect("admin:members_boardseat_changelist")


def gone(seat):
    """`Tor Ulleberg går ut: styreleder til og med 11. mai 2026.`"""
    words = {"name": seat.person.name, "role": seat.get_role_display(), "day": seat.claim.end}
    return _("%(name)s går ut: %(role)s til og med %(day)s.") % words


def come(seat):
    """`Kari Nordmann kommer inn: styreleder fra 12. mai 2026 (Alfa AS).`; of a day to come, from when it is shown."""
    words = {"name": seat.person.name, "role": seat.get_role_display(), "day": seat.claim.start}
    words |= {"of": seat.organisation or seat.label, "end": seat.claim.end}
    text = _("%(name)s kommer inn: %(role)s fra %(day)s (%(of)s).")
    if seat.ends_on:
        text = _("%(name)s kommer inn: %(role)s fra %(day)s til og med %(end)s (%(of)s).")
    text = text % words
    return text if seat.is_shown() else f"{text} {capfirst(seat.publication_in_words)}."


def beside(anew):
    """What is as it was, who is new here, and where it is taken from."""
    stayed = [seat.person.name for seat in anew.stayed]
    new = [row.after["person"].name for row in anew.rows.of("is_new_person")]
    if anew.later:
        yield anew.later_in_words
    if stayed:
        yield _("Blir sittende som før: %(names)s.") % {"names": ", ".join(stayed)}
    if new:
        yield _("Legges til som nye personer: %(names)s.") % {"names": ", ".join(new)}
    words = {"source": anew.form.decided_in_words, "address": settings.SITE_URL + reverse("board")}
    yield _("Kilde: %(source)s. Styret står på %(address)s.") % words
