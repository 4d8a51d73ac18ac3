"""The field of a picture in the admin: shown at once, chosen among those that there are, and the same one found again.

A script sends a file as soon as it is chosen or dropped (`admin.PictureAdmin.field_view`) and shows the field as it
comes back. Without it a file comes with the form, and what is searched for is shown when the form comes back.
"""

from django.core.exceptions import ValidationError
from django.forms import BooleanField, CharField
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import WholeNumberField
from tech_port.norwegian.forms import Form

from . import choosing
from .fields import PictureField, PictureInput, signed
from .models import Picture

LONGEST = 100  # characters of a search
SCRIPTS = [Script("js/pictures.js", type="module")]


class StaffPictureInput(PictureInput):
    template_name = "pictures/staff_picture_input.html"

    class Media:
        js = SCRIPTS

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.min_width, self.searched, self.page = 0, "", 1
        self.was_here = self.is_live = False

    def value_from_datadict(self, data, files, name):
        self.searched = data.get(f"{name}-search", "").strip()[:LONGEST]
        self.page = data.get(f"{name}-page", 1)
        return super().value_from_datadict(data, files, name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        ticked = {"valgfritt": self.may_be_removed, "logo": self.has_plate}
        asked = {"felt": name, "bredde": self.min_width, **{one: 1 for one, is_so in ticked.items() if is_so}}
        context["widget"] |= {
            "address": f"{reverse('admin:pictures_picture_field')}?{urlencode(asked)}",
            "searched": self.searched,
            "choices": self.choices() if self.searched or self.is_live else None,
            "was_here": self.was_here,
            "is_live": self.is_live,
            "is_cut": not self.has_plate,  # a logo is shown whole
        }
        return context

    def choices(self):
        """A page of pictures to choose from; each has the `token` that the form sends when it is chosen."""
        page = choosing.pages(self.searched).get_page(self.page)
        for picture in page:
            picture.token = signed(picture, ["small"] if picture.width < self.min_width else [])
        return page


class StaffPictureField(PictureField):
    """A picture that staff choose."""

    widget = StaffPictureInput
    note = ""  # said above the next page, as fields that read what people write do

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.min_width = self.min_width

    def clean(self, data, initial=None):
        """What was searched for and not chosen from is no mistake; the form comes back with what was found."""
        picture = super().clean(data, initial)
        if self.widget.searched and self.shown is None:
            raise ValidationError(_("Velg et av bildene, eller tøm søket i bildene."), "search")
        return picture

    def keep(self, cleaned):
        """The picture itself where it is in the store already: its text and its use are then the same as there.

        One that nothing shows may be this form's own, sent a moment ago to be seen: of that nothing is said.
        """
        found = Picture.objects.same_as(cleaned).first()
        if found is None:
            return super().keep(cleaned)
        if Picture.objects.used().filter(pk=found.pk).exists():
            self.widget.was_here, self.note = True, _("Bildet var lagt inn fra før, og det samme brukes her.")
        return found


class AskedField(Form):
    """Which field of a form a script asks for: its name there, and what it takes."""

    felt = CharField(max_length=100)
    bredde = WholeNumberField(min_value=0)
    valgfritt = BooleanField(required=False)
    logo = BooleanField(required=False)

    def form(self, data, files):
        """A form with that field alone; where something is searched for, it shows a page of what there is."""
        asked = self.cleaned_data
        field = StaffPictureField(
            min_width=asked["bredde"], required=not asked["valgfritt"], has_plate=asked["logo"], label=_("Bilde")
        )
        form = type("OnePictureForm", (Form,), {asked["felt"]: field})(data, files)
        form.fields[asked["felt"]].widget.is_live = f"{asked['felt']}-search" in data
        return form
