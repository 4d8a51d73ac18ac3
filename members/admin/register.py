"""An organisation beside what Enhetsregisteret says of it: staff tick what is taken in."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.staff.decisions import RecordPage
from tech_port.staff.log_lines import filled, listed

from ..register import differences
from ..register.client import is_on
from ..register.lookup import Lookup
from ..register.unit import Unit

MAX_AGE = 60 * 60  # seconds that an answer may be looked at before it is taken in
SALT = "register"


class TakeInForm(Form):
    """What to take in of an answer, which the page keeps signed: the register is asked once."""

    keys = forms.MultipleChoiceField(
        choices=list(differences.LABELS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    answer = forms.CharField(widget=forms.HiddenInput, max_length=10_000)

    def __init__(self, data, *, organisation):
        self.organisation = organisation
        self.before = differences.read(organisation)
        self.lookup = self.kept = None
        if data is not None:
            self._read(data)
        if self.kept is None:
            self.lookup = Lookup.of(organisation.orgnr)
            data = data.copy() | {"answer": self.signed} if data is not None else None
        super().__init__(data, initial={"answer": self.signed})

    def _read(self, data):
        """The answer that staff looked at, if it is one of ours, about this organisation and not old."""
        try:
            kept = signing.loads(data.get("answer", ""), salt=SALT, max_age=MAX_AGE)
        except signing.BadSignature:
            return
        unit = Unit.of_json(kept["unit"])
        if unit.orgnr == self.organisation.orgnr and kept["before"] == self.before:
            self.kept, self.lookup = kept, Lookup(unit)

    @property
    def signed(self):
        if not self.lookup.unit:
            return ""
        today = timezone.localdate().isoformat()
        return signing.dumps({"unit": self.lookup.unit.as_json, "before": self.before, "day": today}, salt=SALT)

    @property
    def ticked(self):
        return self["keys"].value() or []

    @property
    def changes(self):
        return differences.differences(self.organisation, self.lookup.unit) if self.lookup.unit else []

    def clean(self):
        data = super().clean()
        if self.kept is None:
            raise ValidationError(_("Noe er endret mens du så på det. Se over en gang til."), "changed")
        if not data.get("keys"):
            raise ValidationError(_("Kryss av for det som skal tas inn."), "nothing")
        return data

    def save(self):
        """Take in what is ticked; False with sentences in the form when it cannot be stored."""
        try:
            differences.take_in(self.organisation, self.lookup.unit, self.cleaned_data["keys"], self.kept["day"])
        except ValidationError as error:
            self.add_error(None, error.messages)
            return False
        return True


def beside(request, orgnr):
    """The context of `_lookup.html` beside a form that makes an organisation: asked where its own link was pressed."""
    number = orgnr if is_on() else ""
    is_asked = request.method == "GET" and "oppslag" in request.GET
    return {"number": number, "lookup": Lookup.of(number) if number and is_asked else None}


def register(model_admin, request, organisation):
    """What the register says, field by field beside what stands here."""
    form = TakeInForm(posted(request), organisation=organisation)
    if form.is_valid() and form.save():
        labels = [differences.LABELS[key] for key in form.cleaned_data["keys"]]
        log = filled(_("Fra Enhetsregisteret: %(fields)s."), {"fields": listed(labels)})
        return model_admin.done(request, organisation, _("Tatt inn."), log=log)
    title = _("Enhetsregisteret")
    return model_admin.render_page(request, organisation, "register", title, form=form, lookup=form.lookup)


PAGE = RecordPage(
    "register",
    "enhetsregisteret",
    register,
    ("members.change_organisation", "members.add_lineofwork", "members.delete_lineofwork"),
    label=_("Slå opp i Enhetsregisteret"),
)
