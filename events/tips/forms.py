"""The form by which anybody tells us about an event."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.contacts import WebAddressField
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.fields import PLANNED, DayField, TimeField
from tech_port.open_forms.forms import OnceForm

from ..models import EventTip

MAX_AHEAD = timedelta(days=3 * 366)
FAR = _("Datoen er mer enn tre år fram. Sjekk årstallet.")
CLOCKS = _(
    "Klokka stilles denne natta, så tiden finnes ikke eller kommer to ganger. "
    "Velg et tidspunkt før 02.00 eller etter 03.00."
)


class TipForm(OnceForm):
    """What happens, when, where and who is behind it; and whom we may ask."""

    stored_as = EventTip
    title = forms.CharField(
        label=_("Hva heter arrangementet?"),
        max_length=150,
        error_messages={"required": _("Skriv hva arrangementet heter.")},
    )
    day = DayField(label=_("Dato"), **PLANNED)
    begins = TimeField(label=_("Begynner kl."))
    last_day = DayField(label=_("Siste dag, hvis flere"), required=False, **PLANNED)
    ends = TimeField(label=_("Slutter kl."), required=False)
    place = forms.CharField(label=_("Sted"), max_length=150, required=False)
    organiser = forms.CharField(
        label=_("Hvem arrangerer?"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Skriv hvem som arrangerer.")},
    )
    url = WebAddressField(label=_("Nettside"), max_length=500, required=False)
    about = forms.CharField(
        label=_("Hva handler det om?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    contact_name = forms.CharField(
        label=_("Ditt navn"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Skriv navnet ditt.")},
    )
    email = EmailField(label=_("E-post"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    STORED = ["title", "place", "organiser", "url", "about", "contact_name", "email"]

    def check_answers(self, data):
        if "day" in data and "begins" in data:
            self._check_times(data)

    def _check_times(self, data):
        day, last_day, ends = data["day"], data.get("last_day"), data.get("ends")
        starts_at = self._moment("begins", day, data["begins"])
        ends_at = self._moment("ends", last_day or day, ends or time(23, 59)) if last_day or ends else None
        now = timezone.now()
        if starts_at and starts_at < now:
            said = _("Arrangementet har alt begynt. Vi tar imot tips om det som kommer.")
            self.add_error("day", ValidationError(said, "past"))
        if starts_at and starts_at > now + MAX_AHEAD:
            self.add_error("day", ValidationError(FAR, "far"))
        if starts_at and ends_at and ends_at < starts_at:
            field = "last_day" if last_day and last_day < day else "ends"
            self.add_error(field, ValidationError(_("Arrangementet slutter før det begynner."), "order"))
        data |= {"starts_at": starts_at, "ends_at": ends_at}

    def _moment(self, field, day, clock):
        """The moment of a day and a time in Oslo; None, and an error at the field, for one that is not just one."""
        try:
            return from_current_timezone(datetime.combine(day, clock))
        except ValidationError:
            self.add_error(field, ValidationError(CLOCKS, "clocks"))
        except OverflowError:
            self.add_error("day", ValidationError(FAR, "far"))
        return None

    def record(self):
        data = self.cleaned_data
        return EventTip(**{name: data[name] for name in [*self.STORED, "starts_at", "ends_at"]})
