"""Admin pages of premises and interest; one module a noun, as the models."""

from . import buildings, interest, units

__all__ = ["buildings", "interest", "units"]
