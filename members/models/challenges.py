"""Tasks that municipalities and members put to students, researchers and pilots."""

from django.db import models
from django.db.models import Q
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
        OPEN = "open", _("åpen")
        ROUTED = "routed", _("satt i gang")
        SOLVED = "solved", _("løst")
        CLOSED = "closed", _("avsluttet")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("virksomhet"), related_name="challenges"
    )
    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    title = Translated(models.CharField(_("tittel"), max_length=150))
    task = Translated(models.TextField(_("oppgaven")))
    reason = Translated(models.TextField(_("hvorfor det betyr noe"), blank=True))
    deadline = models.DateField(_("frist"), null=True, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=100, blank=True)
    contact_email = models.EmailField(_("kontaktens e-post"), blank=True, help_text=_("Vises aldri på siden."))
    route = models.CharField(_("vei"), max_length=12, choices=Route.choices, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    outcome = Translated(models.TextField(_("resultat"), blank=True))
    received_at = models.DateTimeField(_("mottatt"), auto_now_add=True)

    class Meta:
        ordering = ["deadline", "pk"]
        verbose_name = _("utfordring")
        verbose_name_plural = _("utfordringer")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["received", "open", "closed"]) | ~Q(route=""),
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
