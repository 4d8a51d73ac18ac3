"""Admin pages of premises and interest; one module a noun, as the models, in the order of the tasks they name."""

from . import alerts, buildings, freshness, interest, landlord_imports, landlords, letting, photos, terms, units

__all__ = [
    "alerts",
    "buildings",
    "freshness",
    "interest",
    "landlord_imports",
    "landlords",
    "letting",
    "photos",
    "terms",
    "units",
]
