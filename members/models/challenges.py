"""Tasks that municipalities and members put to students, researchers and pilots."""

import uuid

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.content.text import Translated

from .organisations import Organisation


class Challenge(models.Model):
    """A task with a deadline, the way it was sent, and what came of it."""

    class Route(models.TextChoices):
        EIT = "eit", "Eksperter i team"
        BRIDGE = "bridge", "NTNU Bridge"
        THESIS = "thesis", _("masteroppgave")
        PILOT = "pilot", _("pilot")
        PROCUREMENT = "procurement", _("anskaffelse")

    class Status(models.TextChoices):
        RECEIVED = "received", _("mottatt")
        DECLINED = "declined", _("ikke tatt inn")
        OPEN = "open", _("åpen")
        ROUTED = "routed", _("satt i gang")
        SOLVED = "solved", _("løst")
        CLOSED = "closed", _("avsluttet")

    submission = models.UUIDField(
        _("innsending"), unique=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("virksomhet"), null=True, blank=True, related_name="challenges"
    )
    organisation_name = models.CharField(
        _("virksomhet, som innsenderen skrev den"), max_length=150, blank=True, help_text=_("Vises aldri på siden.")
    )
    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    task = Translated(models.TextField(_("oppgaven")))
    reason = Translated(models.TextField(_("hvorfor det betyr noe"), blank=True))
    deadline = models.DateField(_("frist"), null=True, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100, blank=True)
    contact_email = models.EmailField(_("kontaktens e-post"), blank=True, help_text=_("Vises aldri på siden."))
    contact_phone = models.CharField(_("kontaktens telefon"), max_length=30, blank=True)
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    route = models.CharField(_("vei"), max_length=12, choices=Route.choices, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    outcome = Translated(models.TextField(_("resultat"), blank=True))
    received_at = models.DateTimeField(_("mottatt"), default=timezone.now)
    published_at = models.DateTimeField(_("publisert"), null=True, blank=True)
    closed_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    is_sample = models.BooleanField(_("eksempel"), default=False)

    class Meta:
        ordering = ["deadline", "pk"]
        verbose_name = _("utfordring")
        verbose_name_plural = _("utfordringer")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["received", "declined"]) | Q(organisation__isnull=False),
                name="challenge_public_has_organisation",
                violation_error_message=_("Velg virksomheten før utfordringen blir synlig."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["received", "declined", "open", "closed"]) | ~Q(route=""),
                name="challenge_routed_has_route",
                violation_error_message=_("En utfordring som er satt i gang eller løst, må ha en vei."),
            ),
            models.CheckConstraint(
                condition=~Q(status="solved") | ~Q(outcome_nb=""),
                name="challenge_solved_has_outcome",
                violation_error_message=_("Skriv resultatet før utfordringen settes som løst."),
            ),
        ]

    def __str__(self):
        return self.title
