"""Text in two languages that knows which one it got.

A model declares `title = Translated(models.CharField(_("tittel"), max_length=200))` and has the columns `title_nb` and
`title_en`. `record.title` is the current language's text or, where that is missing, the other's; either way the string
carries `.lang`, so that a template can mark it: `<h2{% lang_attr article.title %}>{{ article.title }}</h2>`.
"""

from functools import cache

from django.utils.translation import get_language
from translated_fields import TranslatedField
from translated_fields.fields import to_attribute


class Text(str):
    """A string with the language it is written in."""

    __slots__ = ("lang",)

    def __new__(cls, value, lang):
        text = super().__new__(cls, value)
        text.lang = lang
        return text


def _getter(name, field):
    def get(record):
        language = get_language() or field.languages[0]
        for lang in sorted(field.languages, key=lambda other: other != language):
            if value := getattr(record, to_attribute(name, lang)):
                return Text(value, lang)
        return Text("", language)

    return get


def Translated(field, nb=None, en=None):
    """The field in every language; only the first, bokmål, may be required. What a language's column has besides."""
    return TranslatedField(field, {"nb": nb or {}, "en": {"blank": True, **(en or {})}}, attrgetter=_getter)


def language_of(column):
    """Of a column that is one language's part of a text; "" of others."""
    return getattr(column, "_translated_field_language_code", "")


@cache
def translated_names(model):
    """The names of a model's texts in two languages."""
    columns = [field.name for field in model._meta.concrete_fields if language_of(field) == "en"]
    return [name.removesuffix("_en") for name in columns]
