"""The form of those who want to become members."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.orgnr import clean_orgnr
from tech_port.norwegian.phones import clean_phone
from tech_port.open_forms.forms import OnceForm

from ..models import JoinRequest, Organisation


class JoinForm(OnceForm, forms.ModelForm):
    """An organisation and whom to answer. Only its name and kind, and a name and an e-mail, are required."""

    stored_as = JoinRequest
    orgnr = forms.CharField(
        label=_("Organisasjonsnummer"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(label=_("Hva slags virksomhet er dere?"))

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
        help_texts = {"about": _("Noen setninger som kan stå på medlemssiden deres.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "website": forms.URLInput(attrs={"autocomplete": "url"}),
            "about": forms.Textarea(attrs={"rows": 4}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(value, str(name).capitalize()) for value, name in Organisation.Kind.choices]
        self.fields["kind"].choices = [("", _("Velg")), *kinds]

    def clean_orgnr(self):
        return clean_orgnr(self.cleaned_data["orgnr"])

    def clean_phone(self):
        return clean_phone(self.cleaned_data["phone"])
