"""Uploaded files go when their row goes, or when another file takes their place."""

import logging

from django.db import DatabaseError, transaction
from django.db.models.signals import post_delete, pre_save

from ..storage.away import StorageAway
from .models import UnwantedFile

logger = logging.getLogger("portal.media")


def kept_with_row(*names, size=None):
    """A class decorator: what one of these file fields no longer points to is deleted once that is certain.

    `size` is the field that is to hold the bytes of the one file that there is: pages print it, and a storage that is
    asked for it takes its time, or is away.
    """

    def decorate(model):
        def replaced(instance, **kwargs):
            before = model.objects.filter(pk=instance.pk).first() if instance.pk else None
            for name in names:
                old, new = before and getattr(before, name), getattr(instance, name)
                if old and old.name != new.name:
                    forget(old)
                if size and (not before or old.name != new.name):
                    setattr(instance, size, new.size if new else None)

        def deleted(instance, **kwargs):
            for name in names:
                if file := getattr(instance, name):
                    forget(file)

        pre_save.connect(replaced, sender=model, weak=False, dispatch_uid=f"replaced:{model.__name__}")
        post_delete.connect(deleted, sender=model, weak=False, dispatch_uid=f"deleted:{model.__name__}")
        return model

    return decorate


def forget(file):
    """Delete a file when the transaction has come through; its address then answers no more.

    After the commit: a transaction that is rolled back must find its file where it was. What cannot be deleted then
    is noted, and the worker's.
    """
    forget_name(file.name)


def forget_name(name):
    unwanted = UnwantedFile.objects.create(name=name)
    transaction.on_commit(lambda: _remove(unwanted))


def _remove(unwanted):
    try:
        unwanted.remove()
    except (StorageAway, DatabaseError) as error:
        logger.warning("a file is left to the worker: %s", type(error).__name__)
