"""The audit: one row for each thing that somebody must be able to answer for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tech_port.writing.kinds import kind

from .acting import acting_account


class EntryQuerySet(models.QuerySet):
    def write(self, kind, action, *, actor=None, account=None, model="", pk="", within="", fields=()):
        """Add a row; without an actor it is whoever acts now. An `account` is what it is about."""
        if account is not None:
            model, pk = account._meta.label_lower, account.pk
        actor_id = actor.pk if actor else acting_account()
        of_object = {"model": model, "object_pk": str(pk), "within": within, "fields": sorted(fields)}
        return self.create(kind=kind, action=action, actor_id=actor_id, **of_object)

    def write_erased(self, purpose, count):
        """That so many rows of a purpose were deleted because their time was up."""
        return self.write(Entry.Kind.DELETION, Entry.Action.REMOVED, within=f"{purpose}: {count}")


class Entry(models.Model):
    """That an account did something to something, at a moment: by names of columns alone, never by what is in them.

    Rows of what changes are written by triggers (`operations.audited`), in the transaction that changes it and
    whichever way that is done; the database lets no row be changed, and none be deleted before it is a year old.
    """

    class Kind(models.TextChoices):
        SIGN_IN = "sign_in", _("innlogging")
        VIEW = "view", _("visning av personopplysninger")
        EXPORT = "export", _("uttrekk av personopplysninger")
        DELETION = "deletion", _("sletting av personopplysninger")
        RIGHTS = "rights", _("brukere og rettigheter")
        FACTORS = "factors", _("bekreftelse ved innlogging")
        PUBLISHING = "publishing", _("publisering")
        SETTINGS = "settings", _("innstillinger")

    class Action(models.TextChoices):
        SIGNED_IN = "signed in", _("logget inn")
        FAILED = "failed", _("kom ikke inn")
        LOCKED = "locked", _("stanset etter for mange forsøk")
        SEEN = "seen", _("så")
        TAKEN = "taken", _("hentet ut")
        ADDED = "insert", _("la til")
        CHANGED = "update", _("endret")
        REMOVED = "delete", _("fjernet")

    at = models.DateTimeField(_("tid"), db_default=Now(), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hvem")
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    action = models.CharField(_("gjorde"), max_length=20, choices=Action)
    model = models.CharField(_("slag opplysning"), max_length=60, blank=True)
    object_pk = models.CharField(_("nummer"), max_length=60, blank=True)
    within = models.CharField(_("på siden til"), max_length=120, blank=True)
    fields = ArrayField(models.CharField(max_length=60), verbose_name=_("felter"), default=list, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "at"], name="audit_by_kind"),
            models.Index(fields=["model", "object_pk"], name="audit_by_object"),
        ]
        verbose_name = _("hendelse i revisjonsloggen")
        verbose_name_plural = _("revisjonslogg")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_action_display()} {kind(self.model)} {self.object_pk}".strip()


class SettingSeen(models.Model):
    """A setting as it was when the portal last started, as a hash: so that the audit can tell that it was changed."""

    name = models.CharField(_("navn"), max_length=100, unique=True)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        ordering = ["name"]
        verbose_name = _("innstilling")
        verbose_name_plural = _("innstillinger")

    def __str__(self):
        return self.name
