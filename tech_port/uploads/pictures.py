"""A form field for a picture."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import ClearableFileInput
from django.utils.translation import gettext_lazy as _

from ..storage.away import refuse_uploads_that_cannot_be_kept
from . import images


class PictureField(forms.FileField):
    """A picture that comes out clean; Django's own field would open it in every format that Pillow knows."""

    widget = ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"})

    def __init__(self, **kwargs):
        said = _("JPEG, PNG, WebP eller AVIF, høyst 8 MB. Sted og andre opplysninger i filen fjernes.")
        super().__init__(**{"help_text": said, **kwargs})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return upload
        refuse_uploads_that_cannot_be_kept()
        return images.clean(upload)
