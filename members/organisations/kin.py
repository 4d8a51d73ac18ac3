"""The members of the same kind as an organisation, whether or not it is one itself."""

from django.utils.translation import gettext_lazy as _

from tech_port.versions.memo import remembered

from ..models import Membership, Organisation

MAX_KIN = 6
HEADINGS = {
    Organisation.Kind.RESEARCH: _("Medlemmer i forskning og utdanning"),
    Organisation.Kind.INDUSTRY: _("Medlemmer i næringslivet"),
    Organisation.Kind.PUBLIC: _("Medlemmer i det offentlige"),
    Organisation.Kind.HEALTH: _("Medlemmer i helse"),
    Organisation.Kind.FINANCE: _("Medlemmer med kapital"),
    Organisation.Kind.SUPPORT: _("Medlemmer i virkemiddelapparatet"),
    Organisation.Kind.MEDIA: _("Medlemmer i media"),
    Organisation.Kind.STUDENT: _("Studentmedlemmer"),
    Organisation.Kind.PROPERTY: _("Medlemmer i eiendom"),
    Organisation.Kind.ASSOCIATION: _("Foreninger som er medlemmer"),
}


def kin_of(organisation, today):
    """Memberships of the first others of the same kind that are members on a day, and the heading above them."""
    first = [row for row in _first_of(organisation.kind, today) if row.organisation_id != organisation.pk]
    return {"kin": first[:MAX_KIN], "kin_heading": HEADINGS[organisation.kind]}


@remembered()
def _first_of(kind, today):
    """One more than is shown, as the organisation itself may be among them; it has one membership at a time."""
    members = Membership.objects.on(today).shown().filter(organisation__kind=kind)
    return list(members.select_related("organisation__logo").in_norwegian_order()[: MAX_KIN + 1])
