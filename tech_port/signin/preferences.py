"""What somebody of the staff chooses for themselves: the admin's language, and whether one key alone does something."""

from django.contrib import admin, messages
from django.forms import ChoiceField, RadioSelect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from tech_port.norwegian.forms import ModelForm
from tech_port.staff.editing import PortalModelAdmin, ReadOnly

from .language import keep, language_of
from .models import Preferences

LANGUAGES = [("nb", "Norsk"), ("en", "English")]  # each in itself


class PreferencesForm(ModelForm):
    language = ChoiceField(
        label=_("Språk i administrasjonen"),
        choices=[("", _("Som nettleseren")), *LANGUAGES],
        required=False,
        widget=RadioSelect,
    )

    class Meta:
        model = Preferences
        fields = ["language", "jumps_by_slash"]


class LanguageForm(ModelForm):
    language = ChoiceField(choices=LANGUAGES)

    class Meta:
        model = Preferences
        fields = ["language"]


def of(user):
    return Preferences.objects.filter(pk=user.pk).first() or Preferences(account_id=user.pk)


def choose(request):
    """The page of all that is chosen."""
    form = PreferencesForm(request.POST or None, instance=of(request.user))
    if form.is_valid():
        keep(request.session, form.save())
        with override(language_of(request)):
            messages.success(request, gettext("Valgene er lagret."))
        return redirect("preferences")
    return TemplateResponse(request, "account/preferences.html", {"form": form})


@require_POST
def choose_language(request):
    """The switch above each page, which leads back to it."""
    form = LanguageForm(request.POST, instance=of(request.user))
    if form.is_valid():
        keep(request.session, form.save())
    address = request.POST.get("_here", "")
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return redirect(address if is_ours else reverse("admin:index"))


@admin.register(Preferences)
class PreferencesAdmin(ReadOnly, PortalModelAdmin):
    list_display = ["account", "language", "jumps_by_slash"]
    search_fields = ["account__username"]
    list_select_related = ["account"]
