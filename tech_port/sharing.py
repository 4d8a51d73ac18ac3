"""The pictures that pages are shared with: what each says, and the one view that draws them.

A page's picture is its address and `bilde.png`. Units and events have pictures of their own, with their building and
their day; every other page has one of the same composition, and one that is about nothing in particular has the site's.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from members.models import Challenge, Document, Membership
from members.organisations.visibility import public_organisations
from premises.models import Building, Unit

from .content.models import Article, Programme
from .drawing import cache
from .drawing.page_picture import PagePicture
from .fixed_pages import FIXED_PAGES
from .newsletter.models import Issue
from .norwegian import typography

LINES = {
    "board": gettext_lazy("Hvem som sitter der, og hvem de kommer fra"),
    "document_list": gettext_lazy("Vedtekter, referater og det som er vedtatt"),
    "district": gettext_lazy("Områdene, byggene og hvem som er der"),
    "story": gettext_lazy("Milepæler og bygg, år for år"),
    "figures": gettext_lazy("Hvert tall med dato og kilde"),
    "about": gettext_lazy("Formålet, målet og folkene"),
    "events:event_list": gettext_lazy("Det som skjer, og det som har vært"),
    "content:article_list": gettext_lazy("Det som har hendt, med kilder"),
    "collaboration:programme_list": gettext_lazy("Studenter, forskere og bedrifter om samme oppgave"),
    "collaboration:challenge_list": gettext_lazy("Oppgaver som noen vil ha løst"),
    "premises:unit_list": gettext_lazy("Hva som er ledig når, og hva det koster"),
}
TITLES = {page.name: page.title for page in FIXED_PAGES if page.title}


@require_safe
def page_picture(request, page=""):
    """The picture of the page at an address; one behind a secret link has none."""
    match = resolve(request.path.rpartition("/")[0] + "/")
    if getattr(match.func, "is_secret_page", False):
        raise Http404
    draw = RECORDS.get(match.view_name)
    picture = draw(**match.kwargs) if draw else of_page(match.view_name)
    return cache.answer(request, picture)


def of_page(name):
    """A page without a record: its title, and what there is of what it lists."""
    if name not in TITLES:
        return PagePicture(title=_("Innovasjonsdistriktet i Trondheim"), facts=_("Lokaler, medlemmer og arrangementer"))
    count = COUNTS[name]() if name in COUNTS else ""
    return PagePicture(title=str(TITLES[name]), facts=count or str(LINES.get(name, "")))


def offered():
    count = Unit.objects.offered().filter(is_sample=False).count()
    return ngettext("%(count)d lokale", "%(count)d lokaler", count) % {"count": count} if count else ""


def members():
    count = Membership.objects.on(timezone.localdate()).shown().filter(organisation__is_sample=False).count()
    return ngettext("%(count)d medlem", "%(count)d medlemmer", count) % {"count": count} if count else ""


def of_organisation(slug):
    today = timezone.localdate()
    one = get_object_or_404(public_organisations(today), slug=slug)
    is_member = Membership.objects.on(today).shown().filter(organisation=one).exists()
    return PagePicture(
        title=one.name,
        kind=_("Medlem i Trondheim Tech Port") if is_member else "",
        facts=one.get_kind_display().capitalize(),
        alarm=sample(one),
    )


def of_building(building):
    one = get_object_or_404(Building.objects.select_related("property"), slug=building)
    area = typography.square_metres(one.area_m2) if one.area_m2 else ""
    address = "" if _says(f"{one.name} {one.property.name}", one.address) else one.address
    facts = ", ".join(filter(None, [address, area, one.completion_in_words]))
    return PagePicture(title=str(one.name), kind=one.property.name, facts=facts[:1].upper() + facts[1:])


def of_article(slug):
    one = get_object_or_404(Article.objects.published(), slug=slug)
    facts = one.happened_in_words or typography.day(one.published_on)
    return PagePicture(title=str(one.title), kind=_("Aktuelt"), facts=facts, alarm=sample(one))


def of_challenge(slug):
    one = get_object_or_404(Challenge.objects.public().select_related("organisation"), slug=slug)
    return PagePicture(title=str(one.title), kind=_("Utfordring"), facts=one.organisation.name, alarm=sample(one))


def of_programme(slug):
    one = get_object_or_404(Programme, kind=Programme.Kind.COLLABORATION, slug=slug)
    return PagePicture(title=str(one.name), kind=_("Samarbeid"))


def of_document(slug):
    one = get_object_or_404(Document.objects.published(), slug=slug)
    current = {
        "label": one.current.label,
        "day": typography.day(one.current.dated_on, one.current.dated_precision),
    }
    kind = str(one.get_kind_display()).capitalize()
    return PagePicture(
        title=str(one.title),
        kind="" if _says(one.title, kind) else kind,
        facts=_("Versjon %(label)s, %(day)s") % current,
        alarm=sample(one),
    )


def of_issue(number):
    one = get_object_or_404(Issue.objects.published(), number=number)
    day = typography.day(timezone.localdate(one.published_at))
    return PagePicture(title=str(one.title), kind=_("Nyhetsbrev"), facts=day, alarm=sample(one))


def _says(text, words):
    """Whether the words stand in a text already."""
    return bool(words) and str(words).casefold() in str(text).casefold()


def sample(record):
    return _("Eksempel") if record.is_sample else ""


RECORDS = {
    "members:organisation_detail": of_organisation,
    "premises:building_detail": of_building,
    "content:article_detail": of_article,
    "collaboration:challenge_detail": of_challenge,
    "collaboration:programme_detail": of_programme,
    "document_detail": of_document,
    "newsletter:issue_detail": of_issue,
}
COUNTS = {"premises:unit_list": offered, "members:organisation_list": members}
