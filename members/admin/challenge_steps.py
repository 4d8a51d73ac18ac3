"""The steps of a challenge: publish, decline, set going, solve, close. Each is a page with a button, pressed once."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.forms import Form
from tech_port.open_forms.forms import posted
from tech_port.staff import leaving
from tech_port.staff.inputs import searched

from ..models import Challenge, Organisation


class StepForm(Form):
    """What a step needs to know; nothing, unless a subclass asks."""

    def __init__(self, *args, challenge, **kwargs):
        super().__init__(*args, **kwargs)
        self.begin(challenge)

    def begin(self, challenge):
        """Fill in what is known already."""


class PublishForm(StepForm):
    organisation = forms.ModelChoiceField(
        label=_("Virksomhet"),
        queryset=Organisation.objects.all(),
        error_messages={"required": _("Velg virksomheten før utfordringen blir synlig.")},
    )

    def begin(self, challenge):
        field = self.fields["organisation"]
        field.initial = challenge.organisation or challenge.suggested_organisation
        if challenge.organisation_name:
            field.help_text = _("Innsenderen skrev: %(name)s") % {"name": challenge.organisation_name}


class DeclineForm(StepForm):
    reason = forms.CharField(
        label=_("Begrunnelse"),
        max_length=2000,
        widget=AdminTextareaWidget({"rows": 6}),
        help_text=_("Går til innsenderen som du skriver den, på innsenderens språk."),
    )


class SendForm(StepForm):
    route = forms.ChoiceField(label=_("Vei"), choices=Challenge.Route.choices, widget=forms.RadioSelect)

    def begin(self, challenge):
        self.fields["route"].initial = challenge.route


class SolveForm(StepForm):
    outcome_nb = forms.CharField(
        label=_("Resultat på norsk"),
        max_length=3000,
        widget=AdminTextareaWidget({"rows": 6}),
        help_text=_("Vises på siden. Hva ble laget eller funnet ut, og hva skjer videre?"),
    )
    outcome_en = forms.CharField(
        label=_("Resultat på engelsk"), required=False, max_length=3000, widget=AdminTextareaWidget({"rows": 6})
    )

    def begin(self, challenge):
        for name in ("outcome_nb", "outcome_en"):
            self.fields[name].initial = getattr(challenge, name)


@dataclass(frozen=True)
class Step:
    """A step: the status it leads to, its address and texts, what it asks for, and how it is taken."""

    status: str
    word: str
    name: str
    label: str
    about: str
    done: str
    form: type
    take: Callable


def publish(challenge, data):
    challenge.organisation = data["organisation"]
    challenge.publish()


Status = Challenge.Status
STEPS = (
    Step(
        Status.OPEN,
        "publiser",
        "publish",
        _("Publiser"),
        _("Utfordringen blir synlig på tavla med navnet på virksomheten. Kontakten vises aldri."),
        _("Publisert."),
        PublishForm,
        publish,
    ),
    Step(
        Status.DECLINED,
        "avvis",
        "decline",
        _("Ta ikke inn"),
        _("Utfordringen blir aldri synlig, og innsenderen får vite hvorfor."),
        _("Ikke tatt inn."),
        DeclineForm,
        lambda challenge, data: challenge.decline(data["reason"]),
    ),
    Step(
        Status.ROUTED,
        "send",
        "send",
        _("Sett i gang"),
        _("Velg veien når noen har tatt oppgaven. Den vises på tavla som satt i gang."),
        _("Satt i gang."),
        SendForm,
        lambda challenge, data: challenge.send(data["route"]),
    ),
    Step(
        Status.SOLVED,
        "los",
        "solve",
        _("Sett som løst"),
        _("Skriv hva som kom ut av det. Resultatet vises på tavla."),
        _("Løst."),
        SolveForm,
        lambda challenge, data: challenge.solve(**data),
    ),
    Step(
        Status.CLOSED,
        "avslutt",
        "close",
        _("Avslutt uten resultat"),
        _("Utfordringen står på tavla som avsluttet."),
        _("Avsluttet uten resultat."),
        StepForm,
        lambda challenge, data: challenge.close(),
    ),
)


def step_page(model_admin, request, challenge, *, step):
    """Ask what the step needs and take it. Who comes too late is told how it stands, and nothing is done."""
    if step.status not in challenge.next_statuses:
        return too_late(model_admin, request, challenge)
    form = step.form(posted(request), challenge=challenge)
    if "organisation" in form.fields:
        searched(form, "organisation", Challenge._meta.get_field("organisation"))
    if form.is_valid():
        try:
            with transaction.atomic():
                step.take(challenge, form.cleaned_data)
                if challenge.is_public:
                    leaving.publish(shown(challenge))
                return model_admin.done(request, challenge, step.done)
        except ValidationError as error:
            if getattr(error, "code", None) == "step":
                return too_late(model_admin, request, challenge)
            form.add_error(None, error)
    return model_admin.render_page(request, challenge, "step", step.label, step=step, form=form)


def shown(challenge):
    words = {"title": challenge, "status": challenge.get_status_display()}
    words["address"] = settings.SITE_URL + challenge.get_absolute_url()
    return _("«%(title)s» står på tavla som «%(status)s»: %(address)s") % words


def too_late(model_admin, request, challenge):
    challenge.refresh_from_db(fields=["status"])
    status = challenge.get_status_display()
    text = _("Ingenting ble gjort: Utfordringen har alt statusen «%(status)s».") % {"status": status}
    return model_admin.too_late(request, challenge, text)
