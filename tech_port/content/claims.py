"""What a dated record rests on: columns, the rules of the database, and the day of a span that they hold."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import DateField, DateTimeField, F, Func, Q
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..norwegian.happened import first_day
from ..norwegian.typography import last_day_of
from ..writing.claims import HAPPENED, PLANS, Basis, Span


class Precision(models.TextChoices):
    """How exactly a date is known; see `SpanField` for the day that its column holds."""

    DAY = "day", _("dag")
    MONTH = "month", _("måned")
    QUARTER = "quarter", _("kvartal")
    YEAR = "year", _("år")


FIRST, LAST = "first", "last"


class SpanField(models.DateField):
    """A date that may stand for a month, a quarter or a year: the first day of it, or the last for an end.

    `edge` is LAST for what ends or is finished, so that nothing is over or done before it surely is, and FIRST for all
    else. Whichever day of the span is typed, that one is stored; `span_constraint` holds it in the database.
    """

    def __init__(self, *args, precision="precision", edge=FIRST, **kwargs):
        self.precision, self.edge = precision, edge
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateField", args, kwargs

    def edge_of(self, value, row):
        if not value or isinstance(value, str):
            return value
        edge = last_day_of if self.edge == LAST else first_day
        return edge(value, getattr(row, self.precision) or Precision.DAY)

    def clean(self, value, model_instance):
        return self.edge_of(super().clean(value, model_instance), model_instance)

    def pre_save(self, model_instance, add):
        value = self.edge_of(super().pre_save(model_instance, add), model_instance)
        setattr(model_instance, self.attname, value)
        return value


class Timestamp(Func):
    template, output_field = "%(expressions)s::timestamp", DateTimeField()


class Length(Func):
    """How long a span of a precision is."""

    template = (
        "(CASE %(expressions)s WHEN 'month' THEN interval '1 month' WHEN 'quarter' THEN interval '3 months' "
        "WHEN 'year' THEN interval '1 year' ELSE interval '1 day' END)"
    )
    output_field = models.DurationField()


class Truncated(Func):
    function, output_field = "DATE_TRUNC", DateTimeField()


class Day(Func):
    template, output_field = "(%(expressions)s)::date", DateField()


class LastInstant(Func):
    template, arg_joiner, output_field = "(%(expressions)s - interval '1 day')", " + ", DateTimeField()


def first_of(day, precision):
    """The first day of the span that a date stands for, as an expression of two columns' names."""
    return Day(Truncated(F(precision), Timestamp(F(day))))


def last_of(day, precision):
    """The last day of it."""
    return Day(LastInstant(Truncated(F(precision), Timestamp(F(day))), Length(F(precision))))


def span_constraint(model, day, precision="precision", edge=FIRST):
    """The check that a date holds the first (or last) day of its month, quarter or year."""
    held = (last_of if edge == LAST else first_of)(day, precision)
    return models.CheckConstraint(
        condition=Q(**{f"{day}__isnull": True}) | Q(**{day: held}),
        name=f"{model}_{day}_at_edge",
        violation_error_message=_("Datoen skal være den første dagen (for en slutt: den siste) i tidsrommet."),
    )


class Ruled(models.Model):
    """A record that no form can break the database's rules of: each is asked before it is saved, and told at a field.

    Forms leave out the day of writing, and Django asks no rule that speaks of a column which a form leaves out. Where
    `AT_FIELDS` says {rule's name: field}, without the model's name before it, and the form has that field, it is there.
    """

    NOT_SHOWN = frozenset({"recorded_on"})
    AT_FIELDS = {}

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        exclude = set(exclude or ())
        found = {}
        for model, rules in self.get_constraints():
            for rule in rules:
                try:
                    rule.validate(model, self, exclude=exclude - self.NOT_SHOWN)
                except ValidationError as error:
                    at = next((field for end, field in self.AT_FIELDS.items() if rule.name.endswith(end)), None)
                    found.setdefault(at if at and at not in exclude else NON_FIELD_ERRORS, []).append(error)
        if found:
            raise ValidationError(found)


BASIS_HELP = _(
    "Planlagt, mål og avtalt: ikke kjent som gjort. Oppgitt: en kilde sier at det er slik. "
    "Bekreftet: dere vet det i dag, om du ikke skriver en annen dag."
)


def confirms(row, basis, *origin):
    """Whether a stored row was just set to confirmed, with nothing else said of where that is from."""
    if getattr(row, basis) != Basis.CONFIRMED or row.pk is None:
        return False
    names = (basis, *origin)
    was = type(row)._base_manager.filter(pk=row.pk).values(*names).first()
    return bool(was) and was.pop(basis) != Basis.CONFIRMED and was == {name: getattr(row, name) for name in origin}


class Claimed(Ruled):
    """A dated record with what it is based on, when its source spoke, and when it was written down here.

    `source` is the model's own column; a plan must have one (`claim_constraints`). What staff register themselves has
    the staff as its source (`register`).
    """

    basis = models.CharField(
        _("grunnlag"),
        max_length=9,
        choices=Basis.choices,
        default=Basis.REPORTED,
        db_default=Basis.REPORTED.value,
        help_text=BASIS_HELP,
    )
    known_on = SpanField(
        _("kilden sier det per"),
        precision="known_precision",
        null=True,
        blank=True,
        help_text=_("Dagen kilden snakker om. Tomt: kildens egen dato; har den ingen, er dagen ikke kjent."),
    )
    known_precision = models.CharField(
        _("nøyaktighet"),
        max_length=7,
        choices=Precision.choices,
        default=Precision.DAY,
        db_default=Precision.DAY.value,
    )
    recorded_on = models.DateField(_("skrevet inn"), default=timezone.localdate, db_default=Now(), editable=False)

    AT_FIELDS = {"_plan_has_source": "source", "_known_by_then": "known_on", "_happened_by_then": "starts_on"}

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.take_staff()
        self.take_source()
        super().save(*args, **kwargs)

    def clean(self):
        """Whoever types it writes it down today; its source's own day stands where no other is given."""
        super().clean()
        self.recorded_on = timezone.localdate()
        self.take_confirmation()
        self.take_staff()
        self.take_source()

    def take_confirmation(self):
        """Who sets it to confirmed and names neither another source nor another day, confirms it now."""
        if confirms(self, "basis", "known_on", "source_id"):
            self.source = type(self)._meta.get_field("source").related_model.objects.of_staff(self.recorded_on)
            self.known_on, self.known_precision = self.recorded_on, Precision.DAY

    def take_staff(self):
        """A plan that names no source is one that the staff have registered."""
        if self.basis in PLANS and self.source_id is None and not getattr(self, "is_sample", False):
            source = type(self)._meta.get_field("source").related_model
            self.source = source.objects.of_staff(self.recorded_on)

    def take_source(self):
        """Where no day is given on which its source spoke, it is the source's own, if it has one."""
        if self.known_on is None and self.source_id and self.source.published_on:
            self.known_on, self.known_precision = self.source.published_on, self.source.published_precision

    def register(self, on=None):
        """Take the staff as its source, on a day."""
        on = on or timezone.localdate()
        self.rest_on(type(self)._meta.get_field("source").related_model.objects.of_staff(on), on)

    def rest_on(self, source, on):
        """Rest on what a source said on a day: agreed where it was still to begin then, else confirmed."""
        self.source, self.known_on, self.known_precision = source, on, Precision.DAY
        self.basis = Basis.AGREED if self.starts_on and self.starts_on > on else Basis.CONFIRMED
        self.recorded_on = timezone.localdate()

    @property
    def known(self):
        """The span its source speaks of, or None."""
        return Span.of(self.known_on, self.known_precision)


HAS_SOURCE = Q(source__isnull=False)
TOO_LATE = _("Dette er senere enn kilden kan vite. Velg planlagt, mål eller avtalt, eller rett datoen.")


def claim_constraints(model, start, *, plan=HAS_SOURCE):
    """What a claim can never be: a plan without a source, or something that happened after its source spoke.

    `start` is the column of when it begins, or of when it is known from; `plan` is what a plan must have.
    """
    is_plan, has_happened = Q(basis__in=[*map(str, PLANS)]), Q(basis__in=[*map(str, HAPPENED)])
    latest = Coalesce(last_of("known_on", "known_precision"), F("recorded_on"), output_field=DateField())
    rules = [
        models.CheckConstraint(
            condition=~is_plan | plan,
            name=f"{model}_plan_has_source",
            violation_error_message=_("En plan, et mål eller en avtale må ha en kilde."),
        ),
        models.CheckConstraint(
            condition=Q(known_on=None) | Q(known_on__lte=F("recorded_on")),
            name=f"{model}_known_by_then",
            violation_error_message=_("Kilden kan ikke si noe om en dag som ikke er kommet."),
        ),
    ]
    if start is None:
        return rules
    return [
        *rules,
        models.CheckConstraint(
            condition=~has_happened | Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": latest}),
            name=f"{model}_happened_by_then",
            violation_error_message=TOO_LATE,
        ),
    ]
