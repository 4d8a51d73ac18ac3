"""What the headings of landlords' lists mean, and what they say of the language. Values in, values out."""

import re
import unicodedata
from functools import cache, lru_cache

from django.utils.translation import gettext as _

from tech_port.norwegian.number_words import EACH, PER_WHAT
from tech_port.norwegian.numbers import EITHER_LANGUAGE
from tech_port.norwegian.units import described

MAX_LENGTH = 100
NORWEGIAN = {
    "name": "lokale | lokaler | navn | lokalenavn | enhet | enhetsnr | enhetsnummer | objekt | objektnr | objektnavn | "
    "objektnummer | lokalenr | lokalnr | lokalenummer | leieobjekt | leieobjektnr | seksjon | seksjonsnr | arealnr | "
    "arealnavn | romnr | bruksenhet | bruksenhetsnummer | betegnelse",
    "floor": "etasje | etg | plan | etasjenr | etasjeplan",
    "wing_nb": "fløy | fløy eller side | side | fløy/side",
    "area_m2": "areal | samlet areal | totalareal | bta | areal bta | bta areal | leieareal | utleieareal | "
    "størrelse | kvm | m2 | kvadratmeter | leid areal | arealstørrelse | brutto areal | bruttoareal | sum areal",
    "exclusive_m2": "eksklusivt areal | eksklusivt | eksklusiv | areal eksklusivt | eksklusivt bta",
    "use": "bruk | type | arealtype | bruksområde | formål | lokaltype | type lokale",
    "rent_nok_m2_year": "leie | leiepris | pris | leie m2 | kvmpris | kvadratmeterpris | m2 pris | markedsleie",
    "common_costs_nok_m2_year": "felleskostnader | felleskost | fellesutgifter | fk | fellesutg | felleskostn",
    "offered_from": "ledig fra | tilbys fra | overtakelse | overtagelse | ledig | ledig dato | tilgjengelig fra | "
    "tilgjengelig | innflytting | overtas | ledig fra dato | overtakelsesdato | overtagelsesdato",
    "workplaces_from": "arbeidsplasser fra | plasser fra",
    "workplaces_to": "arbeidsplasser til | plasser til",
    "divisible_from_m2": "kan deles fra | deles fra | delbar fra | delbart fra | minste areal",
    "is_step_free": "trinnfri | trinnfri adkomst | trinnfritt | universelt utformet",
    "text_nb": "tekst | beskrivelse | norsk tekst | omtale",
}
ENGLISH = {
    "name": "unit | name | premises | unit no | unit number | suite | unit name",
    "floor": "floor | storey | level",
    "wing_nb": "wing",
    "area_m2": "area | total area | gross area | size | sqm",
    "exclusive_m2": "exclusive area | exclusive",
    "use": "use | usage",
    "rent_nok_m2_year": "rent | price",
    "common_costs_nok_m2_year": "common costs | service charge | service charges",
    "offered_from": "available from | available | vacant from",
    "workplaces_from": "workplaces from",
    "workplaces_to": "workplaces to",
    "divisible_from_m2": "divisible from",
    "is_step_free": "step-free | step-free access",
    "text_nb": "",
    "text_en": "text | english text | description",
}
UNITS = r"(?:m2|kvm|kvadratmeter|sqm)"
UNIT_AT_THE_END = re.compile(rf"(?:kr|nok|i)?(?:(?:per|pr|i)?{UNITS}(?:(?:per|pr)?(?:år|year|annum))?)?$")
ABOUT_PEOPLE = re.compile(
    r"kontakt|leietaker|leiar|tenant|ansvarlig|person|telefon|tlf|mobil|phone|e-?post|e-?mail|megler|utleier|adresse|"
    r"fornavn|etternavn|signer|contact|broker",
    re.IGNORECASE,
)
ABOUT_MONEY = re.compile(r"leie|pris|felles|rent|cost|charge|kost", re.IGNORECASE)
A_CONTACT = re.compile(r"@|\+[0-9]{2} ?[0-9]|\b[2-9][0-9]( ?[0-9]{2}){3}\b|\b[49][0-9]{2} [0-9]{2} [0-9]{3}\b")
A_COMMA = re.compile(r"(?<![0-9,.])[0-9.]+,[0-9]{1,2}(?![0-9,.])")
A_POINT = re.compile(r"(?<![0-9,.])[0-9,]+\.[0-9]{1,2}(?![0-9,.])")


@lru_cache(maxsize=4096)
def bare(heading):
    """A heading without case, spaces, signs and our units: `Leie (kr/m²/år)` is `leie`, `Leie per år` is not."""
    text = unicodedata.normalize("NFKC", heading[:MAX_LENGTH]).casefold()
    letters = "".join(character for character in text if character.isalnum())
    return UNIT_AT_THE_END.sub("", letters) or letters


@cache
def _fields():
    tables = (ENGLISH, NORWEGIAN)
    return {
        bare(text): name for table in tables for name, texts in table.items() for text in texts.split(" | ") if text
    }


def by_heading(heading):
    """The field of a unit that a heading is about; None for one that we do not know."""
    return _fields().get(bare(heading))


def unit_of(heading):
    """Why a column cannot be prices per m² and year, in a sentence: its heading says a month, a desk; "" if it can."""
    text = unicodedata.normalize("NFKC", heading[:MAX_LENGTH]).lower().replace("årsleie", "per år").replace("²", "2")
    per = {PER_WHAT[found[1]] for found in EACH.finditer(text)}
    if "måned" in text or "mnd" in text:
        per.add("month")
    if per - {"m2", "year"} or per == {"year"}:
        words = {"heading": heading, "what": described("kr", per)}
        return _("Kolonnen «%(heading)s» er %(what)s. Her trengs kroner per m² og år.") % words
    return ""


def is_of_another_unit(heading):
    """Whether a heading that we do not know is of rents or costs by something else than m² and year."""
    return bool(ABOUT_MONEY.search(heading[:MAX_LENGTH]) and unit_of(heading))


def is_about_people(heading, texts):
    """Whether a column that we do not know may be about people, and so is not kept."""
    return bool(ABOUT_PEOPLE.search(heading)) or any(A_CONTACT.search(text[:500]) for text in texts)


def language_of(headings, texts):
    """The language whose signs the numbers of a list have, by its headings and by the `texts` of numbers that can be
    read in one way only; neither where they do not agree."""
    names = {bare(heading) for heading in headings}
    english, norwegian = (len(names & _bare_headings(table)) for table in (ENGLISH, NORWEGIAN))
    comma, point = (any(sign.search(text) for text in texts) for sign in (A_COMMA, A_POINT))
    if english > norwegian:
        return "en" if not comma else "nb" if not point else EITHER_LANGUAGE
    return EITHER_LANGUAGE if point else "nb"


def _bare_headings(table):
    return {bare(text) for texts in table.values() for text in texts.split(" | ") if text}
