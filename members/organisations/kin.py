"""The members of the same kind as an organisation, whether or not it is one itself."""

from django.utils.translation import gettext_lazy as _

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
    members = Membership.objects.on(today).shown().filter(organisation__kind=organisation.kind)
    others = members.exclude(organisation=organisation).select_related("organisation__logo")
    return {"kin": others.in_norwegian_order()[:MAX_KIN], "kin_heading": HEADINGS[organisation.kind]}
