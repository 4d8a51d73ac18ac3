"""Accounts and groups, which administrators alone see and change, whatever rights somebody else was given."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, ReadOnlyPasswordHashField
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tech_port.norwegian import typography
from tech_port.norwegian.emails import EmailField
from tech_port.norwegian.forms import ModelForm
from tech_port.rights.roles import Role, declared
from tech_port.staff.conflicts.deletions import VersionedDeletions
from tech_port.staff.conflicts.forms import MergedForms
from tech_port.staff.conflicts.lists import VersionedLists
from tech_port.staff.faults import ListedFaults
from tech_port.staff.inputs import PortalFields
from tech_port.staff.list_pages import WordedLists

ENDED = _("Brukere slettes aldri, for loggen skal si hvem som gjorde hva. Fjern krysset for aktiv når noen slutter.")
LOST = _("Mistet telefon: den som driver portalen, kjører manage.py remove_second_factor på tjeneren.")
LAST = _("Dette er den siste administratoren. Gjør en annen til administrator først.")
OF_ROLE = _("Rettighetene til rollene står i koden, og settes på nytt hver gang portalen oppgraderes.")

admin.site.unregister([User, Group])


class ByAdministrators(WordedLists, ListedFaults, MergedForms, VersionedLists, VersionedDeletions):
    uncounted = ("password", "last_login")  # of an account

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser


def administrators():
    """The accounts that can let somebody in again."""
    return User.objects.filter(is_superuser=True, is_staff=True, is_active=True)


class AccountForm(ModelForm):
    password = ReadOnlyPasswordHashField(label=_("Passord"))
    email = EmailField(label=_("E-post"), required=False)

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "is_active", "is_staff", "groups", "is_superuser"]

    def clean(self):
        """Somebody can always administer: the administrators are held until this is saved, so that two do not go."""
        data = super().clean()
        stays = all(data.get(name) for name in ("is_superuser", "is_staff", "is_active"))
        held = list(administrators().select_for_update().order_by("pk"))
        if not stays and held == [self.instance]:
            raise ValidationError(LAST, "last_administrator")
        return data


class NewAccountForm(ModelForm, AdminUserCreationForm):
    email = EmailField(label=_("E-post"), required=False)

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ["username", "email"]


@admin.register(User)
class AccountAdmin(ByAdministrators, PortalFields, UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    list_display = ["username", "get_full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "groups"]
    search_fields = ["username", "first_name", "last_name", "email"]
    readonly_fields = ["last_login", "date_joined"]
    add_fieldsets = [
        (None, {"fields": ["username", "email", "usable_password", "password1", "password2"], "classes": ["wide"]}),
    ]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password", ("first_name", "last_name"), "email"], "description": LOST}),
        (_("Hva de får gjøre"), {"fields": ["is_active", "is_staff", "groups", "is_superuser"], "description": ENDED}),
        (None, {"fields": [("last_login", "date_joined")]}),
    ]

    def hold(self, keys):
        """The administrators first, as the form does, so that two who edit each other wait for one another."""
        list(administrators().select_for_update().order_by("pk"))
        super().hold(keys)

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=forms.CheckboxSelectMultiple, **kwargs)


def is_a_role(group):
    return group.name in set(Role)


@admin.register(Group)
class RoleAdmin(ByAdministrators, PortalFields, GroupAdmin):
    """The roles, to look at; other groups are made of the same rights, and of no right to accounts."""

    list_display = ["name", "is_role"]
    fieldsets = [(None, {"fields": ["name", "permissions"], "description": OF_ROLE})]

    @admin.display(description=_("rolle"))
    def is_role(self, group):
        return typography.yes_or_no(is_a_role(group))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and is_a_role(obj))

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        types = ContentType.objects.get_for_models(*declared()).values()
        field.queryset = field.queryset.filter(content_type__in=list(types))
        return field
