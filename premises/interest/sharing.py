"""Sending an interest to the landlords of its units too, when the tenant says so, and taking it back."""

from django.utils.translation import gettext as _

from ..models import Building, LandlordLink


def landlords_of(interest):
    """The buildings of its units that have a landlord to send it to, whether or not the tenant does."""
    return Building.objects.filter(units__interests=interest).exclude(contact_email="").distinct().order_by("pk")


def contacts_of(interest):
    """The buildings of its units of which somebody can be called."""
    named = Building.objects.exclude(contact_name="", contact_phone="")
    return named.filter(units__interests=interest).distinct().order_by("pk")


def read_by(interest):
    """The buildings whose landlords read it."""
    return list(landlords_of(interest)) if interest.share_with_landlord and interest.is_open else []


def notify(interest, before=()):
    """Tell each landlord that reads it now, and did not before, once whatever number of buildings is theirs.

    Those of a crowd, or of a robot, do not fill mailboxes.
    """
    told = {building.contact_email.lower() for building in before}
    new = sorted({one.contact_email.lower() for one in read_by(interest)} - told)
    for email in [] if interest.is_crowded else new:
        LandlordLink.objects.notify(email, interest, "new")


def share(interest, shares):
    """Send it to the landlords too, or take it back from them; the row must be held. A line in the log says which."""
    if interest.share_with_landlord == shares or not interest.is_open:
        return
    interest.share_with_landlord = shares
    interest.save(update_fields=["share_with_landlord"])
    note = _("Sendt til utleieren.") if shares else _("Tatt tilbake fra utleieren.")
    interest.steps.create(before=interest.status, after=interest.status, changed=["share_with_landlord"], note=note)
    notify(interest)
