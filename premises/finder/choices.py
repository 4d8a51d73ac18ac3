"""Which buildings and landlords the finder offers to choose from: of very many, those with most to have."""

import django_filters
from django.db.models import Case, Count, OuterRef, Subquery, When
from django.utils import timezone

from members.models import Organisation
from tech_port.versions.memo import remembered
from tech_port.writing.claims import PLANS, Claim

from ..models import Building, Ownership, Unit

MAX_CHOICES = 24


def buildings(request):
    """Those with a unit on offer."""
    return Building.objects.filter(pk__in=Unit.objects.offered().values("building"))


def landlords(request):
    """Those who own such a building today, or were to take it over, with the basis of that."""
    owners = (
        Ownership.objects.on(timezone.localdate())
        .shown()
        .filter(building__in=Unit.objects.offered().values("building"))
    )
    plans_last = Case(When(basis__in=PLANS, then=1), default=0)
    bases = owners.filter(organisation=OuterRef("pk")).order_by(plans_last, "pk").values("basis")
    return Organisation.objects.filter(pk__in=owners.values("organisation")).annotate(basis=Subquery(bases[:1]))


@remembered()
def _offered(name):
    """[record] that a filter offers: of very many, those with most."""
    return FEW[name](OFFERED[name](None))


def choices_of(name, field, chosen):
    """What a filter offers, and what was chosen besides."""
    rows = _offered(name)
    return [(row.slug, field.label_from_instance(row)) for row in (*rows, *(one for one in chosen if one not in rows))]


def _few_landlords(rows):
    found = list(rows[: MAX_CHOICES + 1])
    if len(found) <= MAX_CHOICES:
        return found
    most = rows.annotate(number=Count("ownerships")).order_by("-number", "pk").values_list("pk", flat=True)
    return list(rows.filter(pk__in=list(most[:MAX_CHOICES])))


OFFERED = {"bygg": buildings, "utleier": landlords}
FEW = {"bygg": lambda rows: rows.few(MAX_CHOICES), "utleier": _few_landlords}


def are_shortened(name, shown):
    """Whether there is more than the choices that a filter shows."""
    return len(shown) >= MAX_CHOICES and _number(name) > len(shown)


@remembered()
def _number(name):
    return OFFERED[name](None).count()


class LandlordsField(django_filters.fields.ModelMultipleChoiceField):
    """Landlords by name; of one that was to take over, that nobody has confirmed it."""

    def label_from_instance(self, organisation):
        claim = Claim(organisation.basis)
        return f"{organisation} ({claim.word(timezone.localdate())})" if claim.is_plan else str(organisation)


class LandlordsFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = LandlordsField
