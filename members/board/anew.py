"""A board that sits from a day: those who stay, go and come, from one form, stored as one."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tech_port.merging.records import mark_of_row
from tech_port.norwegian import typography
from tech_port.norwegian.fields import DayField

from ..documents.decided import DecidedForm
from ..models import BoardSeat, Meeting, Person
from .rows import BoardRow

EMPTY, MOST = 3, 60  # rows
ROWS = "_rows"  # the button that gives more rows
PREFIX = "rad"
TOTAL = f"{PREFIX}-TOTAL_FORMS"


class BoardForm(DecidedForm):
    """The day, and where the board was elected."""

    NOWHERE = _("Velg møtet som valgte styret, eller skriv et nytt under.")
    PRESUMED = {"new_kind": Meeting.Kind.ANNUAL}

    from_day = DayField(
        label=_("Styret fra og med"), required=False, suggests="first", help_text=_("Tomt: dagen det ble bestemt.")
    )

    def __init__(self, *args, **kwargs):
        """Who comes to write begins with the day."""
        super().__init__(*args, **kwargs)
        self.fields["from_day"].widget.attrs["autofocus"] = not self.is_bound

    @property
    def first_day(self):
        """The board's first day; today until a right one is written."""
        if not self.is_bound:
            return timezone.localdate()
        self.errors  # noqa: B018  it is read by now
        return self.cleaned_data.get("from_day") or self.decided_on or timezone.localdate()


def typed(seat):
    """The fields of a seat's row as they stand."""
    organisation = seat.organisation.name if seat.organisation else ""
    return {
        "person": seat.person.name,
        "role": seat.role,
        "organisation": organisation,
        "label_nb": seat.label_nb,
        "label_en": seat.label_en,
        "order": seat.order,
    }


class BaseRows(BaseFormSet):
    """The seats of a day, and empty rows; a seat of the day that the page did not show is added to what was typed."""

    def __init__(self, data, *, seats, day):
        self.seats, self.day, self.added = {str(seat.pk): seat for seat in seats}, day, []
        self.sent = None if data is None else self._completed(data.copy())
        is_open = self.sent is None or ROWS in self.sent
        initial = [typed(seat) for seat in seats] if self.sent is None else self._as_sent() if is_open else None
        super().__init__(None if is_open else self.sent, prefix=PREFIX, initial=initial)

    def _completed(self, data):
        total = data.get(TOTAL, "")
        total = min(int(total), MOST) if total.isascii() and total.isdigit() else 0
        shown = {data.get(f"{PREFIX}-{number}-seat") for number in range(total)}
        for key in [key for key in self.seats if key not in shown]:
            values = typed(self.seats[key]) | {"seat": key, "mark": mark_of_row(self.seats[key])}
            data.update({f"{PREFIX}-{total}-{name}": str(value) for name, value in values.items()})
            self.added.append(self.seats[key])
            total += 1
        data[TOTAL], data[f"{PREFIX}-INITIAL_FORMS"] = str(total), "0"
        return data

    def _as_sent(self):
        """The fields of each row, to be shown with more rows and not read yet."""
        rows = range(int(self.sent[TOTAL]))
        return [{name: self.sent.get(f"{PREFIX}-{row}-{name}", "") for name in BoardRow.base_fields} for row in rows]

    def get_form_kwargs(self, index):
        key, mark = "", ""
        if self.sent is not None:
            key, mark = (self.sent.get(f"{PREFIX}-{index}-{name}", "") for name in ("seat", "mark"))
        elif index is not None and index < len(self.seats):
            key = list(self.seats)[index]
            mark = mark_of_row(self.seats[key])
        initial = {"initial": typed(self.seats[key])} if self.is_bound and key in self.seats else {}
        return {"seat": self.seats.get(key), "day": self.day, "key": key, "mark": mark, **initial}

    def clean(self):
        """Nobody sits twice, and a board has one chair and one deputy chair."""
        if self.added:
            names = ", ".join(seat.person.name for seat in self.added)
            words = {"day": typography.day(self.day), "names": names}
            raise ValidationError(_("%(day)s sitter også %(names)s. De står nå nederst: se over dem også.") % words)
        seen = {}
        for row in self.forms:
            person, role = row.cleaned_data.get("person"), row.cleaned_data.get("role")
            if not row.sits or not isinstance(person, Person):
                continue
            if seen.setdefault(person.pk or person.name, row) is not row:
                row.add_error("person", _("%(name)s står i to rader.") % {"name": person.name})
            elif role in BoardSeat.ALONE and (first := seen.setdefault(role, row)) is not row:
                words = {"name": first.cleaned_data["person"].name, "role": BoardSeat.Role(role).label}
                row.add_error("role", _("%(name)s er alt %(role)s i lista.") % words)

    def of(self, name):
        """The rows that go, come or sit."""
        return [row for row in self.forms if getattr(row, name)]


Rows = formset_factory(BoardRow, formset=BaseRows, extra=EMPTY, max_num=MOST, absolute_max=MOST)


class Anew:
    """The board that one request describes."""

    def __init__(self, data):
        self.form = BoardForm(data)
        self.day = self.form.first_day
        seats = BoardSeat.objects.on(self.day).in_role_order().select_related("person", "organisation")
        if data is not None:
            seats = seats.select_for_update(of=("self",))
        self.rows = Rows(data, seats=list(seats), day=self.day)
        self.later = BoardSeat.objects.first_day_after(self.day)
        if data is not None and ROWS in data:
            self.form = BoardForm(initial=data.dict())
        self.went, self.came = [], []

    def is_valid(self):
        """Whether it can be stored; a board as it was is none."""
        if not all([self.form.is_valid(), self.rows.is_valid()]):
            return False
        if self.rows.of("goes") or self.rows.of("comes") or self.moved:
            return True
        text = _("Ingen rad er endret. Skriv hvem som kommer inn, eller kryss av for hvem som går ut.")
        self.form.add_error(None, text)
        return False

    @cached_property
    def moved(self):
        """Seats that stay, in another place of the order."""
        staying = [row for row in self.rows.of("is_as_before") if row.sits]
        return [row for row in staying if row.cleaned_data["order"] not in (None, row.seat.order)]

    @property
    def later_in_words(self):
        """What is said of a board that is written in already and begins later, "" where there is none."""
        if self.later is None:
            return ""
        words = {"day": typography.day(self.later), "before": typography.day(self.later - timedelta(days=1))}
        text = _(
            "Fra %(day)s er et senere styre alt skrevet inn, og det blir som det er. De som kommer inn her, sitter til "
            "og med %(before)s, eller så lenge den de tar over for, skulle sittet."
        )
        return text % words

    @property
    def stayed(self):
        return [row.seat for row in self.rows.forms if row.sits and row.is_as_before]

    def save(self):
        """Store all of it, or nothing, with sentences where it cannot be; whether it was stored."""
        try:
            with transaction.atomic():
                self._store(*self.form.origin())
        except ValidationError:
            return False
        except IntegrityError:
            self.form.add_error(None, _("Noen andre lagret det samme i mellomtiden. Se over og prøv en gang til."))
            return False
        return True

    def _store(self, source, known_on):
        for row in self.rows.of("goes"):
            row.seat.give_way(self.day, source, known_on)
            self.went.append(row.seat)
        for row in self.moved:
            row.seat.order = row.cleaned_data["order"]
            row.seat.save(update_fields=["order"])
        last = max((row.cleaned_data.get("order") or 0 for row in self.rows.of("sits")), default=0)
        for row in self.rows.of("comes"):
            order = row.cleaned_data["order"]
            last = last if order is not None else last + 1
            self.came.append(row.begin(source, known_on, last if order is None else order, self.later))
        if None in self.came:
            raise ValidationError([])  # the rows say what is wrong
