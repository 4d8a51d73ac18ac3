"""The event list's question."""

import django_filters
from django.db.models import CharField, Count, F, Max, Min, Q, Value
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from tech_port.addresses.models import FormerAddress
from tech_port.content.models import BusinessArea
from tech_port.lists.days import FIRST_DAY, LAST_DAY
from tech_port.lists.few import few_of_each
from tech_port.lists.filters import DayFilter, ListFilter, slug_filter, text_filter
from tech_port.lists.spelling import every_term
from tech_port.norwegian.clock import last_day, midnight

from ..models import Event
from ..models.finding import not_over
from .months import A_DAY, Month

MAX_A_DAY, MAX_ORGANISERS = 12, 24  # events of a day of a month, and who is offered as organiser: those with most
WRITTEN = ("title_nb", "title_en", "lead_nb", "lead_en", "venue__name_nb", "venue__name_en")


def _day_filter(label, method, stretch):
    return DayFilter(label=label, method=method, stretch=stretch, first=FIRST_DAY, last=LAST_DAY)


class EventFilter(ListFilter):
    """Filters in the address: words, a type, an organiser, days, a language, and whether to look back."""

    q = text_filter(_("Ord i tittel eller omtale"), "about")
    type = django_filters.ChoiceFilter(label=_("Type"), choices=Event.Type.choices)
    arrangor = slug_filter(_("Arrangør"), "arranged_by", max_length=Organisation._meta.get_field("slug").max_length)
    fra = _day_filter(_("Fra og med"), "from_day", "first")
    til = _day_filter(_("Til og med"), "to_day", "last")
    omrade = django_filters.ModelChoiceFilter(
        field_name="business_areas",
        to_field_name="slug",
        queryset=BusinessArea.objects.all(),
        label=_("Virksomhetsområde"),
    )
    sprak = django_filters.ChoiceFilter(
        field_name="language",
        label=_("Språk"),
        choices=Event._meta.get_field("language").choices,
        empty_label=_("alle språk"),
    )
    tidligere = django_filters.ChoiceFilter(label=_("Når"), choices=[("1", _("tidligere"))])

    APART = ("tidligere",)
    IN_FORM = ("q", "arrangor", "fra", "til", "sprak")

    class Meta:
        model = Event
        fields = []

    def __init__(self, data):
        super().__init__(data, queryset=Event.objects.listed().remembered())
        self.check_order("fra", "til", _("«Til og med» er før «fra og med»."))
        self._check_organiser()

    def _check_organiser(self):
        """An organisation that there is not is told at its field."""
        slug = self.form.cleaned_data.get("arrangor")
        self.organiser = Organisation.objects.filter(slug=slug).first() if slug else None
        if slug and not self.organiser:
            (now,) = FormerAddress.objects.current(Organisation, [slug])
            self.organiser = Organisation.objects.filter(slug=now).first()
            self.form.cleaned_data["arrangor"] = self.data["arrangor"] = now
        if slug and not self.organiser:
            self.refuse("arrangor")

    @property
    def is_past(self):
        return self.form.cleaned_data.get("tidligere") == "1"

    def in_time(self, events):
        """The events of the list's time, in its order."""
        return events.past() if self.is_past else events.upcoming()

    def filter_queryset(self, queryset, but=()):
        return super().filter_queryset(self.in_time(queryset), but)

    @property
    def for_calendars(self):
        """The events that a calendar file of this question holds, in the order of time, with what it tells of them.

        Calendars ask again and again, and forget what they are not told; so they are told of the last thirty days too.
        What has only a month has no place in a calendar.
        """
        events = self.queryset.past() if self.is_past else self.queryset.in_calendars()
        found = super().filter_queryset(events.exclude(precision=Event.Precision.MONTH)).order_by("starts_at", "pk")
        return found.select_related("venue").prefetch_related("organisers")

    def month_ahead(self, today):
        """The month in which the next event of this question is, so that none opens empty; without one this month."""
        day = self.form.cleaned_data.get("fra") or today
        coming = ListFilter.filter_queryset(self, self.queryset.upcoming())
        first = coming.aggregate(first=Min("starts_at"))["first"]
        return Month.of(max(day, timezone.localdate(first)) if first else day)

    def about(self, queryset, name, words):
        return queryset.filter(every_term(words, *WRITTEN))

    def arranged_by(self, queryset, name, slug):
        return queryset.filter(organisers=self.organiser)

    def from_day(self, queryset, name, value):
        return queryset.from_day(value)

    def to_day(self, queryset, name, value):
        return queryset.to_day(value)

    @cached_property
    def _counted(self):
        """{filter: {value: (name, number)}} of types and organisers, each under every filter but its own; one query."""
        types = self._numbers("type", F("type"), Value(""), Value(""))
        organisers = self._numbers("arrangor", F("organisers__slug"), F("organisers__name"), F("organisers__sort_name"))
        found = {"type": {}, "arrangor": {}}
        rows = types.union(
            organisers.filter(key__isnull=False).order_by("-number", "key")[:MAX_ORGANISERS], all=True
        ).order_by()
        for _place, kind, value, name, number in sorted(rows):
            found[kind][value] = (name, number)
        return found

    def _numbers(self, filter_name, key, label, place):
        """Rows of one filter: a place in the order, its name, a value, what that is called, how many."""
        found = self.without(filter_name)
        columns = {"place": place, "kind": Value(filter_name, CharField()), "key": key, "label": label}
        return found.annotate(**columns).values_list(*columns).annotate(number=Count("pk"))

    def counts_of(self, name):
        numbers = {value: number for value, (_name, number) in self._counted[name].items()}
        return numbers | {"": sum(numbers.values())}

    @property
    def count(self):
        """How many events pass every filter; each has one type, so this asks nothing more."""
        return self.counts_of("type").get(self.form.cleaned_data.get("type") or "", 0)

    @property
    def organisers(self):
        """[(slug, name with a number)] of those who arrange something under the other filters, or are asked for."""
        counted = self._counted["arrangor"]
        number = None if len(counted) == MAX_ORGANISERS else 0  # of one that is none of the first it is not known
        chosen = {self.organiser.slug: (self.organiser.name, number)} if self.organiser else {}
        rows = (chosen | counted).items()
        return [(slug, name if number is None else f"{name} ({number})") for slug, (name, number) in rows]

    @property
    def fields(self):
        """The fields of the form above the list."""
        self.form.fields["arrangor"].widget.choices = [("", _("alle arrangører")), *self.organisers]
        return [self.form[name] for name in self.IN_FORM if name in self.filters]

    @property
    def is_narrowed(self):
        """Whether a field is used or wrong, so that none of them is folded away."""
        used = any(name in self.asked for name in self.IN_FORM)
        return used or any(name in self.form.errors for name in self.filters if name not in self.APART)

    @property
    def kept(self):
        """What that form carries along."""
        return self.kept_with(*self.IN_FORM)

    def value_in_words(self, name, value):
        return self.organiser.name if name == "arrangor" else super().value_in_words(name, value)


class MonthFilter(EventFilter):
    """The same for one month, which takes the place of days and of looking back."""

    fra = til = tidligere = None
    APART = ()

    def __init__(self, data, month):
        self.month = month
        super().__init__(data)

    @property
    def is_past(self):
        return False

    def in_time(self, events):
        return events.from_day(self.month.first).to_day(self.month.last).order_by("starts_at", "pk")

    def few_of_each_day(self):
        """[Event] of the month, the first few that begin on each day, each with how many do as `in_group`."""
        day = TruncDate("starts_at", tzinfo=timezone.get_default_timezone())
        return list(few_of_each(self.qs.select_related("venue"), day, MAX_A_DAY, ["starts_at", "pk"]))

    def neighbours(self, today):
        """The nearest months before and after that have something under these filters, or are today's; else None.

        Empty months are stepped over: nobody has to leaf through them, and no robot follows them for ever.
        """
        begins, ends = self.month.first, self.month.last + A_DAY
        found = ListFilter.filter_queryset(self, self.queryset.all()).aggregate(
            before=Max("ends_at", filter=Q(starts_at__lt=midnight(begins))),
            begun=Max("starts_at", filter=Q(starts_at__lt=midnight(begins))),
            after=Min("starts_at", filter=not_over(midnight(ends))),
        )
        before = {min(last_day(found["begun"], found["before"]), begins - A_DAY)} if found["before"] else set()
        after = {max(timezone.localdate(found["after"]), ends)} if found["after"] else set()
        if today < begins:
            before.add(today)
        if today >= ends:
            after.add(today)
        return (Month.of(max(before)) if before else None, Month.of(min(after)) if after else None)
