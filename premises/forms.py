"""The interest form."""

import hashlib
import hmac
import uuid
from datetime import UTC, datetime, timedelta

import phonenumbers
from dateutil.relativedelta import relativedelta
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.core.validators import MinValueValidator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from members.orgnr import clean_orgnr
from tech_port.filtering import DayInput
from tech_port.outbox.models import Mail

from . import promise
from .models import Interest, Unit
from .models.interest import link_token, token_hash

MOST_UNITS = 6
SIGNER = Signer(salt="interest-form")


def opened_now():
    """The signed moment at which a form is handed out."""
    return SIGNER.sign(timezone.now().timestamp())


def sender_hash(address):
    """A keyed hash of a visitor's network address: enough to count by, not to find the address again."""
    return hmac.new(settings.SECRET_KEY.encode(), f"sender:{address}".encode(), hashlib.sha256).hexdigest()


class CostForm(forms.Form):
    """What the cost on a unit's page is worked out for; both values stand in the address."""

    ansatte = forms.IntegerField(
        label=_("Ansatte"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
    )
    mva = forms.BooleanField(label=_("Med 25 % mva."), required=False)

    @property
    def people(self):
        """The number of employees, or None when none or a bad one was given."""
        self.is_valid()
        return self.cleaned_data.get("ansatte")

    @property
    def with_vat(self):
        self.is_valid()
        return self.cleaned_data.get("mva", False)


def chosen_units(params, units):
    """Those of `units` that `lokale=` in an address names by number; anything else in it is left out."""
    numbers = [value for value in params.getlist("lokale")[:MOST_UNITS] if value.isascii() and value.isdigit()]
    return units.filter(pk__in=[int(value) for value in numbers if len(value) < 15])


class InterestForm(forms.ModelForm):
    """What a tenant looks for and whom to answer. Only organisation, name and e-mail are required."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    nickname = forms.CharField(
        label=_("La dette feltet stå tomt"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    lokale = forms.ModelMultipleChoiceField(
        label=_("Lokaler det gjelder"),
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    orgnr = forms.CharField(
        label=_("Organisasjonsnummer"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    move_in_on = forms.DateField(label=_("Ønsket innflytting"), required=False, widget=DayInput)

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
            "message",
            "contact_name",
            "email",
            "phone",
        ]
        labels = {
            "organisation_name": _("Virksomhet"),
            "employees": _("Antall ansatte"),
            "area_min_m2": _("Areal fra (m²)"),
            "area_max_m2": _("Areal til (m²)"),
            "use": _("Hva skal lokalet brukes til?"),
            "budget_nok_year": _("Budsjett (kr/år)"),
            "message": _("Noe mer vi bør vite?"),
            "contact_name": _("Ditt navn"),
            "email": _("E-post"),
            "phone": _("Telefon"),
        }
        widgets = {
            "organisation_name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "message": forms.Textarea(attrs={"rows": 5}),
        }

    NEED = ["employees", "area_min_m2", "area_max_m2", "move_in_on", "use", "budget_nok_year", "message"]
    CONTACT = ["organisation_name", "orgnr", "contact_name", "email", "phone"]

    def __init__(self, *args, units, address, **kwargs):
        """`units` are those a visitor may ask for; `address` is the visitor's network address."""
        super().__init__(*args, **kwargs)
        self.sender_hash = sender_hash(address)
        self.fields["lokale"].queryset = units
        self.fields["use"].choices = [("", _("Ikke bestemt"))] + [
            (value, str(name).capitalize()) for value, name in Unit.Use.choices if value != Unit.Use.COMMON
        ]
        for name in ("employees", "area_min_m2", "area_max_m2", "budget_nok_year"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "min": 1}
            self.fields[name].validators = [
                MinValueValidator(1, _("Skriv et tall over null, eller la feltet stå tomt."))
            ]

    @staticmethod
    def fresh(chosen):
        """Initial values of a form that is opened now for some units."""
        return {"submission": uuid.uuid4(), "opened": opened_now(), "lokale": chosen}

    @property
    def http_status(self):
        """200 for a form that is open, 429 for one that came too often, 422 for one with something to mend."""
        if not self.is_bound or self.is_valid():
            return 200
        codes = {error.code for error in self.non_field_errors().as_data()}
        return 429 if "rate" in codes else 422

    @property
    def shown_units(self):
        """The units to show as choices: those asked for now or in the form that came back."""
        values = self["lokale"].value() or []
        keys = [value.pk if isinstance(value, Unit) else value for value in values]
        return [checkbox for checkbox in self["lokale"] if str(checkbox.data["value"]) in {str(key) for key in keys}]

    @property
    def need_fields(self):
        return [self[name] for name in self.NEED]

    @property
    def contact_fields(self):
        return [self[name] for name in self.CONTACT]

    def clean_orgnr(self):
        return clean_orgnr(self.cleaned_data["orgnr"])

    def clean_nickname(self):
        if self.cleaned_data["nickname"]:
            raise ValidationError(_("Tøm dette feltet. Det er der for å stoppe roboter."), "robot")
        return ""

    def clean_lokale(self):
        chosen = self.cleaned_data["lokale"]
        if len(chosen) > MOST_UNITS:
            raise ValidationError(_("Velg høyst %(most)s lokaler i én melding.") % {"most": MOST_UNITS}, "many")
        return chosen

    def clean_phone(self):
        """A number as `+4773559000`; raises ValidationError for what cannot be dialled."""
        phone = self.cleaned_data["phone"]
        if not phone:
            return ""
        try:
            parsed = phonenumbers.parse(phone, "NO")
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is None or not phonenumbers.is_valid_number(parsed):
            raise ValidationError(_("Telefonnummeret stemmer ikke. Skriv åtte sifre, eller + og landkode."), "phone")
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    def clean(self):
        data = super().clean()
        self._check_submission()
        self._check_pace()
        self._check_rate(data.get("email"))
        low, high = data.get("area_min_m2"), data.get("area_max_m2")
        if low and high and low > high:
            self.add_error("area_max_m2", _("«Areal til» er mindre enn «areal fra»."))
        return data

    def _check_submission(self):
        """A form whose hidden number is damaged gets a new one, and is asked for once more."""
        if self.errors.pop("submission", None):
            self.data = self.data.copy()
            self.data["submission"] = uuid.uuid4()
            self.add_error(
                None, ValidationError(_("Skjemaet var ikke helt. Se over det og send en gang til."), "damaged")
            )

    def _check_pace(self):
        """A form that comes back faster than a person types, or was not opened here, is asked for once more."""
        try:
            opened = datetime.fromtimestamp(float(SIGNER.unsign(self.data.get("opened", ""))), UTC)
        except (BadSignature, ValueError):
            opened = None
        if opened is None or timezone.now() - opened < timedelta(seconds=settings.FORM_MINIMUM_SECONDS):
            self.data = self.data.copy()
            self.data["opened"] = opened_now()
            raise ValidationError(
                _("Vi fikk ikke bekreftet at skjemaet ble åpnet her. Se over det og send en gang til."), "pace"
            )

    def _check_rate(self, email):
        lately = Interest.objects.filter(received_at__gte=timezone.now() - timedelta(hours=1))
        if lately.filter(sender_hash=self.sender_hash).count() >= settings.FORMS_AN_HOUR_PER_ADDRESS or (
            email and lately.filter(email__iexact=email).count() >= settings.FORMS_AN_HOUR_PER_EMAIL
        ):
            raise ValidationError(
                _("Vi har fått mange meldinger fra deg den siste timen. Vent litt, eller send oss en e-post."), "rate"
            )

    def save(self):
        """Store the interest with its mails in one transaction; the same form sent again gives the same interest."""
        submission = self.cleaned_data["submission"]
        try:
            with transaction.atomic():
                return self._store(submission)
        except IntegrityError:
            return Interest.objects.get(submission=submission)

    def _store(self, submission):
        now = timezone.now()
        today = timezone.localdate(now)
        interest = super().save(commit=False)
        interest.submission = submission
        interest.token_hash = token_hash(link_token(submission))
        interest.language = get_language()
        interest.received_at = now
        interest.answer_due_on = promise.add_working_days(today, settings.ANSWER_WITHIN_WORKING_DAYS)
        interest.delete_on = today + relativedelta(months=settings.INTEREST_KEPT_MONTHS)
        interest.sender_hash = self.sender_hash
        interest.save()
        interest.units.set(self.cleaned_data["lokale"])
        interest.steps.create(after=interest.status, at=now)
        units = list(interest.units.select_related("building"))
        context = {"interest": interest, "units": units}
        Mail.objects.queue("premises/emails/interest_receipt", interest.email, context, language=interest.language)
        for address in settings.STAFF_EMAILS:
            Mail.objects.queue("premises/emails/interest_staff", address, context, language="nb")
        return interest
