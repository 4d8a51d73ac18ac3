"""What staff do with many interests at once: move them to a status, and say who answers."""

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tech_port.norwegian.forms import Form
from tech_port.staff.list_pages import act

from ...models import InterestStep, Signing

MAX_NOTE_LENGTH = InterestStep._meta.get_field("note").max_length
SIGNED = _("Signert, og latt stå: %(references)s. Angre signeringen på siden til hver av dem.")
TOO_LONG = _("Kort ned merknaden til høyst %(most)d tegn. Nå er det %(count)d.")


def colleagues():
    """The accounts that an interest may be assigned to."""
    return get_user_model().objects.filter(is_staff=True, is_active=True)


class NoteActionForm(Form, ActionForm):
    comes_back = False

    note = forms.CharField(label=_("Merknad i loggen:"), required=False)
    assignee = forms.ModelChoiceField(label=_("Ansvarlig:"), queryset=colleagues(), required=False, empty_label="–")


def mover(status):
    """The list action that moves the chosen ones to a status."""

    @act(
        format_lazy(_("Sett valgte til «{status}»"), status=status.label),
        _("Leietakerne ser den nye statusen på siden sin."),
        permissions=["change"],
    )
    def move(model_admin, request, queryset):
        note = request.POST.get("note", "")
        if len(note) > MAX_NOTE_LENGTH:
            words = {"most": MAX_NOTE_LENGTH, "count": len(note)}
            model_admin.message_user(request, TOO_LONG % words, messages.ERROR)
            return
        with transaction.atomic():
            signed = queryset.filter(signings__in=Signing.objects.standing())
            moved = list(queryset.exclude(status=status).exclude(pk__in=signed).select_for_update(of=["self"]))
            for interest in moved:
                interest.move_to(status, by=request.user, note=note)
                model_admin.log_change(request, interest, status.label)
        text = ngettext(
            "%(number)d melding har fått ny status.", "%(number)d meldinger har fått ny status.", len(moved)
        )
        model_admin.message_user(request, text % {"number": len(moved)}, messages.SUCCESS)
        if names := ", ".join(signed.values_list("reference", flat=True)):
            model_admin.message_user(request, SIGNED % {"references": names}, messages.WARNING)

    move.__name__ = f"move_to_{status}"
    return move


@act(_("Ta valgte selv"), _("Du blir ansvarlig for dem."), permissions=["change"])
def take(model_admin, request, queryset):
    hand_over(model_admin, request, queryset, request.user)


@act(_("Tildel valgte"), _("Den som er valgt over, blir ansvarlig for dem."), permissions=["change"])
def assign(model_admin, request, queryset):
    form = NoteActionForm(request.POST)
    form.fields["action"].required = False
    form.is_valid()
    if not form.cleaned_data.get("assignee"):
        model_admin.message_user(request, _("Velg hvem som skal være ansvarlig."), messages.WARNING)
        return
    hand_over(model_admin, request, queryset, form.cleaned_data["assignee"])


def hand_over(model_admin, request, queryset, colleague):
    """Make a colleague answer for the chosen ones."""
    with transaction.atomic():
        given = list(queryset.exclude(assigned_to=colleague).select_for_update(of=["self"]))
        for interest in given:
            interest.assign(colleague)
            model_admin.log_change(request, interest, _("Ny ansvarlig."))
    text = ngettext("%(number)d melding har fått ansvarlig.", "%(number)d meldinger har fått ansvarlig.", len(given))
    model_admin.message_user(request, text % {"number": len(given)}, messages.SUCCESS)
