"""The form on which a landlord says that the numbers of some units are right, or what they are instead."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.history.many import made
from tech_port.norwegian import typography
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import ModelForm

from ..models import LettingNotice, NumberConfirmation, NumberCorrection, Unit
from ..models.landlords import Number
from . import numbers

MAX_UNITS = 25  # of one form: each has six fields, and a request may have 200
SEPARATOR = ";"


class UnitNumbersForm(ModelForm):
    """The numbers of one unit as they stand, and as they stood when the page was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    offered_from = DayField(label=gettext_lazy("Ledig fra"), required=False, stretch="first")

    class Meta:
        model = Unit
        fields = ["rent_nok_m2_year", "common_costs_nok_m2_year", "area_m2", "offered_from", "is_offered"]
        labels = {
            "rent_nok_m2_year": gettext_lazy("Leie, kr/m²/år"),
            "common_costs_nok_m2_year": gettext_lazy("Felleskostnader, kr/m²/år"),
            "area_m2": gettext_lazy("Areal, m²"),
            "is_offered": gettext_lazy("Fortsatt til leie"),
        }
        help_texts = {"rent_nok_m2_year": ""}  # said once, above all of them

    def __init__(self, data=None, *, instance, today):
        self.stands = numbers.stands(instance, today)
        shown = {number.value: numbers.value(number, text) for number, text in self.stands.items()}
        if shown.get(Number.DAY, "") is None:
            shown[Number.DAY] = _("nå")
        self.opened = {"seen": SEPARATOR.join(self.stands.values()), "is_offered": True}
        super().__init__(data, instance=instance, prefix=str(instance.pk), initial=shown | self.opened)
        if Number.DAY not in self.stands:
            del self.fields["offered_from"]
        self.today = today
        self.confirmable, self.corrected = [], []

    @property
    def seen_then(self):
        """{number: text} as the page showed it, nothing of a page that came damaged."""
        texts = self.cleaned_data.get("seen", "").split(SEPARATOR)
        return dict(zip(self.stands, texts, strict=True)) if len(texts) == len(self.stands) else {}

    def clean_offered_from(self):
        """A day that has come is the same as none."""
        day = self.cleaned_data["offered_from"]
        if day and day <= self.today:
            self.fields["offered_from"].note = ""
            return None
        return day

    def clean(self):
        data = super().clean()
        seen = self.seen_then
        for number, stands in self.stands.items():
            if number in data:
                self._compare(number, numbers.text(number, data[number]), stands, seen.get(number))
        self._check_parts(data)
        self._check_lease(data)
        if self.errors:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.opened["seen"]
        return data

    def _compare(self, number, said, stands, seen):
        """What is said anew is a correction; what was left alone is right, unless the page showed something else."""
        if said == stands:
            self.confirmable.append((number, said))
        elif said == seen:
            self.cleaned_data[number] = numbers.value(
                number, stands
            )  # changed by somebody meanwhile, and not looked at
        elif seen != stands:
            sentence = _("Tallet er endret til %(value)s siden du åpnet siden. Skriv det som stemmer.")
            self.add_error(number, sentence % {"value": numbers.in_words(number, stands)})
        else:
            self.corrected.append((number, stands, said))

    def _check_parts(self, data):
        """The area holds the unit's own part, and the least that is let of it."""
        parts = (
            (_("eksklusivt areal"), self.instance.exclusive_m2),
            (_("minste del"), self.instance.divisible_from_m2),
        )
        for label, part in parts:
            if part and data.get("area_m2") and data["area_m2"] < part:
                words = {"part": label, "area": typography.square_metres(part)}
                self.add_error(
                    "area_m2", _("Lokalets %(part)s er %(area)s. Skriv til oss om det ikke stemmer.") % words
                )

    def _check_lease(self, data):
        """A unit is not free before the last of its leases has ended."""
        day = data.get("offered_from")
        ends = [lease.ends_on for lease in self.instance.leases.all() if lease.ends_on and lease.ends_on >= self.today]
        is_new = Number.DAY in {number for number, *_texts in self.corrected}
        if is_new and ends and (day or self.today) <= max(ends):
            sentence = _("Vi har et leieforhold i lokalet til %(day)s. Skriv en dag etter det, eller skriv til oss.")
            self.add_error("offered_from", sentence % {"day": typography.day(max(ends))})

    @property
    def is_gone(self):
        """Whether the landlord says that the unit is not to let any more."""
        return not self.cleaned_data["is_offered"]


class NumbersForm:
    """The forms of all units on a page, sent by one of two buttons: `alt` confirms them all, `rett` saves changes."""

    def __init__(self, data, units, today):
        """`units` as of today, with their leases; a unit that came on the market after the page was opened is left."""
        self.today, self.confirms = today, bool(data) and "alt" in data
        units = [unit for unit in units if data is None or f"{unit.pk}-seen" in data]
        self.forms = [UnitNumbersForm(data, instance=unit, today=today) for unit in units]
        self.is_bound = data is not None

    @property
    def errors(self):
        return {form.prefix: form.errors for form in self.forms if form.errors}

    def is_valid(self):
        return self.is_bound and not self.errors

    @property
    def http_status(self):
        return 422 if self.is_bound and self.errors else 200

    @property
    def is_sample(self):
        """Whether all are samples, which is then said once."""
        return all(form.instance.is_sample for form in self.forms)

    @property
    def invalid(self):
        """[(unit, what is wrong with it as a whole, [field])] of what is to be mended."""
        return [
            (form.instance, form.non_field_errors(), [field for field in form if field.errors])
            for form in self.forms
            if form.errors
        ]

    @transaction.atomic
    def save(self, at):
        """Store what was said of units whose rows are held; (numbers confirmed, numbers corrected)."""
        confirmed, corrections = [], []
        for form in self.forms:
            unit = form.instance
            corrections += [
                NumberCorrection(unit=unit, number=n, before=b, after=a, at=at) for n, b, a in form.corrected
            ]
            confirmed += [(unit, number, after) for number, _before, after in form.corrected]
            if form.corrected:
                self._write(form)
            if form.is_gone:
                corrections.append(NumberCorrection(unit=unit, number=Number.OFFERED, before="ja", after="nei", at=at))
            elif self.confirms:
                confirmed += [(unit, *said) for said in form.confirmable]
                unit.confirm(self.today)
        LettingNotice.objects.let([form.instance for form in self.forms if form.is_gone])
        NumberConfirmation.objects.confirm(confirmed, self.today)
        made(NumberCorrection, corrections)
        return len(confirmed), len(corrections)

    def _write(self, form):
        names = [number for number, *_texts in form.corrected]
        form.instance.save(update_fields=names)
