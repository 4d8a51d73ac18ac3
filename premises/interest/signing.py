"""Signing: an interest that ends in a lease."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from members.organisations.slugs import free_slug
from tech_port.norwegian import typography
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form

from ..models import Interest, Lease, LettingNotice, Unit


def known_organisation(interest):
    """The organisation that the tenant seems to be: by number, else by one of its names; None when it is new."""
    by_number = Q(orgnr=interest.orgnr) if interest.orgnr else Q(pk=None)
    by_name = Q(name__iexact=interest.organisation_name) | Q(other_names__contains=[interest.organisation_name])
    found = Organisation.objects.filter(by_number | by_name)
    return found.order_by(Case(When(by_number, then=0), default=1), "pk").first()


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit):
        text = f"{unit.name}, {unit.building.name} ({typography.square_metres(unit.area_m2)})"
        return _("%(unit)s – står i meldingen") % {"unit": text} if unit.asked else text


class SigningForm(Form):
    """What the lease of a signed interest is made of; the organisation is chosen, or made of a name and a kind."""

    unit = UnitChoice(label=_("Lokale"), queryset=Unit.objects.none())
    organisation = forms.ModelChoiceField(label=_("Leietaker"), queryset=Organisation.objects.all(), required=False)
    new_name = forms.CharField(label=_("Eller ny virksomhet"), max_length=150, required=False)
    new_kind = forms.ChoiceField(
        label=_("Type ny virksomhet"), choices=[("", "–"), *Organisation.Kind.choices], required=False
    )
    starts_on = DayField(label=_("Første dag"), suggests="first")
    ends_on = DayField(label=_("Siste dag"), required=False, help_text=_("Tomt: uten kjent slutt."))

    def __init__(self, *args, interest, **kwargs):
        known = known_organisation(interest)
        initial = {"organisation": known, "starts_on": interest.move_in_on}
        if known is None:
            initial |= {"new_name": interest.organisation_name, "new_kind": Organisation.Kind.INDUSTRY}
        asked = list(interest.units.values_list("pk", flat=True))
        super().__init__(*args, initial=initial | {"unit": asked[0] if len(asked) == 1 else None}, **kwargs)
        is_asked = Case(When(pk__in=asked, then=Value(True)), default=Value(False))
        units = Unit.objects.exclude(use=Unit.Use.COMMON).annotate(asked=is_asked).select_related("building")
        self.fields["unit"].queryset = units.order_by("-asked", "building", "floor", "position", "pk")
        self.interest = interest

    def clean(self):
        data = super().clean()
        if self.interest.status == Interest.Status.SIGNED:
            raise ValidationError(_("Meldingen er alt signert."), "signed")
        if bool(data.get("organisation")) == bool(data.get("new_name")):
            self.add_error("organisation", _("Velg en virksomhet, eller skriv navnet på en ny, ikke begge."))
        elif not data.get("organisation"):
            self._clean_new(data)
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("Siste dag er før første dag."))
        if not self.errors:
            self._clean_lease(data)
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
        self.new_organisation = Organisation(name=name, slug=free_slug(name), kind=kind, orgnr=self.interest.orgnr)
        try:
            self.new_organisation.full_clean(exclude=["sort_name"])
        except ValidationError as error:
            self.add_error(None, error.messages)

    def _clean_lease(self, data):
        """The lease to be made, without its tenant: its period, and that nobody else has the unit in it."""
        self.lease = Lease(
            unit=data["unit"], starts_on=data["starts_on"], ends_on=data["ends_on"], staff=self.interest.employees
        )
        self.lease.register()
        try:
            self.lease.full_clean()
        except ValidationError as error:
            self.add_error(None, error.messages)

    def save(self, by):
        """Make the lease and close the interest in one transaction; False with a sentence if somebody was first."""
        try:
            with transaction.atomic():
                self._store(by)
        except IntegrityError:
            self.add_error(None, _("Lokalet er alt utleid i deler av denne perioden."))
            return False
        return True

    def _store(self, by):
        organisation = self.cleaned_data["organisation"]
        if not organisation:
            organisation = self.new_organisation
            organisation.save()
        self.interest.lease = self.lease
        self.lease.organisation = organisation
        self.lease.save()
        numbers = {"unit": self.lease.unit, "day": typography.day(self.lease.starts_on)}
        self.interest.move_to(Interest.Status.SIGNED, by=by, note=str(_("Leier %(unit)s fra %(day)s.") % numbers)[:500])
        self.notice = LettingNotice.objects.let([self.lease.unit], by=by)  # its own interest is closed, and not told
