"""An organisation that stands here twice: both side by side, and which value of each stays."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form
from tech_port.norwegian.typography import number, yes_or_no
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import RecordPage
from tech_port.staff.deletion import address_of
from tech_port.staff.inputs import searched
from tech_port.staff.log_lines import filled

from ..models import Membership, Organisation
from ..organisations import merging

KEPT, MERGED = "kept", "merged"


class OtherForm(Form):
    """Which organisation is the same as this one."""

    med = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Den som er den samme"),
        help_text=_("Den forsvinner, og adressen leder hit. Alt som viser til den, viser hit."),
    )

    def __init__(self, data, *, organisation):
        super().__init__(data)
        self.fields["med"].queryset = Organisation.objects.exclude(pk=organisation.pk)


def shown(organisation, field):
    """A value of a record as it is compared."""
    value = getattr(organisation, field.name)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    if isinstance(value, bool):
        return yes_or_no(value)
    return str(value) if value else "–"


class MergeForm(Form):
    """Which value stays where the two differ, and what of the other's that cannot move is deleted."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data, *, kept, merged):
        self.kept, self.merged = kept, merged
        self.differing = [one for one in merging.CHOSEN if self._value(kept, one) != self._value(merged, one)]
        self.clashes = merging.clashes(kept, merged)
        super().__init__(data, initial={"version": merging.version_of(kept, merged)})
        for field in self.differing:
            self.fields[field.name] = forms.ChoiceField(
                label=field.verbose_name,
                choices=[(KEPT, shown(kept, field)), (MERGED, shown(merged, field))],
                initial=KEPT if self._value(kept, field) else MERGED,
                widget=forms.RadioSelect,
            )
        for clash in self.clashes:
            self.fields[clash.key] = forms.BooleanField(
                label=_("Slett «%(row)s» hos den som forsvinner") % {"row": clash.row},
                help_text=" ".join(clash.reasons),
                required=False,
            )

    @staticmethod
    def _value(organisation, field):
        return field.value_from_object(organisation)

    @property
    def sides(self):
        """The fields of which one value stays."""
        return [self[field.name] for field in self.differing]

    @property
    def ticks(self):
        """[(field, record)] of what cannot move."""
        return [(self[clash.key], clash.row) for clash in self.clashes]

    def save(self):
        """How many moved, by kind; None with sentences in the form when they cannot be merged."""
        data = self.cleaned_data
        taken = [field.name for field in self.differing if data[field.name] == MERGED]
        dropped = {clash.key for clash in self.clashes if data[clash.key]}
        try:
            return merging.merge(self.kept, self.merged, taken=taken, dropped=dropped, version=data["version"])
        except ValidationError as error:
            self.add_error(None, error.messages)
        return None


def merge(model_admin, request, organisation):
    """First which one it is the same as, then the two beside each other."""
    chosen = request.GET if "med" in request.GET else None
    other = OtherForm(chosen, organisation=organisation)
    searched(other, "med", Membership._meta.get_field("organisation"), besides=organisation.pk)
    if not other.is_valid():
        return model_admin.render_page(request, organisation, "merge_with", PAGE.label, form=other)
    merged = other.cleaned_data["med"]
    form = MergeForm(posted(request), kept=organisation, merged=merged)
    if form.is_valid() and (counts := form.save()) is not None:
        return done(model_admin, request, organisation, merged, counts)
    context = {"form": form, "merged": merged, "ticks": ticks_of(model_admin, form)}
    if not form.is_bound:
        context["counts"] = [f"{number(count)} {kind}" for kind, count in merging.counts_of(merged).items()]
    return model_admin.render_page(request, organisation, "merge", PAGE.label, **context)


def ticks_of(model_admin, form):
    """[(field, the address of its record)] of what cannot move, to put right instead of deleting it."""
    return [(field, address_of(model_admin, row)) for field, row in form.ticks]


def done(model_admin, request, organisation, merged, counts):
    """Both are noted in the log: the one that is gone by its own number, that stayed by what moved."""
    moved = ", ".join(f"{number(count)} {kind}" for kind, count in counts.items()) or "–"
    model_admin.log_deletions(request, [merged])
    said = _("Slått sammen med «%(name)s» (nr. %(key)s). Flyttet: %(moved)s.")
    return model_admin.done(request, organisation, filled(said, {"name": merged, "key": merged.pk, "moved": moved}))


PAGE = RecordPage(
    "merge",
    "sla-sammen",
    merge,
    ("members.change_organisation", "members.delete_organisation"),
    label=_("Slå sammen med …"),
    is_decided=False,  # its form knows how both of them were
)
