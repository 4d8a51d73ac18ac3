"""A file that was right in a form that came back for another reason: kept for a day, so that nobody finds it again."""

import secrets
from datetime import timedelta
from pathlib import PurePath

from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ClearableFileInput
from django.utils import timezone

from ..storage.away import StorageAway
from .models import UnwantedFile

SALT = "uploads.kept"
KEPT_FOR = timedelta(days=1)


class KeptFileInput(ClearableFileInput):
    """A file input that carries a file it had before; its field says in `kept` which one was right."""

    template_name = "uploads/kept_file_input.html"
    keeps_file = True

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.kept = None

    def value_from_datadict(self, data, files, name):
        sent = super().value_from_datadict(data, files, name)
        return stored(data.get(f"{name}-kept", "")) if sent is None else sent

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.kept:
            context["widget"] |= {"token": store(self.kept), "kept_name": self.kept.name}
        return context

    def use_required_attribute(self, initial):
        return super().use_required_attribute(initial) and not self.kept


def store(upload):
    """A token of a file that is stored under a name nobody knows until its day is over; "" if it cannot be stored."""
    name = f"kept/{secrets.token_hex(16)}{PurePath(upload.name).suffix}"
    UnwantedFile.objects.create(name=name, since=timezone.now() + KEPT_FOR)
    upload.seek(0)
    try:
        default_storage.save(name, upload)
    except StorageAway:
        return ""
    return signing.dumps([name, upload.name], salt=SALT)


def stored(token):
    """The file of a token as if it had been sent again; None for what is not ours, or gone."""
    try:
        name, said = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
        with default_storage.open(name) as file:
            return SimpleUploadedFile(said, file.read())
    except (signing.BadSignature, FileNotFoundError, StorageAway):
        return None
