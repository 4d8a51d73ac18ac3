"""People, their seats on the board and their positions."""

import re
from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, DateField, Exists, ExpressionWrapper, F, IntegerField, Min, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.content.claims import Precision
from tech_port.content.periods import ClaimedPeriod, DateRange, RelationQuerySet, claimed_period_constraints
from tech_port.history.records import History
from tech_port.norwegian import typography
from tech_port.norwegian.alphabet import sort_key
from tech_port.norwegian.folding import fold
from tech_port.pictures.keys import PictureKey
from tech_port.writing.translated import Translated

from .organisations import Organisation

NUMBERED = re.compile(r"(?P<name>.+?)\s*\(nr\.?\s*(?P<number>[0-9]{1,9})\)")  # a person who is not alone with a name
PHOTO_WIDTH = 128  # pixels: twice as wide as it is shown


class PersonQuerySet(models.QuerySet):
    def called(self, text):
        """[those of exactly this name], however its letters are written; `Kari Nordmann (nr. 12)` is one of several."""
        if one := NUMBERED.fullmatch(text):
            return list(self.filter(pk=one["number"], name__finds=one["name"]))
        return [person for person in self.filter(name__finds=text) if fold(person.name) == fold(text)]


class Person(models.Model):
    """Somebody with a public role in the district."""

    name = models.CharField(_("navn"), max_length=150)
    slug = models.SlugField(_("adresse"), unique=True, max_length=100)
    photo = PictureKey(verbose_name=_("bilde"))
    photo_credit = models.CharField(_("fotograf"), max_length=100, blank=True)
    sort_name = sort_key("name")

    objects = PersonQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("personer")

    def __str__(self):
        return self.name


class BoardSeatQuerySet(RelationQuerySet):
    def in_role_order(self):
        """Chair, deputy chair, members, alternates, observers; within a role in the order of the election."""
        rank = Case(
            *(When(role=role, then=Value(number)) for number, role in enumerate(BoardSeat.Role.values)),
            output_field=IntegerField(),
        )
        return self.order_by(rank, "order", "person__sort_name", "pk")

    def not_replaced(self):
        """Those without an end, and those after whose end nobody begins the next day: no other board is written in."""
        day_after = ExpressionWrapper(OuterRef("ends_on") + timedelta(days=1), DateField())
        return self.exclude(Exists(self.model.objects.filter(starts_on=day_after)))

    def first_day_after(self, day):
        """The next day on which a seat begins, of a board that is written in already; None where there is none."""
        return self.after(day).aggregate(day=Min("starts_on"))["day"]

    def beside(self, seat):
        """Others of the same role in days of the seat's; a board has one chair and one deputy chair at a time."""
        others = self.filter(Q(ends_on=None) | Q(ends_on__gte=seat.starts_on), role=seat.role).exclude(pk=seat.pk)
        return others.filter(starts_on__lte=seat.ends_on) if seat.ends_on else others


class BoardSeat(ClaimedPeriod):
    """A person's seat on the board for a period, for an organisation or with a label of the person's own."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("styreleder")
        DEPUTY = "deputy", _("nestleder")
        MEMBER = "member", _("styremedlem")
        ALTERNATE = "alternate", _("varamedlem")
        OBSERVER = "observer", _("observatør")

    ALONE = {Role.CHAIR, Role.DEPUTY}  # one of each at a time
    PERIOD = ("starts_on", "starts_precision", "start_is_known", "ends_on", "ends_precision", "basis")

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="board_seats")
    role = models.CharField(_("rolle"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("virksomhet"), null=True, blank=True, related_name="board_seats"
    )
    label = Translated(models.CharField(_("betegnelse"), max_length=100, blank=True))
    order = models.PositiveSmallIntegerField(_("rekkefølge"), default=0)

    objects = BoardSeatQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-starts_on", "order", "pk"]
        verbose_name = _("styreverv")
        verbose_name_plural = pgettext_lazy("flertall", "styreverv")
        constraints = [
            *claimed_period_constraints("board_seat"),
            models.CheckConstraint(
                condition=Q(organisation=None) ^ Q(label_nb=""),
                name="board_seat_organisation_or_label",
                violation_error_message=_("Skriv en virksomhet eller en betegnelse, ikke begge."),
            ),
            ExclusionConstraint(
                name="board_seat_one_chair",
                expressions=[(DateRange(), RangeOperators.OVERLAPS)],
                condition=Q(role="chair"),
                violation_error_message=_("Styret har alt en leder i denne perioden. Avslutt det vervet først."),
            ),
            ExclusionConstraint(
                name="board_seat_one_deputy",
                expressions=[(DateRange(), RangeOperators.OVERLAPS)],
                condition=Q(role="deputy"),
                violation_error_message=_("Styret har alt en nestleder i denne perioden. Avslutt det vervet først."),
            ),
            ExclusionConstraint(
                name="board_seat_one_a_person",
                expressions=[(DateRange(), RangeOperators.OVERLAPS), ("person", RangeOperators.EQUAL)],
                violation_error_message=_("Personen har alt et verv i denne perioden."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display()}"

    def get_absolute_url(self):
        return f"{reverse('board')}?dato={self.starts_on.isoformat()}"

    def clean(self):
        """Says who holds the role already; what must never be is the constraints' to refuse."""
        super().clean()
        if self.role not in self.ALONE or not self.starts_on:
            return
        if holder := BoardSeat.objects.beside(self).select_related("person").order_by("starts_on").first():
            raise ValidationError({"starts_on": holder.in_the_way()})

    def validate_constraints(self, exclude=None):
        """Who else has the role cannot be asked while the role itself is wrong; that is told at its field."""
        without_role = bool(exclude) and "role" in exclude
        super().validate_constraints(exclude={*exclude, "starts_on"} if without_role else exclude)

    def give_way(self, day, source, known_on):
        """End the day before another takes over, as a source said on a day."""
        self.ends_on, self.ends_precision = day - timedelta(days=1), Precision.DAY
        self.rest_on(source, known_on)
        self.validate_constraints()
        self.save()

    def in_the_way(self):
        """`Tor Ulleberg er styreleder fra 16. juni 2021, uten kjent slutt. Avslutt det vervet først.`"""
        start = typography.day(self.starts_on, self.starts_precision)
        values = {"name": self.person.name, "role": self.get_role_display(), "start": start}
        if self.ends_on is None:
            return _("%(name)s er %(role)s fra %(start)s, uten kjent slutt. Avslutt det vervet først.") % values
        values["end"] = typography.day(self.ends_on)
        return (
            _("%(name)s er %(role)s fra %(start)s til %(end)s. Velg dager utenom dem, eller rett det vervet.") % values
        )


class StaffRoleQuerySet(RelationQuerySet):
    def of_the_association(self, day):
        """The association's own staff on a day, of whom the public knows; who was spoken of last comes first."""
        return self.on(day).not_followed()

    def not_followed(self):
        """Those of the association's staff that no one is known to have followed; who was spoken of last comes first.

        When somebody left is seldom told: where another is known in the same position later, the one known earlier
        is not said to be there still. Before the other's first day only the one known earlier is on the list.
        """
        there = self.shown().filter(in_association=True)
        later = there.filter(title_nb=OuterRef("title_nb"), known_on__gt=OuterRef("known_on"))
        return there.exclude(Exists(later.exclude(person=OuterRef("person")))).last_known_first()

    def last_known_first(self):
        """Those without a known day last."""
        return self.order_by(F("known_on").desc(nulls_last=True), "-starts_on", "person__sort_name", "pk")


class StaffRole(ClaimedPeriod):
    """A person's position in an organisation, such as managing director of the association."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="staff_roles")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("virksomhet"), null=True, blank=True, related_name="staff_roles"
    )
    title = Translated(models.CharField(_("stilling"), max_length=150, blank=True))
    in_association = models.BooleanField(
        _("i foreningen"), default=False, help_text=_("Vises på Om oss som foreningens egne ansatte.")
    )
    objects = StaffRoleQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = _("stilling")
        verbose_name_plural = _("stillinger")
        constraints = claimed_period_constraints("staff_role")

    def __str__(self):
        return f"{self.person}, {self.title}"

    def get_absolute_url(self):
        """The association's own staff stand on the page about it, others on their organisation's."""
        if self.organisation and not self.in_association:
            return self.organisation.get_absolute_url()
        return reverse("about")
