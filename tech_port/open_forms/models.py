"""Secret links to records, each with a purpose: one for each mail, good as long as the record; a draft's has an end."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..outbox.about import AboutQuerySet
from . import tokens


class LinkQuerySet(AboutQuerySet):
    def issue(self, about, purpose):
        """The secret of a new link to a record, which nobody can find again; the links from before stay good."""
        token, link = self.draft(about, purpose)
        link.save(force_insert=True)
        return token

    def draft(self, about, purpose):
        """(the secret, the link), which is not stored yet."""
        token = tokens.new()
        return token, self.model(hash=tokens.hashed(token), purpose=purpose, about=about)

    def with_secret(self, token, purpose):
        """The link with a secret for a purpose, whatever it is to."""
        return self.filter(hash=tokens.hashed(token), purpose=purpose)

    def of(self, model, token, purpose):
        """The link with a secret, if it is to a record of this kind and for this purpose."""
        about = {"about_type__app_label": model._meta.app_label, "about_type__model": model._meta.model_name}
        return self.with_secret(token, purpose).filter(**about)

    def good(self, at=None):
        """Those that have not ended."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at or timezone.now()))


class Link(models.Model):
    """A secret link to one record for one purpose, of which only a hash is kept; it goes with its record."""

    hash = models.CharField(_("nøkkel (hash)"), max_length=64, unique=True, editable=False)
    purpose = models.CharField(_("formål"), max_length=30, editable=False)
    about_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("gjelder"), related_name="+")
    about_id = models.PositiveBigIntegerField(_("gjelder nr."))
    about = GenericForeignKey("about_type", "about_id")
    created_at = models.DateTimeField(_("laget"), default=timezone.now)
    ends_at = models.DateTimeField(_("slutter"), null=True, blank=True, help_text=_("Tomt: så lenge det den gjelder."))

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("hemmelig lenke")
        verbose_name_plural = _("hemmelige lenker")
        indexes = [models.Index(fields=["about_type", "about_id"], name="link_about")]

    def __str__(self):
        return f"{self.purpose} {self.about_id}"
