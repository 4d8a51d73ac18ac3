"""Signing: an interest that ends in leases, of one unit or of several at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from members.organisations.slugs import free_slug
from tech_port.norwegian import typography
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form

from ..models import Interest, Lease, Unit
from . import signed
from .choosing import hang_together, units_for


def known_organisation(interest):
    """The organisation that the tenant seems to be: by number, else by one of its names; None when it is new."""
    by_number = Q(orgnr=interest.orgnr) if interest.orgnr else Q(pk=None)
    by_name = Q(name__iexact=interest.organisation_name) | Q(other_names__contains=[interest.organisation_name])
    found = Organisation.objects.filter(by_number | by_name)
    return found.order_by(Case(When(by_number, then=0), default=1), "pk").first()


class UnitsChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, unit):
        text = f"{unit.name}, {unit.building.name} ({typography.square_metres(unit.area_m2)})"
        return _("%(unit)s – står i meldingen") % {"unit": text} if unit.asked else text


class SigningForm(Form):
    """What the leases of a signed interest are made of; the organisation is chosen, or made of a name and a kind."""

    units = UnitsChoice(
        label=_("Lokaler"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Kryss av for alle som leies. De som henger sammen, står etter hverandre."),
    )
    others = UnitsChoice(
        label=_("Andre lokaler"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("De som verken står i meldingen eller passer til den."),
    )
    organisation = forms.ModelChoiceField(label=_("Leietaker"), queryset=Organisation.objects.all(), required=False)
    new_name = forms.CharField(label=_("Eller ny virksomhet"), max_length=150, required=False)
    new_kind = forms.ChoiceField(
        label=_("Type ny virksomhet"), choices=[("", "–"), *Organisation.Kind.choices], required=False
    )
    starts_on = DayField(label=_("Første dag"), suggests="first")
    ends_on = DayField(label=_("Siste dag"), required=False, help_text=_("Tomt: uten kjent slutt."))
    shown_from = DayField(
        label=_("Leietakeren er offentlig fra"),
        required=False,
        suggests="first",
        help_text=_("Tomt: ikke offentlig ennå, og vist ingen steder før krysset på leieforholdet tas bort."),
    )

    def __init__(self, *args, interest, **kwargs):
        known = known_organisation(interest)
        initial = {"organisation": known, "starts_on": interest.move_in_on}
        if known is None:
            initial |= {"new_name": interest.organisation_name, "new_kind": Organisation.Kind.INDUSTRY}
        asked = list(interest.units.all())
        initial["units"] = [unit.pk for unit in asked] if asked and hang_together(asked) else []
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["starts_on"].widget.attrs["autofocus"] = not self.is_bound
        self.interest, near = interest, {unit.pk for unit in units_for(interest)}
        is_asked = Case(When(pk__in=[unit.pk for unit in asked], then=Value(True)), default=Value(False))
        units = Unit.objects.exclude(use=Unit.Use.COMMON).annotate(asked=is_asked).select_related("building")
        units = units.order_by("-asked", "building", "floor", "position", "pk")
        # Any unit may be chosen, also one that has ceased to fit since the page was opened; only some are shown.
        self.fields["units"].queryset = self.fields["others"].queryset = units
        self.fields["units"].choices = [
            (unit.pk, self.fields["units"].label_from_instance(unit)) for unit in units.filter(pk__in=near)
        ]

    @property
    def divisible(self):
        """The units of which the tenant may have meant a part: those asked for that can be divided, and are larger."""
        most = self.interest.area_max_m2
        asked = self.interest.units.exclude(divisible_from_m2=None).select_related("building")
        return [unit for unit in asked if most is None or unit.area_m2 > most]

    def clean(self):
        data = super().clean()
        if self.interest.status == Interest.Status.SIGNED:
            raise ValidationError(_("Meldingen er alt signert."), "signed")
        self.chosen = list(dict.fromkeys([*(data.get("units") or ()), *(data.get("others") or ())]))
        if not self.chosen and not {"units", "others"} & set(self.errors):
            self.add_error("units", _("Velg minst ett lokale."))
        if data.get("organisation") and data.get("new_name") == self.initial.get("new_name"):
            data["new_name"] = ""  # it was filled in beforehand: what is chosen holds
        if bool(data.get("organisation")) == bool(data.get("new_name")):
            self.add_error("organisation", _("Velg en virksomhet, eller skriv navnet på en ny, ikke begge."))
        elif not data.get("organisation"):
            self._clean_new(data)
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("Siste dag er før første dag."))
        if not self.errors:
            self._clean_leases(data)
        return data

    def _clean_new(self, data):
        """The organisation to be made, checked by its own rules."""
        name, kind = data["new_name"], data.get("new_kind")
        if Organisation.objects.filter(name__iexact=name).exists():
            self.add_error("new_name", _("Det finnes alt en virksomhet med dette navnet. Velg den i lista over."))
            return
        if not kind:
            self.add_error("new_kind", _("Velg hva slags virksomhet det er."))
            return
        organisation = Organisation(name=name, slug=free_slug(name), kind=kind, orgnr=self.interest.orgnr)
        organisation.is_hidden = True  # until a lease shows it, or staff do
        try:
            organisation.full_clean(exclude=["sort_name"])
        except ValidationError as error:
            self.add_error(None, error.messages)
        data["organisation"] = organisation

    def _clean_leases(self, data):
        """The leases to be made, without their tenant, each by its own rules: nobody else has the unit meanwhile."""
        self.leases = [self._lease(unit, data) for unit in sorted(self.chosen, key=lambda unit: unit.pk)]
        self.leases[0].staff = self.interest.employees  # of all the units together: counted once
        for lease in self.leases:
            try:
                lease.full_clean()
            except ValidationError as error:
                self.add_error("units", [f"{lease.unit.name}: {sentence}" for sentence in error.messages])

    def _lease(self, unit, data):
        lease = Lease(
            unit=unit,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            tenant_shown_from=data["shown_from"],
            tenant_is_withheld=data["shown_from"] is None,
        )
        lease.register()
        return lease

    def stored(self):
        """All that is stored, as sentences: who rents, from when, whether they are made here, and who may see it."""
        organisation, lease = self.cleaned_data["organisation"], self.leases[0]
        yield _("Leietaker: %(name)s.") % {"name": organisation.name}
        if self.cleaned_data["new_name"]:
            words = {"name": organisation.name, "kind": organisation.get_kind_display()}
            yield _("%(name)s finnes ikke her fra før, og legges til som ny virksomhet (%(kind)s).") % words
        yield _("Første dag: %(day)s.") % {"day": lease.claim.start}
        if lease.claim.end:
            yield _("Siste dag: %(day)s.") % {"day": lease.claim.end}
        if lease.tenant_is_withheld:
            yield _("Hvem som leier, vises ingen steder før dere sier det.")
        else:
            yield _("Hvem som leier, vises fra %(day)s.") % {"day": typography.day(lease.tenant_shown_from)}

    def save(self, by):
        """Store all of it in one transaction; None with a sentence if somebody was first, and then nothing of it."""
        try:
            return signed.store(self.interest, self.leases, self.cleaned_data["organisation"], by)
        except ValidationError as error:
            self.add_error(None, error)
            return None
