"""An organisation becomes a member from a day: which it is, and then the day and where that was decided."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tech_port.history.acting import acting
from tech_port.norwegian import typography
from tech_port.norwegian.orgnr import read_orgnr
from tech_port.open_forms.forms import posted
from tech_port.staff import leaving
from tech_port.staff.decisions import RecordPage, require_perms
from tech_port.staff.log_lines import filled
from tech_port.staff.looks import ONLY_BEFORE

from ..joining.from_day import MemberForm, NewMemberForm, WhoForm
from ..models import Organisation
from ..register.client import is_on
from ..register.lookup import Lookup

TITLE = _("Medlem fra en dag")
ADDS, NEW = "members.add_membership", "members.add_organisation"


def urls(model_admin):
    inside = model_admin.admin_site.admin_view
    return [
        path("fra-en-dag/", inside(partial(who, model_admin)), name="member_from_day"),
        path("fra-en-dag/ny/", inside(partial(new, model_admin)), name="member_from_day_new"),
    ]


def page(model_admin, request, template, **context):
    context = {**model_admin.admin_site.each_context(request), "title": TITLE, "opts": model_admin.opts, **context}
    return TemplateResponse(request, f"admin/members/membership/{template}.html", context)


def who(model_admin, request):
    """The organisations it may be; those that are members, or are to be, are shown and not offered.

    Where it can be none of those that are here, it is a new one.
    """
    require_perms(request, ADDS)
    form = WhoForm(request.GET if "q" in request.GET else None)
    found = form.found() if form.is_valid() else []
    if form.is_valid() and not found and request.user.has_perm(NEW):
        return redirect(f"{reverse('admin:member_from_day_new')}?{urlencode({'q': form.cleaned_data['q']})}")
    return page(model_admin, request, "who", form=form, found=found)


def new(model_admin, request):
    """One that is not here: by the name that was looked for, or by its number as the register has it."""
    require_perms(request, ADDS, NEW)
    asked = request.GET.get("q", "").strip()
    number = read_orgnr(asked)
    lookup = Lookup.of(number) if number and is_on() and request.method == "GET" else None
    unit = lookup.unit if lookup else None
    initial = {"orgnr": number, "name": "" if number else asked}
    if unit:
        initial |= {"name": unit.name, "website": unit.website}
    form = NewMemberForm(posted(request), initial=initial)
    with acting(reason=TITLE):
        if form.is_valid() and (membership := form.save()):
            model_admin.log_addition(request, membership.organisation, TITLE)
            return done(model_admin, request, form, membership)
    return page(model_admin, request, "new", form=form, lookup=lookup)


def member(model_admin, request, organisation):
    """One that is here, and is no member today or later."""
    if standing := organisation.memberships.not_over(timezone.localdate()).first():
        words = {"name": organisation.name, "day": standing.claim.seen or standing.claim.start}
        return model_admin.too_late(request, organisation, _("%(name)s er alt medlem, fra %(day)s.") % words)
    form = MemberForm(posted(request), organisation=organisation)
    if form.is_valid() and (membership := form.save()):
        return done(model_admin, request, form, membership)
    return model_admin.render_page(request, organisation, "member", TITLE, form=form)


def done(model_admin, request, form, membership):
    """Log the membership, and say what everybody sees; the look shows that before it is kept."""
    organisation = membership.organisation
    if membership.is_shown():
        publish(organisation, form.cleaned_data["from_day"])
    else:
        if form.organisation is None:
            publish_page(organisation)
        publish_later(membership)
    if form.new_meeting:
        leaving.publish(form.meeting_in_public)
    for sentence in stored(form, membership):
        messages.info(request, sentence, extra_tags=ONLY_BEFORE)
    words = {"name": organisation.name, "day": membership.claim.start}
    text = filled(_("%(name)s er medlem fra %(day)s."), words)
    model_admin.log_addition(request, membership, text)
    return model_admin.admin_site.get_model_admin(Organisation).done(request, organisation, text)


def stored(form, membership):
    """All else that is written down: the level, what it is taken from, and what of a new organisation is typed."""
    yield _("Nivå: %(level)s.") % {"level": membership.get_level_display()}
    source = form.decided_in_words if form.decided_on else _("registrert av staben i dag")
    yield _("Kilde: %(source)s.") % {"source": source}
    if form.organisation is None:
        one = membership.organisation
        typed = [one.name, one.get_kind_display(), one.orgnr and typography.orgnr(one.orgnr), one.website]
        yield _("Ny virksomhet: %(typed)s.") % {"typed": ", ".join(str(text) for text in typed if text)}


def publish(organisation, day):
    """What everybody sees of a new member."""
    words = {"name": organisation.name, "day": typography.day(day)}
    words["address"] = settings.SITE_URL + organisation.get_absolute_url()
    leaving.publish(_("%(name)s er medlem fra %(day)s, med egen side: %(address)s") % words)


def publish_later(membership):
    """What everybody will see of a membership that is shown from another day."""
    words = {"name": membership.organisation.name, "shown": membership.publication_in_words}
    leaving.publish(_("Medlemskapet til %(name)s %(shown)s.") % words)


def publish_page(organisation):
    """What everybody sees of a new organisation whose membership is shown later."""
    words = {"name": organisation.name, "address": settings.SITE_URL + organisation.get_absolute_url()}
    leaving.publish(_("%(name)s får en egen side nå, uten medlemskapet: %(address)s") % words)


PAGE = RecordPage("member", "medlem-fra", member, (ADDS,), label=TITLE)
