"""The form of a record with a picture that says something, in its admin page."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import both

from .fields import PictureField

ON_A_PAGE = 640  # pixels as wide as pages show a picture beside their text
FIELDS = ["picture", both("alt")]
PICTURE = (_("Bilde"), {"fields": [*FIELDS, "is_decorative"]})


class DescribedPictureForm(ModelForm):
    """A record's picture with what it shows, which is written on the picture itself."""

    picture = PictureField(label=_("Bilde"), required=False, min_width=ON_A_PAGE)
    alt_nb = forms.CharField(
        label=_("Bildetekst for skjermlesere [nb]"),
        required=False,
        max_length=200,
        validators=[MinLengthValidator(5)],
        help_text=_("Si hva bildet viser, som til en som ikke ser det."),
    )
    alt_en = forms.CharField(
        label=_("Bildetekst for skjermlesere [en]"), required=False, max_length=200, validators=[MinLengthValidator(5)]
    )
    is_decorative = forms.BooleanField(label=_("Bare pynt, uten bildetekst"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if picture := self.instance.picture:
            described = {name: getattr(picture, name) for name in ("alt_nb", "alt_en", "is_decorative")}
            self.initial = {"picture": picture, **described, **self.initial}

    def clean(self):
        data = super().clean()
        if data.get("picture") and "alt_nb" not in self.errors:
            if not data["alt_nb"] and not data["is_decorative"]:
                text = _("Skriv hva bildet viser, eller kryss av for at det er pynt.")
                self.add_error("alt_nb", ValidationError(text, "required"))
            elif data["alt_nb"] and data["is_decorative"]:
                self.add_error("alt_nb", _("Skriv hva bildet viser, eller kryss av for at det er pynt, ikke begge."))
        return data

    def save(self, commit=True):
        data = self.cleaned_data
        if picture := data.get("picture"):
            picture.describe(data["alt_nb"], data["alt_en"], is_decorative=data["is_decorative"])
        return super().save(commit)
