"""Every text of a model is kept tidy, whichever form, file or command it comes from."""

from contextlib import suppress
from functools import cache

from django.db import IntegrityError, models, transaction
from django.db.models.signals import pre_save

from ..history.records import is_history
from .visible import tidy, tidy_line


def keep_tidy(app):
    """Tidy the texts of an app's models whenever one is saved; what is created in bulk calls `tidy_texts` itself."""
    for model in app.get_models():
        if is_history(model):
            continue  # tells what was saved, which was tidy
        pre_save.connect(tidy_texts, sender=model)


def tidy_texts(sender, instance, update_fields=None, **kwargs):
    """Tidy the texts that are about to be saved."""
    loaded = instance.__dict__
    for name, tidied in text_fields(sender):
        if loaded.get(name) and (update_fields is None or name in update_fields):
            loaded[name] = tidied(loaded[name])


@cache
def text_fields(model):
    """[(name, how it is tidied)] of what people write; what other programs read by the letter is left alone."""
    # An address or a slug has rules of its own, which its validators know.
    kinds = (models.CharField, models.TextField)
    return [
        (field.attname, tidy if isinstance(field, models.TextField) else tidy_line)
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not (field.default_validators or field.choices or field.generated)
    ]


def tidy_stored(apps, app_label):
    """Tidy what an app has stored, for a migration; one that would then be the same as another stays as it is."""
    for model in apps.get_app_config(app_label).get_models():
        for row in model._base_manager.only("pk", *dict(text_fields(model))):
            before = dict(row.__dict__)
            tidy_texts(model, row)
            changed = {name: text for name, text in row.__dict__.items() if text != before[name]}
            if changed:
                with suppress(IntegrityError), transaction.atomic():
                    model._base_manager.filter(pk=row.pk).update(**changed)
