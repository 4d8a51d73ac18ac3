"""What is said of where an organisation is and of what it owns, with the columns it rests on. Values in, values out."""

from django.utils.translation import gettext_lazy as _

from tech_port.writing.statements import Statement

LEASES = ("premises.Lease.organisation", "premises.Lease.starts_on", "premises.Lease.ends_on", "premises.Lease.basis")
IS_HERE = Statement("is-here", _("Her holder de til, etter kildene"), LEASES)
MOVES_HERE = Statement("moves-here", _("Hit flytter de"), LEASES)
IS_PLANNED_HERE = Statement("is-planned-here", _("Hit skulle de etter planen"), LEASES)
WAS_HERE = Statement("was-here", _("Her holdt de til før"), LEASES)
HAS_UNITS = Statement(
    "has-units",
    _("%(building)s, etasje for etasje. Lokalene til %(name)s lyser."),
    ("premises.Lease.organisation", "premises.Lease.unit"),
)
TENANTS = Statement("tenants", _("Leietakere vi kjenner:"), LEASES)
TENANTS_PLANNED = Statement("tenants-planned", _("Skulle leie, ikke bekreftet:"), LEASES)
OWNS = Statement(
    "owns-or-develops",
    _("Bygg og eiendommer"),
    ("premises.Ownership.organisation", "premises.Ownership.basis", "premises.Property.developer"),
)
