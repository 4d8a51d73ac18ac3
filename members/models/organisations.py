"""Organisations and their memberships."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.content.models import Area, Article, Source
from tech_port.content.periods import ClaimedPeriod, DateRange, RelationQuerySet, claimed_period_constraints
from tech_port.history.records import History
from tech_port.lists.spelling import every_term
from tech_port.norwegian.alphabet import sort_key
from tech_port.norwegian.contacts import OrgnrColumn
from tech_port.norwegian.folding import fold
from tech_port.norwegian.orgnr import read_orgnr, validate_orgnr
from tech_port.pictures.keys import PictureKey
from tech_port.writing.translated import Translated

from ..slugs import validate_slug

LOGO_WIDTH = 48  # pixels, as wide as lists show it


class OrganisationQuerySet(models.QuerySet):
    def named(self, words):
        """Those in whose name or other names every term is found."""
        return self.filter(every_term(words, "name", "other_names"))

    def called(self, text):
        """[those with exactly this name], else those that go by it too; by its number, the one that has it."""
        if number := read_orgnr(text):
            return list(self.filter(orgnr=number))
        asked = fold(text)
        found = list(self.filter(Q(name__finds=text) | Q(other_names__finds=text)))
        named = [one for one in found if fold(one.name) == asked]
        return named or [one for one in found if asked in map(fold, one.other_names)]

    def asked_for(self, words):
        """Those with a number, or in whose names every term is found."""
        number = read_orgnr(words)
        return self.filter(orgnr=number) if number else self.named(words)

    def with_standing(self, day):
        """Each with its memberships that hold on a day or begin later, as `standing`."""
        return self.prefetch_related(Prefetch("memberships", Membership.objects.not_over(day), to_attr="standing"))

    def members(self, on):
        """Organisations with a public membership on a day, each with `current_memberships` (one at most)."""
        current = Membership.objects.on(on).shown().select_related("source")
        return self.filter(pk__in=current.values("organisation")).prefetch_related(
            Prefetch("memberships", current, to_attr="current_memberships")
        )


class Organisation(models.Model):
    """Any organisation: member, tenant, landlord or organiser is what it is by its dated relations."""

    class Kind(models.TextChoices):
        RESEARCH = "research", _("forskning og utdanning")
        INDUSTRY = "industry", _("næringsliv")
        PUBLIC = "public", _("offentlig")
        HEALTH = "health", _("helse")
        FINANCE = "finance", _("kapital")
        SUPPORT = "support", _("virkemiddelapparat")
        MEDIA = "media", _("media")
        STUDENT = "student", _("student")
        PROPERTY = "property", _("eiendom")
        ASSOCIATION = "association", _("forening")

    name = models.CharField(_("navn"), max_length=150, unique=True)
    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    kind = models.CharField(_("type"), max_length=15, choices=Kind.choices)
    other_names = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("andre navn"),
        default=list,
        blank=True,
        help_text=_("Skrivemåter som søk skal finne, skilt med komma."),
    )
    orgnr = OrgnrColumn(
        _("organisasjonsnummer"), max_length=9, blank=True, validators=[validate_orgnr], help_text=_("Ni sifre.")
    )
    website = models.URLField(_("nettsted"), blank=True)
    text = Translated(models.TextField(_("tekst"), blank=True, help_text=_("Markdown")))
    logo = PictureKey(verbose_name=_("logo"))
    sort_name = sort_key("name")
    place = models.ForeignKey(
        Area,
        models.PROTECT,
        verbose_name=_("sted"),
        null=True,
        blank=True,
        related_name="organisations",
        db_index=False,
        help_text=_("Hvor den holder til når ingen leieavtale sier det. Vises på kartet."),
    )
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    articles = models.ManyToManyField(Article, verbose_name=_("nyheter"), blank=True, related_name="organisations")
    is_hidden = models.BooleanField(
        _("holdes tilbake"),
        default=False,
        db_default=False,
        help_text=_("På: vises ikke før den er medlem, eller leietaker i et leieforhold som er offentlig."),
    )
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = OrganisationQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("virksomhet")
        verbose_name_plural = _("virksomheter")
        constraints = [
            models.UniqueConstraint(
                fields=["orgnr"],
                condition=~Q(orgnr=""),
                name="organisation_orgnr_unique",
                violation_error_message=_("En annen virksomhet har dette organisasjonsnummeret."),
            ),
            models.CheckConstraint(
                condition=Q(orgnr="") | Q(orgnr__regex=r"^\d{9}$"),
                name="organisation_orgnr_nine_digits",
                violation_error_message=_("Et organisasjonsnummer har ni sifre."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("members:organisation_detail", args=[self.slug])

    def public_values(self):
        return {"is_hidden": False}

    def clean(self):
        validate_slug(self.slug)
        if other := self.orgnr and Organisation.objects.filter(orgnr=self.orgnr).exclude(pk=self.pk).first():
            sentence = _("%(name)s har dette organisasjonsnummeret.") % {"name": other.name}
            raise ValidationError({"orgnr": ValidationError(sentence, "unique")})

    @property
    def membership(self):
        """The membership on the day that `members(on)` asked about."""
        return self.current_memberships[0]


def _named(words):
    number = read_orgnr(words)
    found = every_term(words, "organisation__name", "organisation__other_names")
    return found | Q(organisation__orgnr=number) if number else found


class MembershipQuerySet(RelationQuerySet):
    def not_over(self, day):
        """Those that hold on a day or begin later, the first to begin first."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day)).order_by("starts_on")

    def in_norwegian_order(self):
        return self.order_by("organisation__sort_name", "organisation", "pk")

    def named(self, words):
        """Those of organisations in whose name or other names every term is found, or with that number."""
        return self.filter(_named(words))

    def in_turn_by_kind(self):
        """The longest-standing of each kind of organisation, then the next of each; `in_all` is how many there are."""
        standing = ("starts_on", "organisation__sort_name", "pk")
        turn = Window(RowNumber(), partition_by="organisation__kind", order_by=standing)
        rows = self.annotate(turn=turn, in_all=Window(Count("pk"))).order_by("turn", *standing)
        return rows.select_related("organisation", "source")

    def of_newcomers(self):
        """Those that were the organisation's first."""
        earlier = Membership.objects.filter(organisation=OuterRef("organisation"), starts_on__lt=OuterRef("starts_on"))
        return self.filter(~Exists(earlier))

    def newest(self):
        """Those of newcomers that began on a day that is known, newest first."""
        first = self.of_newcomers().filter(start_is_known=True)
        return first.order_by("-starts_on", "organisation__sort_name", "pk")


class Membership(ClaimedPeriod):
    """An organisation's membership in the association, on one level, for a period."""

    class Level(models.TextChoices):
        FOUNDING = "founding", _("medlem fra starten")
        MEMBER = "member", _("medlem")
        PARTNER = "partner", _("partner")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("virksomhet"), related_name="memberships"
    )
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices, default=Level.MEMBER)

    objects = MembershipQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["organisation", "starts_on", "pk"]
        verbose_name = _("medlemskap")
        verbose_name_plural = pgettext_lazy("flertall", "medlemskap")
        constraints = [
            *claimed_period_constraints("membership"),
            ExclusionConstraint(
                name="membership_one_at_a_time",
                expressions=[(DateRange(), RangeOperators.OVERLAPS), ("organisation", RangeOperators.EQUAL)],
                violation_error_message=_("Virksomheten har alt et medlemskap i denne perioden."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.get_level_display()}"

    def period_in_words(self, on):
        """`siden 2022`; of a member from the start the day alone, since «fra» is said already."""
        text, start = self.claim.sentence(on), str(self.claim.start)
        if self.level == self.Level.FOUNDING and not self.claim.is_plan and start in text:
            return text[text.index(start) :]
        return text
