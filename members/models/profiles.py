"""How a member edits its own profile: a link by e-mail, a proposal, and the staff's answer."""

import secrets
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from tech_port.history.many import changed
from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.open_forms import tokens
from tech_port.outbox.models import Mail
from tech_port.pictures.keys import PictureKey
from tech_port.privacy import kept_since

from ..profiles import values as profile_values
from .contacts import Contact
from .organisations import Organisation

OPENS_WITHIN = timedelta(minutes=15)
EDITS_WITHIN = timedelta(hours=2)
DOUBLE_CLICK = timedelta(seconds=10)
MAIL_TEMPLATES = "members/emails/profile_"


class ProfileLinkQuerySet(models.QuerySet):
    def by_token(self, token):
        return self.filter(token_hash=tokens.hashed(token))

    def by_session(self, token):
        return self.filter(session_hash=tokens.hashed(token))

    def issue(self, contact, sender_hash, now):
        """(a new link, its secret); without a contact the link opens nothing, and only counts who asked."""
        token = secrets.token_urlsafe(32)
        link = self.create(
            contact=contact,
            token_hash=tokens.hashed(token),
            sender_hash=sender_hash,
            created_at=now,
            expires_at=now + OPENS_WITHIN,
        )
        return link, token

    def expired(self, now):
        """Those that are no longer to be kept."""
        return self.filter(created_at__lt=kept_since(now, settings.PROFILE_LINKS_KEPT_DAYS))


class ProfileLink(models.Model):
    """A secret link to edit one profile: mailed to a contact, opened once, and good for a while after that.

    Asking with an address that is not a contact's leaves a row without a contact, so that both count as much.
    """

    contact = models.ForeignKey(
        Contact, models.CASCADE, verbose_name=_("kontakt"), null=True, blank=True, related_name="links"
    )
    token_hash = models.CharField(_("nøkkel (hash)"), max_length=64, unique=True, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("laget"), default=timezone.now, db_index=True)
    expires_at = models.DateTimeField(_("kan åpnes til"))
    opened_at = models.DateTimeField(_("åpnet"), null=True, blank=True)
    session_hash = models.CharField(_("redigering (hash)"), max_length=64, blank=True, editable=False)
    session_ends_at = models.DateTimeField(_("kan sendes inn til"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sendt inn"), null=True, blank=True)
    mails = GenericRelation(Mail, "about_id", "about_type")

    objects = ProfileLinkQuerySet.as_manager()

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
        return f"{self.contact or '–'}, {typography.moment(self.created_at)}"

    @property
    def organisation(self):
        return self.contact.organisation

    def may_open(self, now):
        """Whether pressing the link's button opens the editing; the second press of a double click does too."""
        if self.contact is None or not self.contact.may_edit:
            return False
        if self.opened_at:
            return now - self.opened_at < DOUBLE_CLICK and self.sent_at is None
        return now < self.expires_at

    def may_send(self, now):
        """Whether the editing that was opened is still good."""
        return self.contact.may_edit and self.sent_at is None and now < self.session_ends_at

    def open(self, token, now):
        """Begin the editing, once; the row must be held. Its secret, the same for a double click; None if too late."""
        if not self.may_open(now):
            return None
        session = tokens.derived(token, "profile-session")  # the same for both presses of a double click
        if self.opened_at is None:
            self.opened_at, self.session_ends_at = now, now + EDITS_WITHIN
            self.session_hash = tokens.hashed(session)
            self.save(update_fields=["opened_at", "session_ends_at", "session_hash"])
        return session

    def close(self, now):
        """What was written is sent; the same secret sends nothing more."""
        self.sent_at = now
        self.save(update_fields=["sent_at"])


class ProfileChangeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=ProfileChange.Status.PROPOSED)

    def expired(self, now):
        """Those that were decided, or sent and never decided, too long ago to be kept."""
        limit = now - relativedelta(months=settings.PROFILE_CHANGES_KEPT_MONTHS)
        return self.filter(Q(decided_at__lt=limit) | Q(decided_at=None, sent_at__lt=limit))

    @transaction.atomic
    def propose(self, contact, before, after, *, logo, language, now):
        """Store what a contact wants changed in place of what waits for the same organisation, and tell of it.

        `logo` is a new picture of the store, where there is one. An empty `after` takes back what waits. The
        organisation's row is held, so that two contacts' proposals come one after the other.
        """
        organisation = Organisation.objects.select_for_update().get(pk=contact.organisation_id)
        waiting = self.filter(organisation=organisation).waiting()
        changed(waiting, status=ProfileChange.Status.REPLACED, decided_at=now)
        if not after:
            return None
        change = self.model(
            organisation=organisation, contact=contact, before=before, after=after, language=language, sent_at=now
        )
        change.logo = logo
        change.save()
        Mail.objects.queue(
            f"{MAIL_TEMPLATES}receipt",
            contact.email,
            {"change": change},
            language=language,
            about=change,
        )
        Mail.objects.queue_to_staff(f"{MAIL_TEMPLATES}staff", {"change": change}, about=change)
        return change


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
    logo = PictureKey(verbose_name=_("ny logo"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PROPOSED)
    answer = models.TextField(_("begrunnelse"), max_length=2000, blank=True)
    sent_at = models.DateTimeField(_("sendt inn"), default=timezone.now)
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("avgjort av"), null=True, blank=True, related_name="+"
    )
    mails = GenericRelation(Mail, "about_id", "about_type")

    objects = ProfileChangeQuerySet.as_manager()
    history = History()

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

    @property
    def is_waiting(self):
        return self.status == self.Status.PROPOSED

    @property
    def labels(self):
        """What it is about, in words of the current language."""
        return self.labels_of(self.after)

    def labels_of(self, keys):
        values = {key: self.after.get(key) or self.before.get(key) for key in keys}
        return [profile_values.label(key, values[key]) for key in profile_values.in_order(values)]

    def approve(self, *, by, keys=None, note=""):
        """Write the changes, or those that `keys` name, to the profile, and tell the contact.

        False when it is decided already; a ValidationError says in sentences what cannot be stored.
        """
        with transaction.atomic():
            if not self._hold():
                return False
            chosen = {key: value for key, value in self.after.items() if keys is None or key in keys}
            if not chosen:
                raise ValidationError(_("Kryss av for det som skal godkjennes, eller avslå hele forslaget."), "none")
            profile_values.write(self.organisation, chosen, self.logo)
            self._decide(self.Status.APPROVED, by, note)
            self._notify(chosen)
        return True

    @transaction.atomic
    def reject(self, *, by, reason):
        """Change nothing, and say why; False when it is decided already."""
        if not self._hold():
            return False
        self._decide(self.Status.REJECTED, by, reason)
        self._notify({})
        return True

    def _hold(self):
        """Lock organisation and row to the end of the transaction and read them anew; whether it still waits.

        In this order, as who proposes does, so that the two cannot wait for each other.
        """
        organisation = Organisation.objects.select_for_update().filter(pk=self.organisation_id).first()
        if ProfileChange.objects.select_for_update(of=["self"]).filter(pk=self.pk).first() is None:
            return False
        self.refresh_from_db()
        self.organisation = organisation
        return self.is_waiting

    def _decide(self, status, by, answer):
        self.status, self.decided_at, self.decided_by, self.answer = status, timezone.now(), by, answer
        self.logo = None  # the picture is on the profile now, or is nobody's business
        self.save(update_fields=["status", "decided_at", "decided_by", "answer", "logo"])

    def _notify(self, chosen):
        """Queue the mail of the decision to who sent it, when that is still known."""
        if self.contact is None:
            return
        with translation.override(self.language):
            context = {
                "change": self,
                "taken": self.labels_of(chosen),
                "left": self.labels_of(key for key in self.after if key not in chosen),
            }
        Mail.objects.queue(f"{MAIL_TEMPLATES}decided", self.contact.email, context, language=self.language, about=self)
