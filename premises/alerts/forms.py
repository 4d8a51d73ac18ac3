"""The form that asks for an alert, and the one that changes how often it comes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import ModelForm
from tech_port.open_forms.opt_in import OptInForm

from ..models import SearchAlert
from . import watching as alerts

HOW_OFTEN = _("Velg hvor ofte du vil ha e-post.")


class FrequencyForm(ModelForm):
    class Meta:
        model = SearchAlert
        fields = ["frequency"]
        labels = {"frequency": _("Hvor ofte vil du ha e-post?")}
        error_messages = {"frequency": {"required": HOW_OFTEN}}
        widgets = {"frequency": forms.RadioSelect}

    def save(self):
        """Only this one field: a mail may be noted in the others at the same moment."""
        self.instance.save(update_fields=["frequency"])


class AlertForm(OptInForm):
    """An address and how often; what is watched is the filter in the page's own address."""

    stored_as = SearchAlert
    link_mail = "premises/emails/alert_link"

    frequency = forms.ChoiceField(
        label=_("Hvor ofte vil du ha e-post?"),
        choices=SearchAlert.Frequency.choices,
        initial=SearchAlert.Frequency.AT_ONCE,
        widget=forms.RadioSelect,
        error_messages={"required": HOW_OFTEN},
    )

    def __init__(self, *args, watch, **kwargs):
        """`watch` is the filter; `address`, as of every such form, is the visitor's network address."""
        super().__init__(*args, **kwargs)
        self.watch = watch

    def check_answers(self, data):
        if len(self.watch.query) > SearchAlert._meta.get_field("query").max_length:
            raise ValidationError(_("Filteret er for langt for et varsel. Ta bort noen av valgene."), "long")

    def key(self):
        return {**super().key(), "query": self.watch.query}

    def asked(self):
        return {**super().asked(), "frequency": self.cleaned_data["frequency"]}

    def link_context(self, record):
        return {"alert": record, "in_words": self.watch.in_words}

    def headers(self, token):
        return alerts.headers(token, get_language())
