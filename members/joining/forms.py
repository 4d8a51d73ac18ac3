"""The form of those who want to become members."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.contacts import OrgnrField
from tech_port.norwegian.forms import ModelForm
from tech_port.open_forms.forms import OnceForm

from ..models import JoinRequest, Organisation


class JoinForm(OnceForm, ModelForm):
    """An organisation and whom to answer. Only its name and kind, and a name and an e-mail, are required."""

    stored_as = JoinRequest
    orgnr = OrgnrField(label=_("Organisasjonsnummer"), required=False)
    kind = forms.ChoiceField(
        label=_("Hva slags virksomhet er dere?"),
        error_messages={"required": _("Velg hva slags virksomhet dere er.")},
    )

    class Meta:
        model = JoinRequest
        fields = ["name", "orgnr", "kind", "website", "about", "reason", "contact_name", "email", "phone"]
        labels = {
            "name": _("Virksomhet"),
            "website": _("Nettsted"),
            "about": _("Om virksomheten"),
            "reason": _("Hvorfor vil dere bli med?"),
            "contact_name": _("Ditt navn"),
            "email": _("E-post"),
            "phone": _("Telefon"),
        }
        error_messages = {
            "name": {"required": _("Skriv navnet på virksomheten.")},
            "contact_name": {"required": _("Skriv navnet ditt.")},
        }
        help_texts = {"about": _("Noen setninger som kan stå på medlemssiden deres.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "website": forms.TextInput(attrs={"autocomplete": "url"}),
            "about": forms.Textarea(attrs={"rows": 4}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(value, str(name).capitalize()) for value, name in Organisation.Kind.choices]
        self.fields["kind"].choices = [("", _("Velg")), *kinds]
