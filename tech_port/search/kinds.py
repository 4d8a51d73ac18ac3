"""The kinds that hits are grouped by, and who may be found: what each record's own queryset lets visitors see."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from events.models import Event
from members.models import BoardSeat, Challenge, Contact, DocumentVersion, StaffRole
from members.organisations.visibility import public_organisations
from premises.models import Unit
from tech_port.content.models import Area, Article
from tech_port.newsletter.models import Issue

TITLES = {
    "sider": _("Sider"),
    "organisations": _("Virksomheter"),
    "people": _("Folk"),
    "buildings": _("Bygg"),
    "units": _("Lokaler"),
    "events": _("Arrangementer"),
    "challenges": _("Utfordringer"),
    "articles": _("Nyheter"),
    "issues": _("Nyhetsbrev"),
    "pages": _("Om distriktet"),
    "documents": _("Dokumenter"),
    "figures": _("Tall"),
    "programmes": _("Programmer"),
    "areas": _("Steder"),
}
ALL = ("building", "page", "figure", "programme")  # of which the public may see whatever there is


def visible(today, now):
    """{source: the records that visitors may see at a moment}, of those that may be hidden."""
    public = public_organisations(today).order_by().values("pk")
    roles = StaffRole.objects.shown(today)
    own_staff = StaffRole.objects.of_the_association(today).order_by().values("pk")
    return {
        "organisation": public_organisations(today),
        "seat": BoardSeat.objects.shown(today),
        "role": roles.filter(Q(organisation__in=public) | Q(pk__in=own_staff)),
        "contact": Contact.objects.public().filter(organisation__in=public),
        "speaker": Event.speakers.through.objects.filter(event__in=Event.objects.listed()),
        "unit": Unit.objects.offered(),
        "event": Event.objects.listed(),
        "challenge": Challenge.objects.public(),
        "article": Article.objects.published(now),
        "issue": Issue.objects.published(now),
        "version": DocumentVersion.objects.published(now),
        "area": Area.objects.filter(kind__in=[Area.Kind.CORE, Area.Kind.ARENA]),
    }


def is_visible(today, now):
    """The condition of `Record` that visitors may see what it tells of."""
    condition = Q(source__in=ALL)
    for source, rows in visible(today, now).items():
        condition |= Q(source=source) & Q(Exists(rows.order_by().filter(pk=OuterRef("key"))))  # asked of its own alone
    return condition
