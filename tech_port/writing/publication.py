"""Whether visitors see a record: draft, scheduled, published or expired, asked of its own columns at every reading.

Nothing turns a record over at its minute: what a page, a file or a list reads is compared with the clock, so that no
worker and no page that was kept can be late.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Publication(models.TextChoices):
    """Where a record is on its way to visitors and from them."""

    DRAFT = "draft", _("kladd")
    SCHEDULED = "scheduled", _("planlagt")
    PUBLISHED = "published", _("publisert")
    EXPIRED = "expired", _("utløpt")


class PublishedQuerySet(models.QuerySet):
    """Of a model whose `APPEARS` and, if it has one, `DISAPPEARS` name the columns of its moments."""

    def published(self, at=None):
        """Those that visitors may see at a moment: out, and not expired."""
        return self.in_publication(Publication.PUBLISHED, at)

    def been_out(self, at=None):
        """Those that visitors may see or could see before: an address that says that it is over is no dead end."""
        return self.filter(**{f"{self.model.APPEARS}__lte": at or timezone.now()})

    def in_publication(self, publication, at=None):
        at = at or timezone.now()
        appears, disappears = self.model.APPEARS, self.model.DISAPPEARS
        is_over = Q(**{f"{disappears}__lte": at}) if disappears else Q(pk__in=[])
        lasts = Q(**{disappears: None}) | Q(**{f"{disappears}__gt": at}) if disappears else Q()
        return self.filter(
            {
                Publication.DRAFT: Q(**{appears: None}),
                Publication.SCHEDULED: Q(**{f"{appears}__gt": at}),
                Publication.PUBLISHED: lasts & Q(**{f"{appears}__lte": at}),
                Publication.EXPIRED: is_over & Q(**{f"{appears}__lte": at}),
            }[publication]
        )


class Published(models.Model):
    """A record that is out from a moment, and with some to a moment."""

    APPEARS, DISAPPEARS = "published_at", None

    class Meta:
        abstract = True

    @property
    def publication(self):
        """The state of now, as `in_publication` asks for it."""
        now, appears = timezone.now(), getattr(self, self.APPEARS)
        disappears = getattr(self, self.DISAPPEARS) if self.DISAPPEARS else None
        if appears is None:
            return Publication.DRAFT
        if appears > now:
            return Publication.SCHEDULED
        return Publication.EXPIRED if disappears and disappears <= now else Publication.PUBLISHED
