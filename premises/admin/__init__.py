"""Admin pages of premises and interest; one module a noun, as the models."""

from . import alerts, buildings, interest, landlord_imports, photos, units

__all__ = ["alerts", "buildings", "interest", "landlord_imports", "photos", "units"]
