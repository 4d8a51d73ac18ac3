"""How the text of a landlord's cell becomes a value, and what is said of it, by the readers of our forms.

Each reader takes the text and the language whose signs its numbers have, and gives (value, notes); notes are sentences
about what was taken otherwise than it stood. What cannot be read raises ValidationError with a sentence.
"""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from tech_port.lists.days import FIRST_DAY, LAST_DAY
from tech_port.norwegian import day_words, floors, typography
from tech_port.norwegian.days import read_day as day_of
from tech_port.norwegian.fields import DayField, NumberField
from tech_port.norwegian.numbers import said

EXCELS_DAY_0 = date(1899, 12, 30)
LARGEST_AREA, LARGEST_PRICE, MOST_WORKPLACES = 999_999, 10_000, 100_000
SMALL_AREA, SMALL_RENT, HIGH_RENT = 5, 100, 5_000
USES = {
    "office": ("kontor", "office", "kontorlokale", "kontorlokaler", "kontorer", "offices", "cellekontor"),
    "lab": ("lab", "laboratorium", "laboratory", "laboratorier", "labs"),
    "meeting": ("møterom", "meeting", "meeting room", "møtesenter"),
    "retail": ("butikk og servering", "butikk", "servering", "handel", "retail", "shop", "forretning", "restaurant"),
    "coworking": ("kontorfellesskap", "coworking", "co-working", "kontorhotell"),
    "storage": ("lager", "storage", "lagerlokale", "bod"),
    "common": ("fellesareal", "common", "common area", "felles"),
}
YES = {"ja", "j", "yes", "y", "x", "true", "sann", "1", "✓", "✔"}
NO = {"nei", "n", "no", "false", "usann", "0"}
NOTHING = {"-", "--", "–", "—", "?", "n/a", "ikke oppgitt", "ukjent", "ikke kjent", "unknown", "not stated"}
MONTH = "|".join(sorted(day_words.MONTHS, key=len, reverse=True))
EXCELS_NUMBER = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{2}")  # `3,00E+01`, where `3E1` was written
EXCELS_DAY = re.compile(  # how Excel shows what it took for a day: `03.jan`, `3. jan`, `jan.03`, `03.01.2027`
    rf"[0-9]{{1,2}}[.-] ?(?:{MONTH})\.?(?:[ .-]?[0-9]{{2,4}})?|(?:{MONTH})[.-][0-9]{{2,4}}|"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{4}"
)


def words(text):
    """A text on one line, whatever kinds of space it is written with."""
    return " ".join(text.split())


def _refused(text, sentence):
    return ValidationError(f"«{said(text)}» {sentence}")


def says_nothing(text):
    """Whether a cell only says that it says nothing: `-`, `ikke oppgitt`."""
    return not text or words(text).lower() in NOTHING


def read_text(text, language):
    return text, []


def read_words(text, language):
    return words(text), []


def read_name(text, language):
    """The name of a unit; Excel makes days of names like `3-1`, and then nobody can tell which it was."""
    name = words(text)
    if EXCELS_DAY.fullmatch(name.lower()):
        raise _refused(
            text, _("er en dato. Excel har trolig gjort om navnet: gjør cella til tekst, og skriv navnet på nytt.")
        )
    if EXCELS_NUMBER.fullmatch(name):
        raise _refused(text, _("er et tall som Excel har gjort om: gjør cella til tekst, og skriv navnet på nytt."))
    return name, []


def _field(language, *, rounds=True, **limits):
    return NumberField(language=language, rounds=rounds, required=False, min_value=0, **limits)


def _number(text, field):
    value = field.clean(text)
    return value, [field.note] if field.note else []


def read_area(text, language):
    value, notes = _number(text, _field(language, decimal_places=1, unit="m2", max_value=LARGEST_AREA))
    if value < SMALL_AREA:
        notes.append(_("«%(text)s» er et lite areal. Se over det.") % {"text": said(text)})
    return value, notes


ON_REQUEST = {"på forespørsel", "on request"}  # as pages say it: nothing is read into it


def read_price(text, language):
    """Kroner per m² and year; None on request. A sum for the whole unit is refused by its size."""
    if {words(text).lower(), words(text).lower().rstrip(".!")} & day_words.BY_AGREEMENT:
        is_so_said = words(text).lower() in ON_REQUEST
        return None, [] if is_so_said else [_("Vi leser «%(text)s» som på forespørsel.") % {"text": said(text)}]
    per = frozenset({"m2", "year"})
    field = _field(language, decimal_places=2, unit="kr", per=per, max_value=10 * LARGEST_AREA)
    value, notes = _number(text, field)
    if value > LARGEST_PRICE:
        raise _refused(text, _("er for mye til å være kroner per m² og år. Er det leien for hele lokalet?"))
    if field.found.per == {"year"}:
        shown = {"text": said(text), "value": typography.number(value)}
        notes.append(_("Vi leser «%(text)s» som %(value)s kroner per m² og år. Se over det.") % shown)
    return value, notes


def read_rent(text, language):
    value, notes = read_price(text, language)
    if value is not None and 0 < value < SMALL_RENT:
        notes.append(_("«%(text)s» er lite til å være kroner per m² og år. Se over det.") % {"text": said(text)})
    if value is not None and value > HIGH_RENT:
        notes.append(_("«%(text)s» er mye til å være kroner per m² og år. Se over det.") % {"text": said(text)})
    return value, notes


def read_count(text, language):
    """A whole number of workplaces."""
    return _number(text, _field(language, rounds=False, decimal_places=0, max_value=MOST_WORKPLACES))


def read_floor(text, language):
    found = floors.read_floor(text)
    return found.value, [found.note] if found.note else []


def read_day(text, language):
    """A day, the last of a month or a season, or Excel's number of a day; None for at once and by agreement."""
    bare = words(text)
    if re.fullmatch("[0-9]{5}", bare):
        day = EXCELS_DAY_0 + timedelta(days=int(bare))
        notes = [_("Vi leser «%(text)s» som %(day)s.") % {"text": bare, "day": typography.day(day)}]
    elif day_of(bare, timezone.localdate()).precision == "at_once":
        return None, []
    else:
        field = DayField(stretch="last", may_agree=True, required=False)
        day = field.clean(bare)
        notes = [field.note] if field.note else []
    if day and not FIRST_DAY <= day <= LAST_DAY:
        raise _refused(text, _("er ikke et år mellom 2000 og 2100. Rett året."))
    return day, notes


def read_use(text, language):
    bare = words(text).lower()
    for use, names in USES.items():
        if bare in names:
            return use, []
    known = ", ".join(names[0] for names in USES.values())
    raise _refused(text, _("er ikke en bruk vi kjenner. Skriv en av disse: %(uses)s.") % {"uses": known})


def read_yes_or_no(text, language):
    bare = words(text).lower()
    if bare not in YES | NO:
        raise _refused(text, _("er verken ja eller nei. Skriv ja eller nei, eller la cella stå tom."))
    return bare in YES, []
