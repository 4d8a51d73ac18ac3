"""Questions about interests that their threads, and whom tenants sent them to, answer."""

from django.db import models
from django.db.models import OuterRef, Subquery


class ThreadedQuerySet(models.QuerySet):
    """What the querysets of interests have besides; `open()` is theirs."""

    def with_last_word(self):
        """Each with the sender, the moment and the landlord's building of the last message in its thread, or None."""
        messages = self.model._meta.get_field("messages").related_model.objects.filter(interest=OuterRef("pk"))
        last = messages.order_by("-at", "-pk")
        names = {"last_word": "sender", "last_word_at": "at", "last_word_building": "building"}
        return self.annotate(**{name: Subquery(last.values(column)[:1]) for name, column in names.items()})

    def awaiting_reply(self):
        """Open ones, answered before, in which the tenant has the last word of the thread, and said it to the staff."""
        open_ones = self.open().exclude(answered_at=None).with_last_word()
        return open_ones.filter(last_word="tenant", last_word_building=None)

    def awaiting_landlord(self):
        """Open ones, answered before, in which the tenant has the last word, and said it to a landlord."""
        open_ones = self.open().exclude(answered_at=None).with_last_word()
        return open_ones.filter(last_word="tenant", last_word_building__isnull=False)

    def shared_with(self, buildings):
        """Open ones that their tenants sent to the landlords of units in some buildings too."""
        asked = self.model.units.through.objects.filter(unit__building__in=buildings).values("interest")
        return self.open().filter(share_with_landlord=True, pk__in=asked)
