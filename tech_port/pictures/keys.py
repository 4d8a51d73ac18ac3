"""How a model points to the picture that it shows."""

from django.db import models


def PictureKey(**options):
    """A relation to the store; a picture that is shown cannot be deleted, and it tells nothing of who shows it.

    Without an index: the tables are small, and only the nightly sweep asks the other way.
    """
    return models.ForeignKey(
        "pictures.Picture", models.PROTECT, null=True, blank=True, related_name="+", db_index=False, **options
    )
