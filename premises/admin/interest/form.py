"""The form on an interest's page: what staff add to what the tenant wrote."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm

from ...models import Interest

Status = Interest.Status
MOVED = _("Noen andre satte statusen til «%(status)s» i mellomtiden. Se over, og velg på nytt.")


class InterestForm(ModelForm):
    """A status button that was pressed, who answers, and a note for the log."""

    status = forms.ChoiceField(label=_("Status"), choices=Status.choices, required=False)
    note = forms.CharField(
        label=_("Merknad"),
        required=False,
        max_length=500,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=_("Skrives i loggen. Bare for staben."),
    )
    seen_status = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Interest
        fields = ["lost_reason", "assigned_to"]
        help_texts = {"lost_reason": _("Fylles ut før «tapt». Leietakeren ser den hvis de laster ned opplysningene.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_status"].initial = self.instance.status

    @property
    def new_status(self):
        return self.cleaned_data["status"] or self.instance.status

    def clean(self):
        """A colleague's change is not undone by a form that was opened before it; the row is held until it is saved."""
        data = super().clean()
        held, moved = Interest.objects.select_for_update(), ["status", "answered_at", "closed_at", "delete_on"]
        self.instance.refresh_from_db(fields=moved, from_queryset=held)
        if data.get("status") and data.get("seen_status") not in {"", self.instance.status}:
            self.data = self.data.copy()
            self.data["seen_status"] = self.instance.status
            raise forms.ValidationError(MOVED % {"status": self.instance.get_status_display()})
        if data.get("status") == Status.DECLINED:
            raise forms.ValidationError(_("Den som får nei, skal ha et svar. Bruk «Avslå …»."), "declined")
        if data.get("status") == Status.LOST and self.instance.answered_at is None:
            raise forms.ValidationError(
                _("Leietakeren er ikke besvart. Svar først, eller skriv ned telefonsamtalen."), "unanswered"
            )
        if data.get("status") not in {"", None, self.instance.status} and self.instance.has_signing:
            raise forms.ValidationError(_("Meldingen er signert. Angre signeringen først, så går leieforholdene med."))
        if data.get("status") == Status.LOST and not data.get("lost_reason"):
            self.add_error("lost_reason", _("Skriv hvorfor den gikk tapt."))
        return data
