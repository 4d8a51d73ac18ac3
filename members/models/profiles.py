"""How a member edits its own profile: a link by e-mail, a proposal, and the staff's answer."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.stored_files import kept_with_row

from .contacts import Contact
from .organisations import Organisation


class ProfileLink(models.Model):
    """A secret link to edit one profile: mailed to a contact, opened once, and good for a while after that."""

    contact = models.ForeignKey(Contact, models.CASCADE, verbose_name=_("kontakt"), related_name="links")
    token_hash = models.CharField(_("nøkkel (hash)"), max_length=64, unique=True, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("laget"), default=timezone.now, db_index=True)
    expires_at = models.DateTimeField(_("kan åpnes til"))
    opened_at = models.DateTimeField(_("åpnet"), null=True, blank=True)
    session_hash = models.CharField(_("redigering (hash)"), max_length=64, blank=True, editable=False)
    session_ends_at = models.DateTimeField(_("kan sendes inn til"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sendt inn"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("redigeringslenke")
        verbose_name_plural = _("redigeringslenker")
        constraints = [
            models.UniqueConstraint(
                fields=["session_hash"], condition=~Q(session_hash=""), name="profile_link_session_unique"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="profile_link_expires_later"),
            models.CheckConstraint(
                condition=Q(opened_at=None, session_hash="", session_ends_at=None, sent_at=None)
                | (Q(opened_at__isnull=False, session_ends_at__isnull=False) & ~Q(session_hash="")),
                name="profile_link_session_once_opened",
            ),
        ]

    def __str__(self):
        return f"{self.contact}, {self.created_at:%Y-%m-%d %H:%M}"


@kept_with_row("logo")
class ProfileChange(models.Model):
    """What a member wants its profile to say; nothing public changes until staff approve it."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("venter")
        APPROVED = "approved", _("godkjent")
        REJECTED = "rejected", _("avslått")
        REPLACED = "replaced", _("erstattet av en nyere")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("virksomhet"), related_name="profile_changes"
    )
    contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        verbose_name=_("foreslått av"),
        null=True,
        blank=True,
        related_name="changes",
    )
    language = models.CharField(_("språk"), max_length=5, choices=settings.LANGUAGES, default="nb")
    before = models.JSONField(_("før"), default=dict, help_text=_("{felt: verdi} slik profilen var."))
    after = models.JSONField(_("etter"), default=dict, help_text=_("{felt: verdi} slik medlemmet vil ha den."))
    logo = models.ImageField(_("ny logo"), upload_to="forslag/", blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PROPOSED)
    answer = models.TextField(_("begrunnelse"), max_length=2000, blank=True)
    sent_at = models.DateTimeField(_("sendt inn"), default=timezone.now)
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("avgjort av"), null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("profilendring")
        verbose_name_plural = _("profilendringer")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(status="proposed"),
                name="profile_change_one_open",
                violation_error_message=_("Virksomheten har alt en endring som venter."),
            ),
            models.CheckConstraint(
                condition=Q(status="proposed", decided_at=None) | (~Q(status="proposed") & Q(decided_at__isnull=False)),
                name="profile_change_decided_has_time",
                violation_error_message=_("En avgjort endring har et tidspunkt."),
            ),
            models.CheckConstraint(
                condition=~Q(status="rejected") | ~Q(answer=""),
                name="profile_change_rejected_has_reason",
                violation_error_message=_("Skriv hvorfor endringen er avslått."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.get_status_display()}"
