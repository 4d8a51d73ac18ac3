"""Norwegian that stands on an English page as if it were English: which words it is told by, and where it is spoken."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

import polib
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField

from tech_port.writing.translated import language_of

CATALOGUE = settings.BASE_DIR / "tech_port" / "locale" / "en" / "LC_MESSAGES" / "django.po"
APPS = ("content", "members", "premises", "events")
# What is called the same in every language: people, organisations, places, streets, towns and publishers.
NAMES = {
    *("Person.name", "Contact.name", "Organisation.name", "Organisation.other_names", "Source.publisher"),
    *("Area.name", "Area.town", "Property.name", "Property.other_names", "Building.address", "Building.architect"),
    *("Building.contractor", "Venue.street", "Programme.run_by", "Challenge.organisation_name"),
}
# What visitors wrote, in a language that nobody has asked them for.
WRITTEN = {
    *("Registration.name", "Registration.needs", "Registration.organisation_name", "InterestMessage.body"),
    *("Interest.organisation_name", "Interest.message"),
}
# Norwegian also where a record has them in its English text: it is then not translated.
FREQUENT = (
    "og ikke fra til av på som det den er med eller også ved hos både etter før når hvor hva hvem kan skal vil blir "
    "ble har hadde vi dere lokale lokaler etasje eksempel eksempler ledig leie utleie bygg kl norsk nei ja"
)
LETTERS = set("æøå")
WORD = re.compile(r"[^\W\d_]+")
NO_WORDS = re.compile(
    r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>|https?://\S+|[\w.-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:no|com|example)\b"
)
ATTRIBUTES = ("aria-label", "aria-description", "title", "placeholder", "alt", "data-label", "label")
BUTTONS = {"submit", "reset", "button"}
UNSPOKEN = {"script", "style", "template", "mark"}  # a mark is a piece of a word that a visitor asked for


def add_spoken(found, element, language, own):
    """Adds each text that is read aloud in a language: what stands there, and attributes that are shown or spoken."""
    own = element.get("lang", own)
    if element.tag in UNSPOKEN or "monogram" in element.get("class", ""):
        return
    if own == language:
        found.update((element.text, *(element.get(name) for name in ATTRIBUTES)))
        if element.tag == "meta" or element.get("type") in BUTTONS:
            found.add(element.get("content") or element.get("value"))
    for child in element:
        if isinstance(child.tag, str):
            add_spoken(found, child, language, own)
        if own == language:
            found.add(child.tail)


def texts_in(language, tree):
    """The texts that a page has in a language, spaces collapsed."""
    found = set()
    add_spoken(found, tree, language, language)
    return {" ".join(text.split()) for text in found - {None}} - {""}


def words_of(text):
    return {word.casefold() for word in WORD.findall(NO_WORDS.sub(" ", text))}


@dataclass(frozen=True)
class Vocabulary:
    """Words that are Norwegian and not English, as the catalogue and the records have them, and names."""

    norwegian: frozenset
    english_names: frozenset
    names: tuple

    @cached_property
    def name(self):
        whole = "|".join(re.escape(name) for name in sorted(self.names, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{whole})(?!\w)" if whole else "(?!)")

    def norwegian_in(self, text):
        """The words of an English text, outside names, that are Norwegian or have Norwegian letters."""
        return self._odd(self.name.sub(" ", text)) if self._odd(text) else set()

    def _odd(self, text):
        words = words_of(text)
        return words & self.norwegian | {word for word in words - self.english_names if LETTERS & set(word)}


def vocabulary():
    """Of the catalogue, and of the records that the database has now."""
    texts, names = _catalogue(), set()
    for model in (model for label in APPS for model in apps.get_app_config(label).get_models()):
        for column in () if model.__name__.startswith("Historical") else model._meta.concrete_fields:
            if (language := language_of(column)) or f"{model.__name__}.{column.name}" in NAMES | WRITTEN:
                found = [value for value in model.objects.values_list(column.attname, flat=True) if value]
                found = [name for some in found for name in some] if isinstance(column, ArrayField) else found
                names.update(found) if not language else texts[language].extend(found)
    norwegian, english = (set().union(*map(words_of, texts[language])) for language in ("nb", "en"))
    capitals = {word.casefold() for text in texts["en"] for word in WORD.findall(text) if word[0].isupper()}
    return Vocabulary(frozenset(norwegian - english | words_of(FREQUENT)), frozenset(capitals), tuple(names))


def _catalogue():
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgctxt != "url" and not entry.obsolete]
    return {
        "nb": [text for entry in entries for text in (entry.msgid, entry.msgid_plural)],
        "en": [text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())],
    }


def norwegian_on(pages, vocabulary):
    """{page: {text: [its Norwegian words]}} of the English pages that speak Norwegian as if it were English."""
    faults, known = defaultdict(dict), {}
    for page in (page for page in pages if page.language == "en"):
        for text in texts_in("en", page.tree):
            if text not in known:
                known[text] = vocabulary.norwegian_in(text)
            if odd := known[text] - asked_for(page):
                faults[page.case][text] = sorted(odd)
    return dict(faults)


def asked_for(page):
    """The words of the page's own address: what was asked stands in chips and messages."""
    return {word for _name, value in parse_qsl(urlsplit(page.address).query) for word in words_of(value)}
