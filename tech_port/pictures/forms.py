"""The forms of records with a picture, in their admin pages: the point that stays in sight, and what it shows."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import both
from tech_port.staff.inputs import AdminNumberInput

from .staff_fields import StaffPictureField

ON_A_PAGE = 640  # pixels as wide as pages show a picture beside their text
FOCUS = ("focus_x", "focus_y")
FIELDS = ["picture", FOCUS, both("alt")]
PICTURE = (_("Bilde"), {"fields": [*FIELDS, "is_decorative"]})
OF_PICTURE = ("alt_nb", "alt_en", "is_decorative", *FOCUS)  # what is written on the picture, not on who shows it


def focus_field(label, **kwargs):
    return WholeNumberField(
        label=label, required=False, initial=50, min_value=0, max_value=100, widget=AdminNumberInput(kwargs)
    )


def alt_field(label, **kwargs):
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        validators=[MinLengthValidator(5)],
        widget=AdminTextInputWidget,
        **kwargs,
    )


class FocusedPictureForm(ModelForm):
    """A record's picture, the relation `shows`, with the point of it that stays in sight."""

    shows = "picture"

    focus_x = focus_field(_("Midtpunkt fra venstre (%)"), **{"data-focus": "x"})
    focus_y = focus_field(_("Midtpunkt fra toppen (%)"), **{"data-focus": "y"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if picture := getattr(self.instance, self.shows):
            own = {name: getattr(picture, name) for name in OF_PICTURE if name in self.fields}
            self.initial = {self.shows: picture, **own, **self.initial}

    @property
    def is_another(self):
        """Whether a picture was chosen that the record did not show."""
        return self.shows in self.changed_data

    def clean(self):
        """Of a picture that another takes the place of, what stood in the form for the one before is not the new's."""
        data = super().clean()
        if self.is_another and (picture := data.get(self.shows)):
            untouched = data.keys() - {*self.changed_data} - self.errors.keys()
            own = OF_PICTURE if picture.alt_nb else FOCUS
            data |= {name: getattr(picture, name) for name in own if name in untouched}
        return data

    def save(self, commit=True):
        if picture := self.cleaned_data.get(self.shows):
            places = [self.cleaned_data[name] for name in FOCUS]
            picture.point(*(50 if place is None else place for place in places))
        return super().save(commit)


class DescribedPictureForm(FocusedPictureForm):
    """A record's picture with what it shows, which is written on the picture itself."""

    picture = StaffPictureField(label=_("Bilde"), required=False, min_width=ON_A_PAGE)
    alt_nb = alt_field(
        _("Bildetekst for skjermlesere [nb]"),
        help_text=_("Si hva bildet viser, som til en som ikke ser det. Teksten gjelder overalt der bildet vises."),
    )
    alt_en = alt_field(_("Bildetekst for skjermlesere [en]"))
    is_decorative = forms.BooleanField(label=_("Bare pynt, uten bildetekst"), required=False)

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
