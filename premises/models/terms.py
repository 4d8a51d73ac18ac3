"""The terms of a lease: what is known, on request or unknown of each, by unit or building, with where it is from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tech_port.content.claims import Ruled
from tech_port.content.models import Source
from tech_port.history.records import History
from tech_port.writing.translated import Translated

from .buildings import Building
from .units import Unit


class LeaseTermQuerySet(models.QuerySet):
    def that_hold_for(self, unit):
        """The terms of a unit and of its building; of a kind that both have, the unit's own holds."""
        return self.that_hold_for_each([unit])[unit.pk]

    def that_hold_for_each(self, units):
        """{key of a unit: its terms} of several units, asked for at once."""
        buildings = {unit.building_id for unit in units}
        rows = self.filter(Q(unit__in=units) | Q(building__in=buildings)).select_related("source")
        # A unit's own come last, and so replace its building's.
        ordered = sorted(rows, key=lambda term: term.unit_id is not None)
        return {unit.pk: list({term.kind: term for term in ordered if term.holds_for(unit)}.values()) for unit in units}


class LeaseTerm(Ruled):
    """One term of the leases of a unit, or of all units of a building; a term that has no row is unknown."""

    class Kind(models.TextChoices):
        """In the order in which a tenant reads them."""

        CONTRACT = "contract", _("Kontrakt")
        TERM = "term", _("Hvor lenge dere binder dere")
        NOTICE = "notice", _("Oppsigelse og forlengelse")
        INDEX = "index", _("Prisvekst")
        COMMON_COSTS = "common_costs", _("Hva felleskostnadene dekker")
        SECURITY = "security", _("Sikkerhet (depositum)")
        FIT_OUT = "fit_out", _("Hvem betaler ombygging")
        SUBLETTING = "subletting", _("Fremleie")
        PARKING = "parking", _("Parkering og sykler")
        VAT = "vat", _("Merverdiavgift")

    class State(models.TextChoices):
        KNOWN = "known", _("kjent")
        ON_REQUEST = "on_request", _("på forespørsel")
        UNKNOWN = "unknown", _("ukjent")

    unit = models.ForeignKey(
        Unit, models.CASCADE, verbose_name=_("lokale"), null=True, blank=True, related_name="lease_terms"
    )
    building = models.ForeignKey(
        Building,
        models.CASCADE,
        verbose_name=_("bygg"),
        null=True,
        blank=True,
        related_name="lease_terms",
        help_text=_("Gjelder alle lokaler i bygget som ikke har sitt eget vilkår."),
    )
    kind = models.CharField(_("vilkår"), max_length=12, choices=Kind.choices)
    state = models.CharField(_("hva vi vet"), max_length=10, choices=State.choices, default=State.KNOWN)
    value = Translated(
        models.CharField(
            _("i klare ord"),
            max_length=300,
            blank=True,
            help_text=_("Slik en leietaker sier det, for eksempel: fem år, med rett til tre til."),
        )
    )
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("kilde"), null=True, blank=True, related_name="+")
    known_on = models.DateField(
        _("opplyst"), null=True, blank=True, help_text=_("Dagen utleieren sa det, når ingen kilde gjør det.")
    )
    is_sample = models.BooleanField(_("eksempel"), default=False)

    objects = LeaseTermQuerySet.as_manager()
    history = History()

    AT_FIELDS = {
        "_unit_or_building": "unit",
        "_once_a_unit": "kind",
        "_once_a_building": "kind",
        "_known_has_value": "value_nb",
        "_known_has_origin": "known_on",
    }

    class Meta:
        ordering = ["building", "unit", "pk"]
        verbose_name = _("leievilkår")
        verbose_name_plural = pgettext_lazy("flertall", "leievilkår")
        constraints = [
            models.CheckConstraint(
                condition=Q(building=None) ^ Q(unit=None),
                name="lease_term_unit_or_building",
                violation_error_message=_("Velg et lokale eller et bygg, og bare ett av dem."),
            ),
            models.UniqueConstraint(
                fields=["unit", "kind"],
                name="lease_term_once_a_unit",
                violation_error_message=_("Lokalet har dette vilkåret fra før."),
            ),
            models.UniqueConstraint(
                fields=["building", "kind"],
                name="lease_term_once_a_building",
                violation_error_message=_("Bygget har dette vilkåret fra før."),
            ),
            models.CheckConstraint(
                condition=~Q(state="known") | ~Q(value_nb=""),
                name="lease_term_known_has_value",
                violation_error_message=_("Skriv hva vilkåret er, eller velg «på forespørsel» eller «ukjent»."),
            ),
            models.CheckConstraint(
                condition=~Q(state="known") | Q(is_sample=True) | Q(source__isnull=False) | Q(known_on__isnull=False),
                name="lease_term_known_has_origin",
                violation_error_message=_("Oppgi kilden, eller dagen utleieren sa det."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.unit or self.building}"

    @property
    def is_known(self):
        return self.state == self.State.KNOWN

    @property
    def is_on_request(self):
        return self.state == self.State.ON_REQUEST

    def holds_for(self, unit):
        """Whether it is the unit's own or its building's."""
        return unit.pk == self.unit_id or unit.building_id == self.building_id
