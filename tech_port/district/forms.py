"""What the address asks of the district's page: a part of the map, a building, a day."""

from django import forms
from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from premises.models import Building
from tech_port.addresses.models import FormerAddress
from tech_port.lists.day_form import DayForm

NO_SUCH_SCALE = _("Siden kan vise distriktet, nabolaget eller regionen. Her er distriktet.")
NO_SUCH_BUILDING = _("Vi kjenner ikke det bygget. Her er det med mest ledig.")


class Scale(TextChoices):
    DISTRICT = "distriktet", _("Distriktet")
    NEIGHBOURHOOD = "nabolaget", _("Nabolaget")
    REGION = "regionen", _("Regionen i ord")


class DistrictForm(DayForm):
    """`kart`, `bygg` and `dato` in the address; what is none of the choices is told, and left out."""

    kart = forms.ChoiceField(
        choices=Scale.choices, required=False, label=_("Kart"), error_messages={"invalid_choice": NO_SUCH_SCALE}
    )
    bygg = forms.CharField(required=False, label=_("Bygg"))

    @cached_property
    def scale(self):
        """What the map shows: a building alone asks for what is around it."""
        if "kart" in self.errors:
            return Scale.DISTRICT
        asked = self.cleaned_data.get("kart")
        return Scale(asked or (Scale.NEIGHBOURHOOD if self.cleaned_data.get("bygg") else Scale.DISTRICT))

    @property
    def shows_days(self):
        """Whether the page goes on with the district day by day: not below a part of the map, unless a day is asked."""
        return self.scale == Scale.DISTRICT or "dato" in self.data

    def choose(self, houses):
        """The house whose building is asked for, by the address it has or had; the first where none is."""
        asked, first = self.cleaned_data.get("bygg"), next(iter(houses), None)
        if not asked:
            return first
        by_slug = {house.building.slug: house for house in houses}
        found = by_slug.get(asked) or by_slug.get(FormerAddress.objects.current(Building, [asked])[0])
        if found is None:
            self.add_error("bygg", NO_SUCH_BUILDING)
        return found or first
