"""Which organisations a public lease names."""

from django.db.models import Q

from ..models import Lease


def public_tenants(day):
    """The condition of organisations that lease, or share a lease, whose tenant is shown on a day."""
    shown = Lease.objects.shown(day).order_by()
    return Q(pk__in=shown.values("organisation")) | Q(pk__in=shown.values("shared_with"))
