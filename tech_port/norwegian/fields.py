"""Form fields for numbers, days and times, that take what people write and say how they took it.

After cleaning, `note` is a sentence where something was taken that was not said so: «ca 40» as 40, a month as a day.
A text of a file, whose writer nobody can ask, says with `language` what its signs mean, and its numbers are rounded.
"""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from . import typography
from .days import read_day
from .happened import SPANS, edges_of
from .numbers import plain, read_number, said
from .times import read_time
from .units import described
from .widgets import ClockInput, DayInput, NumberInput

LARGEST = 10_000_000  # where a field has no limit of its own
MILLIONS = re.compile(r"(?<=[0-9])\s?m(?=\s*(?:kr|nok|kroner)?\.?\s*$)", re.IGNORECASE)
LARGEST_KEY = 10**15 - 1  # of a record, in a hidden field
FIRST_DAY, LAST_DAY = date(1700, 1, 1), date(2099, 12, 31)
PLANNED = {"first": date(2000, 1, 1), "last": date(2035, 12, 31)}  # what visitors ask for and tell of
AN_EXAMPLE = lazy(typography.day, str)(date(2027, 10, 1))
DAY_HELP = gettext_lazy("En dag, en måned eller en årstid, for eksempel høsten 2027. Av flere dager gjelder den siste.")
A_TIME = lazy(typography.time_of_day, str)(time(13))


class NumberField(forms.Field):
    """A number with so many decimals, between two limits.

    `unit` and `per` say what it counts (`kr`, `{"m2", "year"}`), so that a text that says another is refused; `edge` is
    `min` or `max` where the field asks for one end of a range. `found` is the Number that the last text was read as.
    """

    widget = NumberInput
    default_error_messages = {"required": gettext_lazy("Skriv et tall.")}
    note, found = "", None

    def __init__(self, *, min_value=None, max_value=None, decimal_places=1, max_digits=None, **kwargs):
        self.unit, self.edge = kwargs.pop("unit", ""), kwargs.pop("edge", "")
        self.per = frozenset(kwargs.pop("per", ()))
        self.language, self.rounds = kwargs.pop("language", ""), kwargs.pop("rounds", False)
        most = LARGEST if max_digits is None else 10 ** (max_digits - decimal_places) - 1
        self.max_value = most if max_value is None else max_value
        self.min_value = -self.max_value if min_value is None else min_value
        self.decimal_places = decimal_places
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        """A phone's pad of digits, which has no minus."""
        if widget.is_hidden or self.min_value < 0:
            return {}
        return {"inputmode": "decimal" if self.decimal_places else "numeric"}

    def to_python(self, value):
        self.note = ""
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        return self._read(value) if isinstance(value, str) else self._number(value)

    @property
    def example(self):
        """A number that the field would take."""
        likely = {"floor": 3, "kr": 2450 if "m2" in self.per else 500_000}.get(self.unit)
        return next((one for one in (likely, 1500, 40) if one and self.min_value <= one <= self.max_value), 1)

    def _number_of(self, text):
        """The Number of a text; `m` after kroner is of millions."""
        try:
            text = MILLIONS.sub(" mill", text) if self.unit == "kr" else text
            return read_number(text, self.language or get_language(), self.decimal_places, rounds=self.rounds)
        except ValidationError as error:
            if error.code == "number":
                error.params["example"] = typography.number(self.example)
            raise

    def _read(self, text):
        number = self.found = self._number_of(text)
        self._check_words(number, text)
        value = self._number(number.value)
        if number.rounded:
            words = {"text": said(text), "value": typography.number(value)}
            self.note = _("«%(text)s» er avrundet til %(value)s.") % words
        elif number.has_reserve or (self.unit == "kr" and MILLIONS.search(text)):
            self.note = _("Vi leser «%(text)s» som %(value)s.") % {
                "text": said(text),
                "value": typography.number(value),
            }
        return value

    def _number(self, value):
        return int(value) if self.decimal_places == 0 else value

    def _check_words(self, number, text):
        """Refuse what says another unit than the field's, or the other end of a range."""
        is_other = number.unit not in ("", self.unit) or not number.per <= self.per
        if is_other and not (number.unit == "people" and not self.unit):
            told, wanted = described(number.unit, number.per), described(self.unit, self.per) or _("bare et tall")
            sentence = _("«%(text)s» er %(told)s. Her trengs %(wanted)s.")
            raise ValidationError(sentence % {"text": said(text), "told": told, "wanted": wanted}, "unit")
        if number.bound == "max" and self.edge == "min":
            raise ValidationError(_("«%(text)s» er det meste. Her trengs det minste.") % {"text": said(text)}, "edge")
        if number.bound == "min" and self.edge == "max":
            raise ValidationError(_("«%(text)s» er det minste. Her trengs det meste.") % {"text": said(text)}, "edge")

    def in_address(self, value):
        """A value as an address writes it."""
        return plain(value)

    def validate(self, value):
        super().validate(value)
        if value is not None and not self.min_value <= value <= self.max_value:
            limits = {"low": typography.number(self.min_value), "high": typography.number(self.max_value)}
            raise ValidationError(_("Skriv et tall fra %(low)s til %(high)s.") % limits, "limits")


class WholeNumberField(NumberField):
    """A whole number, given as an int."""

    default_error_messages = {"required": gettext_lazy("Skriv et helt tall.")}

    def __init__(self, **kwargs):
        super().__init__(**{"decimal_places": 0, **kwargs})


class DegreesField(NumberField):
    """A latitude or a longitude: nothing is counted in thousands of degrees, so either sign is the decimal one."""

    WRITTEN = re.compile(r"\s*([-−+]?[0-9]{1,3}(?:[.,][0-9]{1,15})?)\s*°?\s*[NSØEVW]?\s*", re.IGNORECASE)
    MOST = {"latitude": 90, "longitude": 180}
    IN_NORWAY = {"latitude": (57, 72), "longitude": (4, 32)}

    def __init__(self, *, which, **kwargs):
        self.which = which
        super().__init__(**kwargs | {"max_value": self.MOST[which], "min_value": -self.MOST[which]})

    def _read(self, text):
        found = self.WRITTEN.fullmatch(text)
        if not found:
            words = {
                "text": said(text),
                "example": typography.number("63.4305" if self.which == "latitude" else "10.395"),
            }
            raise ValidationError(_("«%(text)s» er ikke grader. Skriv dem som %(example)s.") % words, "number")
        typed = Decimal(found[1].replace(",", ".").replace("−", "-"))
        value = typed.quantize(Decimal(1).scaleb(-self.decimal_places), ROUND_HALF_UP)
        if value != typed:
            words = {"text": said(text), "value": typography.number(value)}
            self.note = _("«%(text)s» er avrundet til %(value)s.") % words
        return value

    def validate(self, value):
        super().validate(value)
        (other,) = self.IN_NORWAY.keys() - {self.which}
        low, high = self.IN_NORWAY[other]
        if value is not None and low <= value <= high:
            told = _("Har bredde og lengde byttet plass? I Norge er bredden 57–72 grader og lengden 4–32.")
            raise ValidationError(told, "swapped")


class DayField(forms.Field):
    """A day, given as a date.

    Where `stretch` is `last` or `first`, a month, a season or a year is enough, and means that day of it; where
    `may_agree` is set, «etter avtale» leaves the field empty. Where it must be one day, `suggests` says which
    of several is likely, and `precision` is the label of the field that says how well it is known. A form sets
    `known_as` to what is chosen there: the same month, quarter or year may be written, and a day within it may not.
    """

    widget = DayInput
    default_error_messages = {
        "required": format_lazy(gettext_lazy("Skriv en dag, for eksempel {day}."), day=AN_EXAMPLE)
    }
    note = known_as = ""

    def __init__(self, *, stretch="", may_agree=False, first=FIRST_DAY, last=LAST_DAY, **kwargs):
        self.suggests, self.precision = kwargs.pop("suggests", "last"), kwargs.pop("precision", "")
        self.stretch, self.may_agree, self.first, self.last = stretch, may_agree, first, last
        super().__init__(**kwargs)

    def to_python(self, value):
        self.note = ""
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, str):
            return self._read(value)
        return value.date() if isinstance(value, datetime) else value

    def _read(self, text):
        found = read_day(text, timezone.localdate())
        words = {"text": said(text)}
        if found.precision == "by_agreement":
            if not self.may_agree:
                raise ValidationError(
                    _("«%(text)s» er ikke en bestemt dag. Skriv hvilken dag det gjelder.") % words, "day"
                )
            self.note = _("Vi leser «%(text)s» som ingen bestemt dag.") % words
            return None
        if self.known_as in SPANS and found.precision in (self.known_as, "day"):
            first, last = edges_of(found.first, self.known_as, is_day=found.is_a_day)
            return first if self.suggests == "first" else last
        if not found.is_a_day and not self.stretch:
            raise ValidationError(self._several(found, words["text"]), "day")
        is_first = {"min": True, "max": False}.get(found.bound, self.stretch == "first")
        value = found.first if is_first else found.last
        self.note = self._note(found, is_first, words | {"day": typography.day(value)})
        return value

    def _note(self, found, is_first, words):
        """What was taken for what, where it was not said."""
        if found.precision == "at_once":
            return _("Vi leser «%(text)s» som i dag, %(day)s.") % words
        if found.is_a_day:
            is_said = not (found.about or found.bound or "/" in words["text"])
            return "" if is_said else _("Vi leser «%(text)s» som %(day)s.") % words
        if is_first:
            return _("Vi leser «%(text)s» som %(day)s, den første dagen.") % words
        return _("Vi leser «%(text)s» som %(day)s, den siste dagen.") % words

    def _several(self, found, text):
        """Why a stretch of days is not enough, and where to say that no more is known."""
        day = typography.day(found.first if self.suggests == "first" else found.last)
        if self.precision:
            sentence = _("«%(text)s» er flere dager. Skriv %(example)s, og velg i «%(precision)s» hva som er kjent.")
        else:
            sentence = _("«%(text)s» er flere dager. Skriv hvilken, for eksempel %(example)s.")
        return sentence % {"text": text, "example": day, "precision": self.precision}

    def in_address(self, value):
        """A value as an address writes it."""
        return value.isoformat()

    def validate(self, value):
        super().validate(value)
        if value is not None and not self.first <= value <= self.last:
            years = {"first": self.first.year, "last": self.last.year}
            raise ValidationError(_("Velg en dag fra %(first)s til %(last)s.") % years, "limits")


class TimeField(forms.Field):
    """A time of day, given as a time."""

    widget = ClockInput
    default_error_messages = {
        "required": format_lazy(gettext_lazy("Skriv et klokkeslett, for eksempel {time}."), time=A_TIME)
    }

    def to_python(self, value):
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        return read_time(value) if isinstance(value, str) else value


class SplitMomentField(forms.SplitDateTimeField):
    """A day and a time on Oslo's clock, that is there exactly once, in two fields."""

    default_error_messages = {
        "required": format_lazy(
            gettext_lazy("Skriv både dag og klokkeslett, for eksempel {day} og {time}."), day=AN_EXAMPLE, time=A_TIME
        ),
        "invalid_date": format_lazy(gettext_lazy("Skriv dagen også, for eksempel {day}."), day=AN_EXAMPLE),
        "invalid_time": format_lazy(gettext_lazy("Skriv klokkeslettet også, for eksempel {time}."), time=A_TIME),
    }

    def __init__(self, **kwargs):
        super(forms.SplitDateTimeField, self).__init__((DayField(), TimeField()), **kwargs)

    def compress(self, values):
        try:
            return super().compress(values)
        except ValidationError as error:
            raise _explained(error) from None


def _explained(error):
    """Django's refusal of a time that Oslo's clock shows never or twice, with the reason; other errors as they are."""
    if error.code != "ambiguous_timezone":
        return error
    naive = error.params["datetime"]
    early, late = (naive.replace(tzinfo=timezone.get_current_timezone(), fold=fold) for fold in (0, 1))
    if early.utcoffset() < late.utcoffset():
        text = _("%(time)s finnes ikke %(day)s: da stilles klokka fram fra 2 til 3. Velg et annet klokkeslett.")
    else:
        text = _("%(time)s er det to ganger %(day)s: da stilles klokka tilbake fra 3 til 2. Velg et annet klokkeslett.")
    words = {"time": typography.hours(early, early).capitalize(), "day": typography.day(naive)}
    return ValidationError(text, error.code, words)
