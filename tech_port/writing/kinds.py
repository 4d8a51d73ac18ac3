"""What records of a model are called, where a table keeps the model's name."""

from django.apps import apps


def kind(label):
    """`content.article` or `article` is `nyhet`; what is no model's name is as it is."""
    app, _dot, name = label.rpartition(".")
    found = [model for model in apps.get_models() if model._meta.model_name == name.lower()]
    found = [model for model in found if app in ("", model._meta.app_label)]
    return str(found[0]._meta.verbose_name) if found else label
