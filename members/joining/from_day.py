"""An organisation that is a member from a day: which it may be, and the form that makes it one."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.contacts import OrgnrField, WebAddressField
from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form
from tech_port.norwegian.orgnr import clean_orgnr, read_orgnr

from ..documents.decided import DecidedForm
from ..models import Membership, Organisation
from ..organisations.slugs import free_slug
from .decisions import notify
from .duplicates import duplicates

LISTED = 20  # organisations that are found


class WhoForm(Form):
    """Which organisation it is, by its name or its number."""

    comes_back = False

    q = forms.CharField(
        label=_("Navn eller organisasjonsnummer"),
        max_length=150,
        widget=forms.TextInput({"class": "vTextField", "autocomplete": "off"}),
    )

    def __init__(self, data):
        """Who comes to search writes at once; who has searched reads what was found."""
        super().__init__(data)
        self.fields["q"].widget.attrs["autofocus"] = data is None

    def clean_q(self):
        text = self.cleaned_data["q"]
        return clean_orgnr(text) if read_orgnr(text) else text

    @property
    def number(self):
        return read_orgnr(self.cleaned_data["q"])

    def found(self):
        """Those it may be, each with its `standing` memberships; those whose name is only like it come last."""
        words, rows = self.cleaned_data["q"], Organisation.objects.with_standing(timezone.localdate())
        found = list(rows.asked_for(words)[:LISTED])
        like = [] if self.number else [one.organisation for one in duplicates(words, "", rows)]
        return list(dict.fromkeys(found + like))[:LISTED]


class MemberForm(DecidedForm):
    """The day, the level and the source of a membership; where no source is given, the staff register it."""

    NOWHERE = ""

    from_day = DayField(label=_("Medlem fra og med"), suggests="first", initial=timezone.localdate)
    level = forms.ChoiceField(
        label=_("Nivå"),
        choices=Membership.Level.choices,
        initial=Membership.Level.MEMBER,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, organisation=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].help_text = _("Uten møte eller noe annet: registrert av staben i dag.")
        self.fields[self.begins_with].widget.attrs["autofocus"] = not self.is_bound
        self.organisation = organisation
        self.last = organisation and organisation.memberships.ended(timezone.localdate()).order_by("-ends_on").first()
        if self.last:
            words = {"day": str(self.last.claim.end)}
            self.fields["from_day"].help_text = _("Var medlem til og med %(day)s.") % words

    @property
    def begins_with(self):
        """The first field that waits for something."""
        return "from_day"

    def clean_from_day(self):
        day = self.cleaned_data["from_day"]
        if self.last and day <= self.last.ends_on:
            words = {"day": str(self.last.claim.end)}
            raise ValidationError(_("Virksomheten var medlem til og med %(day)s. Velg en senere dag.") % words)
        return day

    def save(self):
        """The membership; None with sentences in the form when it cannot be stored."""
        try:
            with transaction.atomic():
                return self._member(self._organisation())
        except ValidationError as error:
            notify(self, error)
        except IntegrityError:
            self.add_error(None, _("Noen andre lagret det samme i mellomtiden. Se over og prøv en gang til."))
        return None

    def _organisation(self):
        return self.organisation

    def _member(self, organisation):
        data, (source, day) = self.cleaned_data, self.origin()
        membership = Membership(organisation=organisation, level=data["level"], starts_on=data["from_day"])
        if source:
            membership.rest_on(source, day)
        else:
            membership.register()
        membership.full_clean()
        membership.save()
        return membership


class NewMemberForm(MemberForm):
    """The same of an organisation that is not here yet."""

    name = forms.CharField(label=_("Navn"), max_length=150, widget=forms.TextInput({"class": "vTextField"}))
    kind = forms.ChoiceField(label=_("Type"), choices=Organisation.Kind.choices, widget=forms.RadioSelect)
    orgnr = OrgnrField(label=_("Organisasjonsnummer"), max_length=9, required=False)
    website = WebAddressField(
        label=_("Nettsted"), max_length=200, required=False, widget=forms.TextInput({"class": "vTextField"})
    )

    @property
    def begins_with(self):
        return "from_day" if self.initial.get("name") else "name"

    def clean_name(self):
        name = self.cleaned_data["name"]
        if known := Organisation.objects.called(name):
            raise ValidationError(_("%(name)s finnes her fra før. Søk den opp, og velg den.") % {"name": known[0].name})
        return name

    def _organisation(self):
        own = {name: self.cleaned_data[name] for name in ("name", "kind", "orgnr", "website")}
        organisation = Organisation(slug=free_slug(own["name"]), **own)
        organisation.full_clean(exclude=["sort_name"])
        organisation.save()
        return organisation
