"""The register as forms and pages use it: an answer, or a sentence about why there is none."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches

from .client import look_up
from .errors import Failure, RegisterError
from .unit import Unit

AN_HOUR = 60 * 60  # seconds


@dataclass(frozen=True)
class Lookup:
    """What came of one question: a `unit`, or the `failure` whose label says it."""

    unit: Unit | None = None
    failure: Failure | None = None

    @classmethod
    def of(cls, orgnr):
        try:
            return cls(unit=look_up(orgnr))
        except RegisterError as error:
            return cls(failure=error.failure)

    @classmethod
    def for_visitor(cls, orgnr, sender_hash):
        """The same for anybody, as often in an hour as anybody may send a form."""
        # Counted in the memory of this process: who looks up what is worth no row.
        key = f"register-{sender_hash}"
        cache = caches["process"]
        cache.add(key, 0, AN_HOUR)
        if cache.incr(key) > settings.FORMS_AN_HOUR_PER_ADDRESS:
            return cls(failure=Failure.BUSY)
        return cls.of(orgnr)
