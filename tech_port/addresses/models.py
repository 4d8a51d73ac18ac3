"""Which record stood at an address before."""

from django.core.validators import slug_re
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class FormerAddressQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(model=model._meta.label_lower)

    def key_at(self, model, slug, parent=0):
        """The key of the record that stood at an address before; None where there was none."""
        if not slug_re.match(slug):
            return None
        return self.of(model).filter(slug=slug, parent=parent).values_list("record", flat=True).first()

    def current(self, model, slugs):
        """The slugs that records have now which had these; those that no record had stay as they are."""
        known = [slug for slug in slugs if slug_re.match(slug)]  # whatever else somebody writes was no address
        records = dict(self.of(model).filter(slug__in=known, parent=0).values_list("slug", "record")) if known else {}
        if not records:
            return list(slugs)
        now = dict(model._base_manager.filter(pk__in=records.values()).values_list("pk", "slug"))
        return [now.get(records.get(slug), slug) for slug in slugs]

    def lead_to(self, kept, merged):
        """What one record of a model was called, now and before, leads to another from now on."""
        self.of(type(kept)).filter(record=merged.pk).update(record=kept.pk)
        values = {"model": merged._meta.label_lower, "slug": merged.slug, "record": kept.pk}
        self.bulk_create([self.model(**values)])


class FormerAddress(models.Model):
    """An address that a record had, and leads to the record for ever; triggers write it (`operations.note_moved`).

    It is not kept when another record takes the address: then it is that one's. What is deleted leaves its former
    addresses behind, which lead nowhere until it is brought back.
    """

    model = models.CharField(_("slags"), max_length=50)
    parent = models.BigIntegerField(_("hører til"), default=0, db_default=0)
    slug = models.CharField(_("tidligere adresse"), max_length=100)
    record = models.BigIntegerField(_("nøkkel"))
    at = models.DateTimeField(_("flyttet"), db_default=Now())

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("tidligere adresse")
        verbose_name_plural = _("tidligere adresser")
        constraints = [
            models.UniqueConstraint(
                fields=["model", "parent", "slug"],
                name="former_address_once",
                violation_error_message=_("Denne adressen leder alt til noe."),
            ),
        ]
        indexes = [models.Index(fields=["model", "record"], name="former_address_of_record")]

    def __str__(self):
        return self.slug
