"""What Enhetsregisteret says of an organisation, read of its JSON. Values in, values out."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tech_port.norwegian import typography
from tech_port.norwegian.web_addresses import clean_web_address
from tech_port.writing.visible import tidy_line

from ..lines_of_work import DIVISIONS, division_of

MAX_LENGTH = 200  # characters of any text that is kept of an answer
CODES = ("naeringskode1", "naeringskode2", "naeringskode3")


@dataclass(frozen=True)
class Unit:
    """One unit as the register has it; what it does not say is "", and days are ISO, so that it is kept as JSON."""

    orgnr: str
    name: str
    form: str = ""
    website: str = ""
    address: str = ""
    divisions: tuple = ()
    unknown_codes: tuple = ()  # of another edition than ours
    registered_on: str = ""
    deleted_on: str = ""
    is_bankrupt: bool = False
    is_winding_up: bool = False
    is_forced_to: bool = False

    @property
    def as_json(self):
        return asdict(self)

    @classmethod
    def of_json(cls, data):
        parts = {name: tuple(data[name]) for name in ("divisions", "unknown_codes")}
        return cls(**data | parts)

    @property
    def registered(self):
        return in_words(self.registered_on)

    @property
    def lines(self):
        return [str(DIVISIONS[division]) for division in self.divisions]

    @property
    def warnings(self):
        """What whoever deals with it should know, in sentences."""
        said = [
            (self.deleted_on, _("Slettet fra Enhetsregisteret %(day)s.") % {"day": in_words(self.deleted_on)}),
            (self.is_bankrupt, _("Virksomheten er konkurs.")),
            (self.is_winding_up, _("Virksomheten er under avvikling.")),
            (self.is_forced_to, _("Virksomheten er under tvangsavvikling eller tvangsoppløsning.")),
        ]
        return [sentence for is_so, sentence in said if is_so]


def in_words(day):
    return typography.day(date.fromisoformat(day)) if day else ""


def read(data, orgnr):
    """The unit with that number of an answer; raises ValueError where it is not one."""
    if not isinstance(data, dict) or data.get("organisasjonsnummer") != orgnr or not _text(data, "navn"):
        raise ValueError("not the unit that was asked for")
    codes = [code for name in CODES if (code := _text(_part(data, name), "kode"))]
    return Unit(
        orgnr=orgnr,
        name=_text(data, "navn"),
        form=_text(_part(data, "organisasjonsform"), "beskrivelse"),
        website=_website(data),
        address=_address(_part(data, "forretningsadresse")),
        divisions=tuple(dict.fromkeys(filter(None, map(division_of, codes)))),
        unknown_codes=tuple(code for code in codes if not division_of(code)),
        registered_on=_day(data, "registreringsdatoEnhetsregisteret"),
        deleted_on=_day(data, "slettedato"),
        is_bankrupt=data.get("konkurs") is True,
        is_winding_up=data.get("underAvvikling") is True,
        is_forced_to=data.get("underTvangsavviklingEllerTvangsopplosning") is True,
    )


def _part(data, name):
    part = data.get(name)
    return part if isinstance(part, dict) else {}


def _text(data, name):
    value = data.get(name)
    return tidy_line(value[: 2 * MAX_LENGTH])[:MAX_LENGTH] if isinstance(value, str) else ""


def _day(data, name):
    try:
        return date.fromisoformat(_text(data, name)[:10]).isoformat()
    except ValueError:
        return ""


def _website(data):
    """As our own fields write it; one that is none is left out."""
    try:
        return clean_web_address(_text(data, "hjemmeside"))
    except ValidationError:
        return ""


def _address(data):
    """`Holtermanns veg 7, 7031 Trondheim`."""
    lines = data.get("adresse")
    streets = [_text({"line": line}, "line") for line in lines[:4]] if isinstance(lines, list) else []
    town = " ".join(filter(None, [_text(data, "postnummer"), _text(data, "poststed")]))
    return ", ".join(filter(None, [*streets, town]))[:MAX_LENGTH]
