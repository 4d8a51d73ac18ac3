"""The association's meetings, and its documents with every version they have had."""

from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tech_port.content.claims import Precision
from tech_port.content.models import Source
from tech_port.history.records import History
from tech_port.lists.few import few_of_each
from tech_port.norwegian import typography
from tech_port.norwegian.slugs import make_slug
from tech_port.uploads.stored_files import kept_with_row
from tech_port.writing.publication import Publication, Published, PublishedQuerySet
from tech_port.writing.translated import Translated

MAX_VERSIONS, MAX_PAPERS = 24, 24  # of a document, and of a meeting


class MeetingQuerySet(models.QuerySet):
    def held(self):
        """Those that are over, the latest first."""
        return self.filter(held_on__lte=timezone.localdate(), is_sample=False)

    def with_papers(self):
        """Each meeting with its minutes and what it adopted, as far as visitors may see them."""
        adopted = DocumentVersion.objects.published().select_related("document").order_by("document", "pk")
        return self.prefetch_related(
            Prefetch("documents", Document.objects.published()[:MAX_PAPERS], to_attr="papers"),
            Prefetch("adopted", adopted[:MAX_PAPERS], to_attr="decisions"),
        )


class Meeting(models.Model):
    """A meeting of the board or of the members."""

    class Kind(models.TextChoices):
        FOUNDING = "founding", _("stiftelsesmøte")
        ANNUAL = "annual", _("årsmøte")
        EXTRAORDINARY = "extraordinary", _("ekstraordinært årsmøte")
        BOARD = "board", _("styremøte")

    kind = models.CharField(_("type"), max_length=15, choices=Kind.choices)
    held_on = models.DateField(_("dato"))
    place = models.CharField(_("sted"), max_length=100, blank=True)
    summary = Translated(models.TextField(_("kort om møtet"), blank=True, help_text=_("Markdown")))
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = MeetingQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-held_on", "kind"]
        verbose_name = _("møte")
        verbose_name_plural = _("møter")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "held_on"],
                name="meeting_once_a_day",
                violation_error_message=_("Dette møtet er alt lagt inn."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {typography.day(self.held_on)}"

    def get_absolute_url(self):
        return f"{reverse('document_list')}#{self.anchor}"

    def as_source(self):
        """Its source; a meeting that has none is its own, from now on."""
        if self.source is None:
            about = {}
            for language, _name in settings.LANGUAGES:
                with override(language):
                    about[f"about_{language}"] = str(self.get_kind_display())
            key = make_slug(f"{about['about_nb']} {self.held_on.isoformat()}", default="mote")
            said = {"publisher": "Trondheim Tech Port", "published_on": self.held_on, **about}
            self.source, _is_new = Source.objects.get_or_create(key=key, defaults=said)
            self.save(update_fields=["source"])
        return self.source

    @property
    def anchor(self):
        """The meeting's place on the page of all meetings."""
        return f"mote-{self.held_on.isoformat()}-{self.kind}"

    @property
    def is_to_come(self):
        return self.held_on > timezone.localdate()


class DocumentQuerySet(models.QuerySet):
    def published(self):
        """Documents that visitors may see something of, each with its `published_versions`, the latest first.

        Of very many, the latest; `in_group` of each says how many there are.
        """
        versions = DocumentVersion.objects.published()
        latest = few_of_each(versions, "document", MAX_VERSIONS, ["-dated_on", "-pk"]).select_related("adopted_at")
        return self.filter(pk__in=versions.order_by().values("document")).prefetch_related(
            Prefetch("versions", latest, to_attr="published_versions")
        )


class Document(models.Model):
    """Something the association has adopted or published: statutes, a strategy, a report, minutes."""

    class Kind(models.TextChoices):
        STATUTES = "statutes", _("vedtekter")
        STRATEGY = "strategy", _("strategi")
        REPORT = "report", _("årsrapport")
        MINUTES = "minutes", _("referat")
        OTHER = "other", _("annet")

    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    kind = models.CharField(_("type"), max_length=10, choices=Kind.choices)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    meeting = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        verbose_name=_("fra møtet"),
        null=True,
        blank=True,
        related_name="documents",
        help_text=_("Møtet som et referat er fra."),
    )
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = DocumentQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["kind", "title_nb", "pk"]
        verbose_name = _("dokument")
        verbose_name_plural = _("dokumenter")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("document_detail", args=[self.slug])

    @cached_property
    def current(self):
        """The version that holds today; where all are to come, the first of these."""
        today = timezone.localdate()
        begun = [version for version in self.published_versions if version.dated_on <= today]
        return begun[0] if begun else self.published_versions[-1]


@kept_with_row("file", size="file_size")
class DocumentVersion(Published):
    """A document as it was from a date: as a text, as a PDF, or at another address."""

    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("dokument"), related_name="versions")
    label = models.CharField(_("versjon"), max_length=30, help_text=_("For eksempel «2.0» eller «2026»."))
    dated_on = models.DateField(_("dato"))
    dated_precision = models.CharField(_("nøyaktighet"), max_length=7, choices=Precision.choices, default=Precision.DAY)
    changes = Translated(models.CharField(_("hva som er nytt"), max_length=300, blank=True))
    text = Translated(models.TextField(_("tekst"), blank=True, help_text=_("Markdown")))
    file = models.FileField(_("PDF"), upload_to="dokumenter/", blank=True)
    file_size = models.PositiveIntegerField(_("størrelse (byte)"), null=True, editable=False)
    url = models.URLField(_("ligger hos andre"), max_length=500, blank=True)
    adopted_at = models.ForeignKey(
        Meeting, models.SET_NULL, verbose_name=_("vedtatt på"), null=True, blank=True, related_name="adopted"
    )
    published_at = models.DateTimeField(
        _("publisert"), null=True, blank=True, help_text=_("Tomt: kladd. Fram i tid: planlagt.")
    )

    PUBLICATIONS = (Publication.DRAFT, Publication.SCHEDULED, Publication.PUBLISHED)

    objects = PublishedQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["document", "-dated_on", "-pk"]
        verbose_name = _("versjon")
        verbose_name_plural = _("versjoner")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "label"],
                name="document_version_label_unique",
                violation_error_message=_("Dokumentet har alt en versjon med dette navnet."),
            ),
            models.CheckConstraint(
                condition=~Q(text_nb="") | ~Q(file="") | ~Q(url=""),
                name="document_version_has_content",
                violation_error_message=_("Legg inn tekst, en PDF eller en adresse."),
            ),
        ]

    def __str__(self):
        return f"{self.document}, {self.label}"

    def get_absolute_url(self):
        return f"{self.document.get_absolute_url()}?{urlencode({'versjon': self.label})}"

    def public_values(self):
        """A draft or a plan as if it were published now."""
        now = timezone.now()
        return {"published_at": min(self.published_at or now, now)}

    @property
    def is_to_come(self):
        return self.dated_on > timezone.localdate()
