"""Landlords are asked once a year whether what the site says of their buildings is still right.

Whether units are still on offer is asked more often: see `freshness.asking`.
"""

from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.still_right.kinds import kind_of
from tech_port.still_right.known import since, with_last_right

from ..models import Building, Ownership

LABEL = _("Utleiere")


def to_ask(today):
    """Buildings with a contact for letting that nobody has confirmed in a year, the oldest first."""
    found = with_last_right(kind_of(Building), Building.objects.exclude(contact_email=""))
    old = found.filter(Q(right_on=None) | Q(right_last__lt=since(today)))
    return old.annotate(asked_at=F("contact_email"))


def records(building):
    """What a landlord answers for: the building and who owns it."""
    today = timezone.localdate()
    owners = Ownership.objects.on(today).shown(today).filter(building=building).select_related("organisation")
    return [Building.objects.filter(pk=building.pk), owners]


def correct(question):
    """The form that tells staff what is wrong on the building's page: its facts are not the landlord's to write."""
    return f"{reverse('contact')}?{urlencode({'side': question.about.get_absolute_url()})}#feil"
