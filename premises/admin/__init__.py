"""Admin pages of premises and interest; one module a noun, as the models."""

from . import alerts, buildings, freshness, landlord_imports, photos, units
from .interest import page as interest

__all__ = ["alerts", "buildings", "freshness", "interest", "landlord_imports", "photos", "units"]
