"""Who is behind a landlord's link, and what is theirs: the units of the buildings whose contact has its address."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tech_port.open_forms.secret_pages import LeadsNowhere

from ..models import Building, ConfirmationRequest, Interest, LandlordLink, Unit
from ..models.landlords import OPENS_FOR


@dataclass
class Landlord:
    """The contact for letting that a mail went to; what is theirs is looked up anew each time."""

    email: str
    sent_at: datetime
    token: str

    @cached_property
    def buildings(self):
        return list(buildings_of(self.email))

    @property
    def units(self):
        """Those that they have on the market, in the order of the building."""
        theirs = Unit.objects.on_market().filter(building__in=self.buildings)
        return theirs.select_related("building").order_by("building", "floor", "position", "pk")

    @property
    def interests(self):
        """What tenants have sent to them too, the longest waiting first; others' units in it are not told."""
        rows = Interest.objects.shared_with(self.buildings).with_last_word()
        return rows.prefetch_related(Prefetch("units", self._own_units, to_attr="own_units")).order_by(
            "received_at", "pk"
        )

    @property
    def _own_units(self):
        return Unit.objects.filter(building__in=self.buildings).select_related("building")

    def is_late(self, now):
        """Whether the link is too old to open anything but the way to a new one."""
        return now - self.sent_at >= OPENS_FOR


def buildings_of(email):
    """The buildings whose contact for letting has an address."""
    return Building.objects.filter(contact_email__iexact=email).exclude(contact_email="").order_by("pk")


def landlord_behind(token):
    """The landlord that a link was mailed to, as our question or because they asked for it; 404 for no such link."""
    for model in (LandlordLink, ConfirmationRequest):
        if found := model.objects.by_token(token).exclude(email="").first():
            return Landlord(found.email, found.sent_at, token)
    way = (reverse("premises:landlord_ask"), _("Be om en ny lenke"))
    raise LeadsNowhere(_("Lenken er slettet, eller den er ikke hel. Be om en ny på siden for utleiere"), way)
