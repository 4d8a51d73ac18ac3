"""What a row is about: one record of any kind, with which it goes."""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutQuerySet(models.QuerySet):
    """Of a model with `about_type` and `about_id`."""

    def about(self, record):
        """Those about one record."""
        return self.filter(about_type=_type(type(record)), about_id=record.pk)

    def about_any(self, rows):
        """Those about any row of a queryset."""
        return self.filter(about_type=_type(rows.model), about_id__in=rows.order_by().values("pk"))


def _type(model):
    return ContentType.objects.get_for_model(model)
