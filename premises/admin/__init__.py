"""Admin pages of premises and interest; one module a noun, as the models."""

from . import alerts, buildings, landlord_imports, photos, units
from .interest import page as interest

__all__ = ["alerts", "buildings", "interest", "landlord_imports", "photos", "units"]
