"""The form field of a picture: it shows the one there is, takes a new one into the store, and says what that loses.

A new picture is stored at once, whatever is wrong in other fields, so that nobody has to find it again; the form
carries it as a signed number. What no form was sent with is deleted after some days (`jobs.sweep`).
"""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.uploads import sentences
from tech_port.uploads.pictures import TAKEN, UploadField

from .models import Picture

SALT = "pictures.kept"
KEPT_FOR = timedelta(days=1)
MAX_UNUSED = 100  # pictures of an hour that no record shows: more is no form that was filled in


@dataclass(frozen=True)
class Answer:
    """What a form sent for a picture: a file, or the picture that came before; and what was ticked."""

    upload: UploadedFile | None
    kept: int | None
    losses: tuple
    is_removed: bool
    is_confirmed: bool


def signed(picture, losses):
    return signing.dumps([picture.pk, losses], salt=SALT)


def unsigned(token):
    """(number of a picture, its losses), (None, []) of what is not ours or too old."""
    try:
        return signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None, []


class PictureInput(forms.FileInput):
    """The picture there is, a tick to take it away, a file, and a tick to take one that loses something."""

    template_name = "pictures/picture_input.html"
    keeps_file = True

    def __init__(self, attrs=None):
        super().__init__({"accept": TAKEN, **(attrs or {})})
        self.token, self.needs_tick = "", False
        self.may_be_removed = self.has_plate = False

    def format_value(self, value):
        return value

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "picture": value,
            "token": self.token,
            "needs_tick": self.needs_tick,
            "may_be_removed": self.may_be_removed,
            "has_plate": self.has_plate,
        }
        return context

    def use_required_attribute(self, initial):
        return super().use_required_attribute(initial) and not self.token

    def value_from_datadict(self, data, files, name):
        kept, losses = unsigned(data.get(f"{name}-kept", ""))
        return Answer(
            upload=files.get(name),
            kept=kept,
            losses=tuple(losses),
            is_removed=f"{name}-remove" in data,
            is_confirmed=f"{name}-confirm" in data,
        )

    def value_omitted_from_data(self, data, files, name):
        return False


class PictureField(UploadField):
    """A picture of the store, `Picture` or None; `min_width` is how wide it is shown at least, in pixels."""

    widget = PictureInput

    def __init__(self, *, min_width, has_plate=False, **kwargs):
        super().__init__(**kwargs)
        self.min_width = min_width
        self.widget.may_be_removed, self.widget.has_plate = not self.required, has_plate
        self.shown = None

    def prepare_value(self, value):
        return value if value is None or isinstance(value, Picture) else Picture.objects.filter(pk=value).first()

    def bound_data(self, data, initial):
        """What a form that comes back shows."""
        return self.shown or (None if data.is_removed else initial)

    def has_changed(self, initial, data):
        number = getattr(initial, "pk", initial)
        return bool(data.upload or (data.kept and data.kept != number) or (data.is_removed and number))

    def clean(self, data, initial=None):
        picture, losses = self._new(data)
        if picture is None:
            picture = None if data.is_removed else self.prepare_value(initial)
        elif losses:
            self._ask(picture, losses, data)
        if picture is None and self.required:
            raise ValidationError(self.error_messages["required"], "required")
        return picture

    def _new(self, data):
        """(the picture that was just sent, or came with the form before, what it loses)."""
        if data.upload is None:
            picture = Picture.objects.filter(pk=data.kept).first() if data.kept else None
            losses = list(data.losses)
        else:
            picture, losses = self._stored(data.upload)
        if picture:
            # The row is held until the form is saved, so that the worker does not sweep what is being chosen.
            Picture.objects.filter(pk=picture.pk).update(unused_since=None)
            self.shown, self.widget.token = picture, signed(picture, losses)
        return picture, losses

    def _stored(self, upload):
        upload = forms.FileField.clean(self, upload)
        since = timezone.now() - timedelta(hours=1)
        if Picture.objects.unused().filter(created_at__gte=since).count() >= MAX_UNUSED:
            raise ValidationError(sentences.refusal("busy", {}), "busy")
        cleaned = self.read(upload)
        is_small = cleaned.sent_width < self.min_width
        losses = [code for code in cleaned.losses if code != "faint" or self.widget.has_plate]  # a photo may be of snow
        return self.keep(cleaned), [*losses, *(["small"] if is_small else [])]

    def keep(self, cleaned):
        return Picture.objects.store(cleaned)

    def _ask(self, picture, losses, data):
        """Raise ValidationError with what a picture loses, unless it is ticked that it may."""
        self.widget.needs_tick = True
        if not data.is_confirmed:
            said = {code: sentences.LOSSES[code] for code in losses if code != "small"}
            small = [sentences.too_small(picture.width, self.min_width)] if "small" in losses else []
            how = _("Kryss av under bildet for å bruke det likevel, eller velg et annet.")
            raise ValidationError([ValidationError(text, "loss") for text in [*said.values(), *small, how]])
