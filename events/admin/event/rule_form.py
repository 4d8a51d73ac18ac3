"""How often something comes back: fields for most, RRULE's own words for who knows them."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian.fields import DayField, WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.proposals.errors import ProposalError

from ...models import Event
from ...series import copies
from ...series import rules as series

NUMBERED = {
    1: gettext_lazy("første %(weekday)s i måneden"),
    2: gettext_lazy("andre %(weekday)s i måneden"),
    3: gettext_lazy("tredje %(weekday)s i måneden"),
    4: gettext_lazy("fjerde %(weekday)s i måneden"),
    5: gettext_lazy("siste %(weekday)s i måneden"),
}
MAX_INTERVAL = 26


def weekday_of_month(day):
    """`andre torsdag i måneden`, of the month's fifth: `siste`."""
    return NUMBERED[(day.day - 1) // 7 + 1] % {"weekday": WEEKDAYS[day.weekday()]}


class RuleForm(Form):
    """A rule from an event on; once it is valid, `rule` and `occurrences` are what it says."""

    frequency = forms.ChoiceField(label=gettext_lazy("Hvor ofte"))
    interval = WholeNumberField(
        label=gettext_lazy("Mellomrom"),
        min_value=1,
        max_value=MAX_INTERVAL,
        initial=1,
        help_text=gettext_lazy("1: hver dag, uke eller måned. 2: annenhver."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Ukedager"),
        choices=[(number, WEEKDAYS[number]) for number in range(7)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Bare for ukentlig. Ingen krysset av: samme ukedag som arrangementet."),
    )
    count = WholeNumberField(
        label=gettext_lazy("Antall ganger"),
        min_value=1,
        max_value=series.MAX_EVENTS,
        required=False,
        help_text=gettext_lazy("Arrangementet selv regnes med når det følger regelen."),
    )
    until = DayField(label=gettext_lazy("Eller til og med"), required=False, stretch="last")
    rrule = forms.CharField(
        label=gettext_lazy("Eller en RRULE"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"class": "vTextField", "spellcheck": "false", "autocapitalize": "off"}),
        help_text=gettext_lazy("Gjelder i stedet for feltene over. Skrives som kalenderprogrammer gjør det (RRULE)."),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Lag dem som"),
        choices=[(Event.State.DRAFT, gettext_lazy("kladder")), (Event.State.PUBLISHED, gettext_lazy("publiserte"))],
    )

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event, self.rule, self.occurrences = event, None, []
        self.begins = copies.wall(event.starts_at).date()
        self.fields["frequency"].choices = [
            ("weekly", _("ukentlig")),
            ("weekday", _("månedlig, %(weekday)s") % {"weekday": weekday_of_month(self.begins)}),
            ("date", _("månedlig, den %(number)s.") % {"number": self.begins.day}),
            ("daily", _("daglig")),
        ]

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        try:
            self.rule = series.read(data["rrule"] or self.text(data))
            self.occurrences = series.occurrences(self.event, self.rule)
        except ProposalError as refusal:
            self.add_error("rrule" if data["rrule"] else "count", str(refusal))
        return data

    def text(self, data):
        """The fields as a rule."""
        end = f";COUNT={data['count']}" if data["count"] else ""
        end += f";UNTIL={data['until']:%Y%m%d}" if data["until"] else ""
        return self.beginning(data["frequency"], data["interval"], data["weekdays"]) + end

    def beginning(self, frequency, interval, weekdays):
        if frequency == "weekly":
            return series.weekly(interval, weekdays or [self.begins.weekday()])
        if frequency == "weekday":
            return series.monthly_by_weekday(interval, self.begins)
        if frequency == "date":
            return f"FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={self.begins.day}"
        return f"FREQ=DAILY;INTERVAL={interval}"

    @property
    def chosen(self):
        """The wall-clock times that are ticked; only what the rule gives can be."""
        ticked = set(self.data.getlist("dates"))
        return [occurrence.starts for occurrence in self.occurrences if occurrence.value in ticked]
