"""The interest form."""

from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import working_days as promise
from tech_port.norwegian.contacts import OrgnrField
from tech_port.norwegian.fields import DAY_HELP, PLANNED, DayField
from tech_port.norwegian.forms import ModelForm
from tech_port.norwegian.typography import shortened
from tech_port.open_forms.forms import OnceForm
from tech_port.open_forms.records import AN_HOUR

from ..costs import MONTHS
from ..models import Interest, InterestStep, Unit
from ..need.stored import query_of
from ..terms import questions
from . import sharing

MAX_UNITS = 6
MAX_NOTE_LENGTH = InterestStep._meta.get_field("note").max_length
MOST = {"employees": 100_000, "area_min_m2": 1_000_000, "area_max_m2": 1_000_000, "budget_nok_year": 1_000_000_000}


def chosen_units(params, units):
    """Those of `units` that `lokale=` in an address names by number; anything else in it is left out."""
    numbers = [value for value in params.getlist("lokale")[:MAX_UNITS] if value.isascii() and value.isdigit()]
    return units.filter(pk__in=[int(value) for value in numbers if len(value) < 15])


def initial_from(need, params):
    """What the address already says of the need, by the form's fields, and what the tenant asks about."""
    known = {
        "message": questions.as_text(params),
        "employees": need.people,
        "area_min_m2": need.area_min_m2,
        "area_max_m2": need.area_max_m2,
        "move_in_on": need.wanted_by,
        "use": need.uses[0] if len(need.uses) == 1 else None,
        "budget_nok_year": need.total_max_nok_month and need.total_max_nok_month * MONTHS,
    }
    return {name: int(value) if isinstance(value, Decimal) else value for name, value in known.items() if value}


class NeedForm(ModelForm):
    """A tenant's need and contact, as they are asked for and as they are changed later."""

    lokale = forms.ModelMultipleChoiceField(
        label=_("Lokaler det gjelder"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    orgnr = OrgnrField(label=_("Organisasjonsnummer"), required=False)
    move_in_on = DayField(
        label=_("Ønsket innflytting"),
        required=False,
        stretch="last",
        may_agree=True,
        help_text=DAY_HELP,
        **PLANNED,
    )

    class Meta:
        model = Interest
        fields = [
            "organisation_name",
            "orgnr",
            "employees",
            "area_min_m2",
            "area_max_m2",
            "move_in_on",
            "use",
            "budget_nok_year",
            "viewing_when",
            "message",
            "share_with_landlord",
            "contact_name",
            "email",
            "phone",
        ]
        labels = {
            "share_with_landlord": _("Send skjemaet også til utleieren av lokalene"),
            "organisation_name": _("Virksomhet"),
            "employees": _("Antall ansatte"),
            "area_min_m2": _("Areal fra (m²)"),
            "area_max_m2": _("Areal til (m²)"),
            "use": _("Hva skal lokalet brukes til?"),
            "budget_nok_year": _("Budsjett (kr/år)"),
            "viewing_when": _("Når kan dere komme og se?"),
            "message": _("Noe mer vi bør vite?"),
            "contact_name": _("Ditt navn"),
            "email": _("E-post"),
            "phone": _("Telefon"),
        }
        error_messages = {
            "organisation_name": {"required": _("Skriv navnet på virksomheten.")},
            "contact_name": {"required": _("Skriv navnet ditt.")},
        }
        help_texts = {
            "viewing_when": _("For eksempel: torsdager etter kl. 12, eller uke 50."),
            "share_with_landlord": _(
                "Utleieren får se virksomheten, navnet ditt, behovet og meldingen, og kan svare deg her. "
                "E-post, telefon og budsjett ser de ikke. Du kan ta det tilbake når du vil."
            ),
        }
        widgets = {
            "organisation_name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel"}),
            "message": forms.Textarea(attrs={"rows": 5}),
        }

    RANGES = (("area_min_m2", "area_max_m2"),)
    NEED = [
        *("employees", "area_min_m2", "area_max_m2", "move_in_on", "use", "budget_nok_year"),
        *("viewing_when", "message"),
    ]
    CONTACT = ["organisation_name", "orgnr", "contact_name", "email", "phone"]

    def __init__(self, *args, units, suggested=(), **kwargs):
        """`units` are those that the tenant may ask for, `suggested` the keys of those to choose among."""
        super().__init__(*args, **kwargs)
        self.suggested = [str(key) for key in suggested]
        self.fields["lokale"].queryset = units
        self.fields["use"].choices = [("", _("Ikke bestemt"))] + [
            (value, str(name).capitalize()) for value, name in Unit.Use.choices if value != Unit.Use.COMMON
        ]
        for name in ("employees", "area_min_m2", "area_max_m2", "budget_nok_year"):
            self.fields[name].min_value, self.fields[name].max_value = 1, MOST[name]

    @property
    def shown_units(self):
        """The units to show as choices: those asked for, now or in the form that came back, and those suggested."""
        values = self["lokale"].value() or []
        keys = [value.pk if isinstance(value, Unit) else value for value in values]
        shown = {str(key) for key in keys} | set(self.suggested)
        return [checkbox for checkbox in self["lokale"] if str(checkbox.data["value"]) in shown]

    def clean_move_in_on(self):
        day = self.cleaned_data["move_in_on"]
        if day and day < timezone.localdate() and "move_in_on" in self.changed_data:
            raise ValidationError(_("Innflyttingen kan ikke være før i dag."), "past")
        return day

    def clean_lokale(self):
        chosen = self.cleaned_data["lokale"]
        if len(chosen) > MAX_UNITS:
            raise ValidationError(_("Velg høyst %(most)s lokaler i én melding.") % {"most": MAX_UNITS}, "many")
        return chosen

    def clean(self):
        data = super().clean()
        low, high = data.get("area_min_m2"), data.get("area_max_m2")
        if low and high and low > high:
            self.add_error("area_max_m2", _("«Areal til» er mindre enn «areal fra»."))
        return data


class InterestForm(OnceForm, NeedForm):
    """What a tenant looks for and whom to answer. Only organisation, name and e-mail are required."""

    stored_as = Interest

    def __init__(self, *args, need, **kwargs):
        """`need` is that of the address, of which the fields hold only some."""
        super().__init__(*args, **kwargs)
        self.need = need

    def save(self):
        """The interest that was sent; the same answers again from a page that one went back to are the same one."""
        return self._sent_before() or super().save()

    def _sent_before(self):
        lately = Interest.objects.received_since(timezone.now() - AN_HOUR).of_sender(self.sender_hashes).unanswered()
        told = {name: self.cleaned_data[name] for name in self.Meta.fields}
        units = set(self.cleaned_data["lokale"])
        alike = lately.filter(need_query=query_of(self.need), **told)
        return next((one for one in alike if set(one.units.all()) == units), None)

    def record(self):
        interest, today = self.instance, timezone.localdate()
        interest.need_query = query_of(self.need)
        interest.answer_due_on = promise.add_working_days(today, settings.ANSWER_WITHIN_WORKING_DAYS)
        interest.delete_on = today + relativedelta(months=settings.INTEREST_KEPT_MONTHS)
        return interest

    def store(self, interest):
        super().store(interest)
        interest.units.set(self.cleaned_data["lokale"])
        read_as = shortened(self.notes_in_words, MAX_NOTE_LENGTH)
        interest.steps.create(after=interest.status, at=interest.received_at, note=read_as)
        sharing.notify(interest)
