"""PDFs that staff upload: checked to be what they say, and kept under a name of our own."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..norwegian import typography
from ..storage.away import refuse_uploads_that_cannot_be_kept
from .kept import KeptFileInput
from .sentences import MEGA

MAX_BYTES = 8 * MEGA
SIGN = b"%PDF-"


def clean(upload):
    """The file as a `ContentFile`; raises ValidationError with the reason when it is refused."""
    if upload.size > MAX_BYTES:
        size = typography.number(upload.size / MEGA, 1)
        raise ValidationError(_("Filen er på %(size)s MB. Den kan være høyst 8 MB.") % {"size": size}, "bytes")
    upload.seek(0)
    content = upload.read(MAX_BYTES + 1)
    if not content.startswith(SIGN):
        raise ValidationError(_("Filen er ikke en PDF. Lagre dokumentet som PDF og last opp den."), "unreadable")
    return ContentFile(content, name=f"{secrets.token_hex(16)}.pdf")


class PdfField(forms.FileField):
    """A field for a PDF, which stays chosen when another field has to be mended."""

    widget = KeptFileInput(attrs={"accept": "application/pdf"})

    def __init__(self, **kwargs):
        super().__init__(**{"help_text": gettext_lazy("PDF, høyst 8 MB."), **kwargs})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        refuse_uploads_that_cannot_be_kept()
        cleaned = clean(upload)
        self.widget.kept = upload
        return cleaned
