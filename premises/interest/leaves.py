"""What a tenant who deletes their interest is told beforehand: what goes is on the page, what stays is told here."""

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from tech_port.backups.thinning import MONTHS

from ..models import Interest, InterestMessage


def what_stays(interest):
    """Sentences about what deleting does not take away, of what there is of it."""
    told = [*_leases(interest), _landlord(interest), _received(interest), _log(interest)]
    kept = _(
        "Sikkerhetskopier som alt er tatt, slettes innen %(months)d måneder. Blir en av dem tatt i bruk, slettes "
        "meldingen på nytt."
    )
    return [*filter(None, told), kept % {"months": MONTHS}]


def _leases(interest):
    """The leases that it ended in are the organisation's and the units'."""
    leases = interest.leases
    if not leases and interest.status == Interest.Status.SIGNED:
        return [_("Meldingen endte i en avtale. Leieforholdet blir stående, med navnet på virksomheten.")]
    return [_lease(lease) for lease in leases if lease.unit]


def _lease(lease):
    words = {
        "tenant": lease.organisation or _("ikke oppgitt"),
        "unit": lease.unit.name,
        "building": lease.unit.building.name,
        "day": lease.claim.when,
    }
    if lease.is_shown():
        return (
            _("Leieforholdet blir stående, og vises på sidene: %(tenant)s leier %(unit)s i %(building)s fra %(day)s.")
            % words
        )
    return _("Leieforholdet blir stående hos staben: %(tenant)s leier %(unit)s i %(building)s fra %(day)s.") % words


def _landlord(interest):
    """Whom else than the tenant and the staff it has been told to: by the tenant's tick, or by a mail of ours."""
    ours = [interest.email, *settings.STAFF_EMAILS]
    was_shared = Q(share_with_landlord=True) | Q(steps__changed__contains=["share_with_landlord"])
    wrote = Q(messages__sender=InterestMessage.Sender.LANDLORD)
    if Interest.objects.filter(was_shared | wrote, pk=interest.pk).exists():
        return _("Utleieren har fått se meldingen. Det de alt har lest, kan vi ikke slette hos dem.")
    if interest.mails.filter(state="sent").exclude(to__in=ours).exists():
        return _("Utleieren har fått e-post om meldingen. Den e-posten kan vi ikke slette.")
    return ""


def _received(interest):
    """What the staff's mailboxes have: notices without names, and what the tenant answered by mail."""
    if interest.mails.filter(state="sent", to__in=settings.STAFF_EMAILS).exists():
        return _("Staben har fått varsler på e-post med referansen og lokalene, uten navn.")
    return ""


def _log(interest):
    about = {"content_type": ContentType.objects.get_for_model(interest), "object_id": str(interest.pk)}
    if LogEntry.objects.filter(**about).exists():
        return _("Loggen over hva staben har gjort, beholder referansen, uten navn.")
    return ""
