"""A form field that reads a picture as it comes."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ..storage.away import refuse_uploads_that_cannot_be_kept
from . import apart, kinds, sentences
from .images import Refused

FROM_STAFF = 20 * sentences.MEGA
BY_LINK = 10 * sentences.MEGA
TAKEN = "image/jpeg,image/png,image/webp,image/avif,image/svg+xml"
TAKEN += ",image/heic,image/heif,.heic,.heif" if kinds.may_read_heic() else ""


def clean(upload, max_bytes=FROM_STAFF):
    """An uploaded picture as it is kept, an `images.Cleaned`; raises ValidationError with the reason if refused."""
    if upload.size > max_bytes:
        raise ValidationError(sentences.too_large(upload.size, max_bytes), "bytes")
    upload.seek(0)
    try:
        return apart.read(upload.read(max_bytes + 1))
    except Refused as refusal:
        raise ValidationError(sentences.refusal(refusal.code, refusal.values), refusal.code) from refusal


class UploadField(forms.FileField):
    """A picture as `images.Cleaned`; Django's own field would open it in every format that Pillow knows."""

    widget = forms.FileInput(attrs={"accept": TAKEN})

    def __init__(self, *, max_bytes=FROM_STAFF, **kwargs):
        said = _("JPEG, PNG, WebP, AVIF eller SVG. Sted og andre opplysninger i filen fjernes.")
        super().__init__(**{"help_text": said, "error_messages": {"required": _("Velg et bilde.")}, **kwargs})
        self.max_bytes = max_bytes

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return self.read(upload) if isinstance(upload, UploadedFile) else upload

    def read(self, upload):
        refuse_uploads_that_cannot_be_kept()
        return clean(upload, self.max_bytes)
