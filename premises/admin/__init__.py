"""What staff see of premises; one module a noun."""

from . import alerts, buildings, freshness, interest, landlord_imports, letting, photos, terms, units

__all__ = ["alerts", "buildings", "freshness", "interest", "landlord_imports", "letting", "photos", "terms", "units"]
