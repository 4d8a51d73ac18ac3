"""What staff fill in to let an organisation in, or to say no."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.fields import DayField
from tech_port.norwegian.forms import Form
from tech_port.norwegian.slugs import SlugField

from ..models import JoinRequest, Membership, Organisation
from ..organisations.slugs import free_slug
from .duplicates import duplicates


def possible_duplicates(join_request):
    """The organisations that the applicant may be already."""
    return duplicates(join_request.name, join_request.orgnr, Organisation.objects.all())


def notify(form, error):
    """What is wrong, at the field it is about where the form has that field."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error.messages)
        return
    for name, errors in error.message_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class ApprovalForm(Form):
    """The membership to be made, of an organisation that is chosen, or of a new one."""

    organisation = forms.ModelChoiceField(
        label=_("Virksomhet"),
        queryset=Organisation.objects.all(),
        required=False,
        help_text=_("Velg den som finnes fra før, ellers lages en ny av det som ble sendt."),
    )
    slug = SlugField(
        label=_("Adresse til ny virksomhet"),
        max_length=100,
        required=False,
        help_text=_("Siste del av adressen til medlemssiden. Brukes bare når virksomheten er ny."),
    )
    level = forms.ChoiceField(label=_("Nivå"), choices=Membership.Level.choices, initial=Membership.Level.MEMBER)
    starts_on = DayField(label=_("Medlem fra og med"))

    def __init__(self, *args, join_request, known, **kwargs):
        """`known` are the possible duplicates; a certain one is chosen to begin with."""
        certain = next((duplicate.organisation for duplicate in known if duplicate.is_certain), None)
        initial = {
            "organisation": certain,
            "slug": free_slug(join_request.name),
            "starts_on": timezone.localdate(),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["organisation"].empty_label = _("Ny virksomhet: %(name)s") % {"name": join_request.name}
        self.join_request = join_request

    def clean(self):
        data = super().clean()
        if not data.get("organisation") and not data.get("slug") and "slug" not in self.errors:
            self.add_error("slug", _("Skriv adressen som den nye virksomheten skal ha."))
        return data

    def save(self, by):
        """Approve; None with sentences in the form when it cannot be stored, else whether this was the first time."""
        data = self.cleaned_data
        try:
            return self.join_request.approve(
                by=by,
                level=data["level"],
                starts_on=data["starts_on"],
                organisation=data["organisation"],
                slug=data["slug"],
            )
        except ValidationError as error:
            notify(self, error)
            return None


class DeclineForm(Form):
    """Why not; the applicant reads it."""

    reason = forms.CharField(
        label=_("Begrunnelse"),
        max_length=JoinRequest._meta.get_field("answer").max_length,
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        help_text=_("Sendes til søkeren på e-post, slik den står her."),
        error_messages={"required": _("Skriv hvorfor.")},
    )
