"""The form of those who want to join, with what Enhetsregisteret says in the fields that stand empty."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from tech_port.norwegian.contacts import OrgnrField
from tech_port.open_forms.forms import posted, sender_hashes
from tech_port.open_forms.visitors import address_of

from ..register.errors import Failure
from ..register.lookup import Lookup
from .forms import JoinForm

BUTTON = "_fetch"
FILLED = ("name", "website")


@dataclass(frozen=True)
class Prefill:
    """A form that is not sent yet, as it was typed; the labels of what was `fetched`, or an `error` in a sentence."""

    form: JoinForm
    lookup: Lookup | None = None
    fetched: tuple = ()
    error: str = ""

    @property
    def http_status(self):
        return 429 if self.lookup and self.lookup.failure == Failure.BUSY else 200


def prefill(request):
    """What was typed stays as it is, also where the register answers late, wrongly or not at all."""
    typed, address = posted(request), address_of(request)
    initial = {name: typed.get(name, "") for name in (*JoinForm._meta.fields, *JoinForm.fresh())}
    lookup, error = None, ""
    try:
        orgnr = OrgnrField().clean(initial["orgnr"])
    except ValidationError as wrong:
        error = wrong.messages[0]
    else:
        initial["orgnr"] = orgnr
        lookup = Lookup.for_visitor(orgnr, sender_hashes(address)[0])
        error = lookup.failure.label if lookup.failure else ""
    found = lookup.unit if lookup else None
    new = {name: getattr(found, name) for name in FILLED if found and not initial[name].strip()}
    form = JoinForm(initial=initial | new, address=address)
    return Prefill(form, lookup, tuple(form.fields[name].label for name in FILLED if new.get(name)), str(error))
