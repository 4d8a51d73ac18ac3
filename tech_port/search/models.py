"""What can be found, and the words that occur in it, which triggers write (`operations.py`); and staff's own words."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from tech_port.history.records import History
from tech_port.writing.translated import Translated


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
        indexes = [  # many rows at once are written at a fifth of the cost; a search reads 64 kB more at most
            GinIndex(fields=["vector"], name="search_record_words", fastupdate=True, gin_pending_list_limit=64)
        ]

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
        verbose_name_plural = pgettext_lazy("flertall", "ord i søket")
        indexes = [
            models.Index(fields=["word"], name="search_word_word"),
            models.Index(fields=["stem"], name="search_word_stem"),
            models.Index(fields=["english"], name="search_word_english"),
            GinIndex(OpClass("word", "gin_trgm_ops"), name="search_word_like", fastupdate=False),
            GinIndex(OpClass("stem", "gin_trgm_ops"), name="search_word_stem_like", fastupdate=False),
        ]

    def __str__(self):
        return self.word


class SearchAlias(models.Model):
    """Words that mean the same in every search or, with an address, that a search answers by leading there."""

    name = models.CharField(_("navn"), max_length=60, unique=True, help_text=_("Hva det gjelder, for dere i staben."))
    words = ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("ord"),
        help_text=_(
            "Ord og skrivemåter på begge språk, skilt med komma. Endelser og store bokstaver er det ikke så nøye med."
        ),
    )
    leads_to = models.CharField(
        _("leder til"),
        max_length=200,
        blank=True,
        help_text=_("Adressen til en norsk side her, som /kontakt/. Tomt: Ordene betyr bare det samme."),
    )
    title = Translated(models.CharField(_("tittel"), max_length=100, blank=True))
    text = Translated(
        models.CharField(_("svar"), max_length=300, blank=True, help_text=_("Det vi vet, og hva vi ikke vet."))
    )

    history = History()

    class Meta:
        ordering = ["name"]
        verbose_name = _("søkeord")
        verbose_name_plural = pgettext_lazy("flertall", "søkeord")
        constraints = [
            models.CheckConstraint(
                condition=Q(words__len__gt=0),
                name="search_alias_has_words",
                violation_error_message=_("Skriv minst ett ord."),
            ),
            models.CheckConstraint(
                condition=Q(leads_to="") | Q(leads_to__regex=r"^/([^/\\]|$)"),
                name="search_alias_leads_to_the_site",
                violation_error_message=_("Skriv en adresse på dette nettstedet, fra den første skråstreken."),
            ),
            models.CheckConstraint(
                condition=Q(leads_to="", title_nb="") | (~Q(leads_to="") & ~Q(title_nb="")),
                name="search_alias_answers_with_a_title",
                violation_error_message=_("Et svar har både en adresse og en tittel."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """A page that is not there is no answer, and a word has one."""
        if said := self.said_elsewhere():
            raise ValidationError({"words": _("«%(word)s» står alt i «%(name)s».") % said})
        if self.leads_to.startswith("/") and not self.is_to_a_page:
            raise ValidationError({"leads_to": _("Det er ingen side på denne adressen.")})

    def said_elsewhere(self):
        """The first of its words that stands in another, and where; None."""
        mine = {word.casefold(): word for word in self.words or ()}
        for other in SearchAlias.objects.exclude(pk=self.pk):
            for word in other.words:
                if word.casefold() in mine:
                    return {"word": mine[word.casefold()], "name": other}
        return None

    @property
    def is_to_a_page(self):
        """Whether the address is one of the site's, in Norwegian."""
        try:
            with override("nb"):
                resolve(self.leads_to.partition("#")[0].partition("?")[0])
        except Resolver404:
            return False
        return True
