"""The forms of accounts: a new colleague can sign in at once, with the roles that were chosen; one is always left."""

from django import forms
from django.contrib.auth.forms import ReadOnlyPasswordHashField, UserCreationForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.forms import ModelForm
from tech_port.rights.roles import MAY, Role

from .ending import administrators

LAST = _("Dette er den siste administratoren. Gjør en annen til administrator først.")
ADMINISTRATOR = "administrator"
ALL = _("Administrator: alt, også kollegaene og det portalen vet om folk")


def in_words(role):
    """`Redaktør: nyheter, …`; a group that is no role has its name alone."""
    return format_lazy("{}: {}", role, MAY[role]) if role in MAY else role


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return in_words(group.name)


class AccountForm(ModelForm):
    password = ReadOnlyPasswordHashField(label=_("Passord"))
    email = EmailField(label=_("E-post"), required=False)
    groups = RolesField(Group.objects.order_by("name"), label=_("Roller"), required=False)

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "is_active", "is_staff", "groups", "is_superuser"]
        labels = {
            "is_active": _("Kontoen er i bruk"),
            "is_staff": _("Hører til staben"),
            "is_superuser": _("Administrator"),
        }
        help_texts = {
            "is_active": _("Uten dette kan ingen logge inn med den."),
            "is_staff": _("Uten dette kommer ingen inn i administrasjonen."),
            "is_superuser": _("Får gjøre alt, også med kollegaene og det portalen vet om folk."),
        }

    def clean(self):
        """Somebody can always administer: the administrators are held until this is saved, so that two do not go."""
        data = super().clean()
        stays = all(data.get(name) for name in ("is_superuser", "is_staff", "is_active"))
        held = list(administrators().select_for_update().order_by("pk"))
        if not stays and held == [self.instance]:
            raise ValidationError(LAST, "last_administrator")
        return data


class NewAccountForm(ModelForm, UserCreationForm):
    """Who it is and what they may do; of the staff, and so let in, from the first minute."""

    email = EmailField(label=_("E-post"))
    roles = forms.MultipleChoiceField(label=_("Hva kollegaen får gjøre"), widget=forms.CheckboxSelectMultiple)

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ["first_name", "last_name", "email", "username"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        name = self.fields["username"]
        name.required, name.help_text = False, _("Tomt: det som står før @ i e-posten.")
        name.widget.attrs.pop("autofocus", None)
        self.fields["first_name"].widget.attrs["autofocus"] = not self.is_bound
        self.fields["roles"].choices = [*((role.value, in_words(role)) for role in Role), (ADMINISTRATOR, ALL)]

    def clean_username(self):
        """What an address begins with, where nothing is written."""
        of_address = self.cleaned_data.get("email", "").partition("@")[0]
        self.cleaned_data["username"] = self.cleaned_data.get("username") or of_address
        return super().clean_username()

    def save(self, commit=True):
        self.instance.is_staff = True
        self.instance.is_superuser = ADMINISTRATOR in self.cleaned_data["roles"]
        return super().save(commit)

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.groups.set(Group.objects.filter(name__in=self.cleaned_data["roles"]))
