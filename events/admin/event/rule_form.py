"""How often something comes back, and which of its days are moved."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tech_port.norwegian.fields import DayField, TimeField, WholeNumberField
from tech_port.norwegian.forms import Form
from tech_port.proposals.errors import ProposalError

from ...models import Event
from ...rule_words import in_words, numbered
from ...series import copies
from ...series import rules as series

MAX_INTERVAL = 26
MAKES = {"_make": Event.State.DRAFT, "_publish": Event.State.PUBLISHED}  # what each button makes


class MovedForm(Form):
    """When one of the days is held instead, on the clock; as the rule has it where nothing is typed."""

    day = DayField(label=gettext_lazy("Dag"))
    at = TimeField(label=gettext_lazy("Klokkeslett"))

    def __init__(self, data, occurrence):
        starts = {"day": occurrence.starts.date(), "at": occurrence.starts.time()}
        is_typed = f"{occurrence.value}-day" in data
        super().__init__(data if is_typed else None, prefix=occurrence.value, initial=starts)
        self.occurrence = occurrence
        self.is_past = occurrence.starts.date() < timezone.localdate()
        suits = not (occurrence.holiday or self.is_past)
        self.is_ticked = occurrence.value in data.getlist("dates") if MAKES.keys() & data.keys() else suits

    @property
    def starts(self):
        data = self.cleaned_data if self.is_bound else self.initial
        return datetime.combine(data["day"], data["at"])


class RuleForm(Form):
    """A rule from an event on; once it is valid, `rule` and `occurrences` are what it says."""

    frequency = forms.ChoiceField(label=gettext_lazy("Hvor ofte"))
    interval = WholeNumberField(
        label=gettext_lazy("Mellomrom"),
        min_value=1,
        max_value=MAX_INTERVAL,
        initial=1,
        help_text=gettext_lazy("1: hver dag, uke, måned eller år. 2: annenhver."),
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

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["count"].widget.attrs["autofocus"] = True
        self.event, self.rule, self.occurrences = event, None, []
        self.begins = copies.wall(event.starts_at).date()
        number = (self.begins.day - 1) // 7 + 1
        self.fields["frequency"].choices = [
            ("weekly", _("ukentlig")),
            ("weekday", _("månedlig, %(weekday)s") % {"weekday": numbered(number, self.begins.weekday())}),
            ("date", _("månedlig, den %(number)s.") % {"number": self.begins.day}),
            ("daily", _("daglig")),
            ("yearly", _("årlig")),
        ]

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        try:
            self.rule = series.read(self.text(data))
            self.occurrences = series.occurrences(self.event, self.rule)
        except ProposalError as refusal:
            self.add_error("count", str(refusal))
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
        return f"FREQ={'YEARLY' if frequency == 'yearly' else 'DAILY'};INTERVAL={interval}"

    @property
    def in_words(self):
        return in_words(str(self.rule))

    @cached_property
    def days(self):
        """The days to look over, each as a form of what it is moved to."""
        return [MovedForm(self.data, occurrence) for occurrence in self.occurrences]

    @property
    def chosen(self):
        """{time by the rule: the time it is moved to} of the ticked; None where one of these cannot be read."""
        ticked = [day for day in self.days if day.is_ticked]
        wrong = [day for day in ticked if day.is_bound and not day.is_valid()]
        return None if wrong else {day.occurrence.starts: day.starts for day in ticked}
