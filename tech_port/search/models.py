"""What can be found, and the words that occur in it: both written by triggers alone (`operations.py`)."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


def text(label):
    return models.TextField(label, blank=True, default="", db_default="")


class Record(models.Model):
    """What a search can find: one row for each record, and for each role of a person.

    It holds more than visitors may see: `kinds.visible` asks each record's own queryset. Nothing is stored of what is
    personal and not public: what was only sent in, contacts who are not shown, people without a role.
    """

    kind = models.CharField(_("type"), max_length=20, blank=True, default="", db_default="")
    source = models.CharField(_("skrevet fra"), max_length=20)
    key = models.BigIntegerField(_("nøkkel"))
    subject = models.CharField(_("hører sammen med"), max_length=40, blank=True, default="", db_default="")
    title_nb = text(_("tittel, norsk"))
    title_en = text(_("tittel, engelsk"))
    folded = text(_("tittel, slik den leses"))
    names = text(_("andre navn og ord"))
    text_nb = text(_("tekst, norsk"))
    text_en = text(_("tekst, engelsk"))
    facts = models.JSONField(_("fakta"), blank=True, default=dict, db_default={})
    is_sample = models.BooleanField(_("eksempel"), default=False, db_default=False)
    starts_at = models.DateTimeField(_("begynner"), null=True, blank=True)
    ends_at = models.DateTimeField(_("slutter"), null=True, blank=True)
    vector = SearchVectorField(_("ord med vekt"), blank=True, default="", db_default="")

    class Meta:
        ordering = ["kind", "source", "key"]
        verbose_name = _("det søk finner")
        verbose_name_plural = _("det søk finner")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"],
                name="search_record_once",
                violation_error_message=_("Posten står der alt."),
            ),
        ]
        indexes = [GinIndex(fields=["vector"], name="search_record_words", fastupdate=False)]

    def __str__(self):
        return f"{self.source} {self.key}"


class Word(models.Model):
    """A word that occurs, as it is read, with its stems: what a misspelt word or a part of one is looked for among.

    A word that two write at the same moment may stand twice: nobody waits for another's words.
    """

    word = models.CharField(_("ord"), max_length=60)
    stem = models.CharField(_("stamme, norsk"), max_length=60)
    english = models.CharField(_("stamme, engelsk"), max_length=60)

    class Meta:
        ordering = ["word", "pk"]
        verbose_name = _("ord i søket")
        verbose_name_plural = _("ord i søket")
        indexes = [
            models.Index(fields=["word"], name="search_word_word"),
            models.Index(fields=["stem"], name="search_word_stem"),
            models.Index(fields=["english"], name="search_word_english"),
            GinIndex(OpClass("word", "gin_trgm_ops"), name="search_word_like", fastupdate=False),
            GinIndex(OpClass("stem", "gin_trgm_ops"), name="search_word_stem_like", fastupdate=False),
        ]

    def __str__(self):
        return self.word
