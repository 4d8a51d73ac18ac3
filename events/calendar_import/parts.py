"""A calendar's text as its parts: calendars, and in each its events, zones and the rest. Values in, values out.

The limits come first, on the bare text, so that a hostile file is refused before anything heavy is done with it. Every
part knows the line it begins on; a line that belongs to nothing is left out and told, and costs nothing else.
"""

import quopri
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tech_port.proposals.errors import ProposalError

MAX_LINES = 30_000
MAX_PARTS = 12_000
MAX_DEPTH = 8
ALONE = {"VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY"}  # never within one another
PEOPLE = re.compile(r"(?i)(ATTENDEE|ORGANIZER|CONTACT|MAILTO|X-[\w-]*(SENDER|ORGANIZER|ATTENDEE)[\w-]*)[;:]", re.ASCII)
NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
ANY_LINE = re.compile(r"[A-Za-z][\w-]*[;:]", re.ASCII)
PARAMETER = r';[\w-]+(?:=(?:"[^"]*"|[^";:])*)?'
LINE = re.compile(rf"([A-Za-z][\w-]*)((?:{PARAMETER})*):(.*)", re.DOTALL | re.ASCII)
ODD_LINE = re.compile(r"([A-Za-z][\w-]*)(;.*?):(.*)", re.DOTALL | re.ASCII)
# A zone's name may hold a colon and stand without quotes: of a line of times the value is what looks like times.
TIMES = re.compile(
    r"(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;[^:]{0,300}(?::[^:]{0,300}){0,2}?)?)"
    r":\s*((?:\d{4}[\s\dTZPWDHMS:,./+-]*)?)",
    re.IGNORECASE,
)
ONE_PARAMETER = re.compile(r';([\w-]+)=("[^"]*"|[^;]*)')
QUOTED_PRINTABLE = re.compile(r"(?i);ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Property:
    """One line: its name in capitals, its value as it was written, and the number of the line in the file."""

    name: str
    parameters: dict
    value: str
    line: int

    @property
    def text(self):
        """The value as plain text. Unescaped in one go: the library's several passes read `\\\\n` as a line break."""
        value = self.value
        if self.parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
            value = quopri.decodestring(value.encode()).decode(errors="replace")
        return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


@dataclass
class Part:
    """What stands between a BEGIN and its END; `faults` are the numbers of its lines that belong to nothing."""

    name: str
    line: int
    properties: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    faults: list = field(default_factory=list)

    def each(self, name):
        return [found for found in self.properties if found.name == name]

    def first(self, name):
        """The property of a name that says something, None without one."""
        return next((found for found in self.properties if found.name == name and found.value.strip()), None)

    def text(self, name):
        found = self.first(name)
        return found.text.strip() if found else ""

    def walk(self, *names):
        """The parts of some names, wherever in this one."""
        for part in self.parts:
            if part.name in names:
                yield part
            else:
                yield from part.walk(*names)


def checked(text):
    """A calendar's text without the lines about people; raises `ProposalError` for what is not read at all.

    Lines keep their numbers, so that what is told of them is found in the file too.
    """
    if "\0" in text:
        raise ProposalError(_("Fila har tegn som ikke hører til i en kalender. Eksporter den på nytt som .ics."))
    text = re.sub(r"\r+\n|\r", "\n", text.replace("\ufeff", ""))
    upper = text.upper()
    if "BEGIN:VCALENDAR" not in upper[:1000] or "END:VCALENDAR" not in upper:
        raise ProposalError(_("Dette er ikke en hel kalenderfil. Den skal begynne med BEGIN:VCALENDAR."))
    if re.search(r"^VERSION(;[^:\n]*)?:\s*1\.0\s*$", upper, re.MULTILINE):
        raise ProposalError(
            _(
                "Fila er i det gamle formatet vCalendar 1.0. Åpne den i et kalenderprogram, og lagre den på nytt som "
                "iCalendar (.ics)."
            )
        )
    if upper.count("\nBEGIN:") > MAX_PARTS:
        raise ProposalError(_("Kalenderen tar for lang tid å lese. Eksporter en kortere periode."))
    return _without_people(text)


def _without_people(text):
    """The text with empty lines for those about people and what goes on from them; refused where it is too long."""
    kept, is_left_out, lines = [], False, 0
    for line in text.split("\n"):
        if line[:1] not in (" ", "\t"):
            is_left_out = PEOPLE.match(line) is not None or (is_left_out and not ANY_LINE.match(line))
            lines += 1
        kept.append("" if is_left_out else line)
    if lines > MAX_LINES:
        raise ProposalError(_("Kalenderen har mer enn 30 000 linjer. Eksporter en kortere periode."))
    return "\n".join(kept)


def unfolded(text):
    """[(number, line)], a folded line being one, and so is what QUOTED-PRINTABLE goes on with after “=”."""
    found, goes_on = [], False
    for number, line in enumerate(text.split("\n"), start=1):
        is_folded = line[:1] in (" ", "\t")
        if found and (goes_on or is_folded):
            pieces = found[-1][1]
        elif line.strip():
            pieces, is_folded = [], False
            found.append((number, pieces))
        else:
            continue
        goes_on = line[-1:] == "=" and QUOTED_PRINTABLE.search((pieces or [line])[0].partition(":")[0]) is not None
        pieces.append(line[is_folded : len(line) - goes_on])
    return [(number, "".join(pieces)) for number, pieces in found]


def calendars(text):
    """The VCALENDARs of a checked text, as parts; what stands outside of them is one more."""
    top = Part("VCALENDAR", 0)
    within = [top]
    for number, line in unfolded(text):
        word, colon, name = line.partition(":")
        word = word.strip().upper()
        if word == "BEGIN" and colon:
            _begin(within, Part(name.strip().upper(), number))
        elif word == "END" and colon:
            _end(within, name.strip().upper(), number)
        elif (found := read(line, number)) is not None:
            within[-1].properties.append(found)
        else:
            within[-1].faults.append(number)
    found = [part for part in top.parts if part.name == "VCALENDAR"]
    top.parts = [part for part in top.parts if part.name != "VCALENDAR"]
    return [*found, *([top] if top.parts else [])]


def _begin(within, part):
    """Go into a part; one that cannot stand in what is open ends that first, as a missing END does."""
    if part.name == "VCALENDAR":
        del within[1:]
    elif part.name in ALONE:
        while within[-1].name != "VCALENDAR":
            within.pop().faults.append(part.line)
    if len(within) > MAX_DEPTH:
        within[-1].faults.append(part.line)
        return
    within[-1].parts.append(part)
    within.append(part)


def _end(within, name, number):
    """Go out of the innermost part of a name; an END of what is not open belongs to nothing."""
    if name not in [part.name for part in within[1:]]:
        within[-1].faults.append(number)
        return
    while within[-1].name != name:
        within.pop().faults.append(number)
    within.pop()


def read(line, number):
    """The property of a line; None for what is none."""
    name, colon, value = line.partition(":")
    if colon and NAME.fullmatch(name):
        return Property(name.upper(), {}, value, number)
    times = TIMES.fullmatch(line)
    found = times or LINE.fullmatch(line) or ODD_LINE.fullmatch(line)
    if found is None:
        return None
    parameters = {name.upper(): value.strip('" ') for name, value in ONE_PARAMETER.findall(found[2])}
    if QUOTED_PRINTABLE.search(found[2]):
        parameters["ENCODING"] = "QUOTED-PRINTABLE"
    return Property(found[1].upper(), parameters, found[3], number)
