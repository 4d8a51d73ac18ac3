"""Accounts and groups, which administrators alone see and change, whatever rights somebody else was given."""

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tech_port.norwegian import typography
from tech_port.rights.roles import Role, declared
from tech_port.staff.conflicts.deletions import VersionedDeletions
from tech_port.staff.conflicts.forms import MergedForms
from tech_port.staff.conflicts.lists import VersionedLists
from tech_port.staff.faults import ListedFaults
from tech_port.staff.inputs import PortalFields
from tech_port.staff.list_pages import WordedLists
from tech_port.staff.log_lines import LoggedInOneLanguage
from tech_port.staff.open_work import drafts_of, tasks_of

from . import ending
from .account_forms import AccountForm, NewAccountForm
from .ending import administrators

ENDED = _("Brukere slettes aldri, for loggen skal si hvem som gjorde hva. Når noen slutter: se «Drift» på forsiden.")
LOST = _("Mistet telefon: den som driver portalen, kjører manage.py remove_second_factor på tjeneren.")
OF_ROLE = _("Rettighetene til rollene står i koden, og settes på nytt hver gang portalen oppgraderes.")

admin.site.unregister([User, Group])


class ByAdministrators(LoggedInOneLanguage, WordedLists, ListedFaults, MergedForms, VersionedLists, VersionedDeletions):
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


@admin.register(User)
class AccountAdmin(ByAdministrators, PortalFields, UserAdmin):
    form = AccountForm
    add_form = NewAccountForm
    add_form_template = "admin/change_form.html"
    list_display = ["username", "get_full_name", "email", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser", "groups"]
    search_fields = ["username", "first_name", "last_name", "email"]
    readonly_fields = ["last_login", "date_joined"]
    add_fieldsets = [
        (None, {"fields": [("first_name", "last_name"), "email", "roles"], "classes": ["wide"]}),
        (_("Slik logger kollegaen inn"), {"fields": ["username", "password1", "password2"], "classes": ["wide"]}),
    ]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password", ("first_name", "last_name"), "email"], "description": LOST}),
        (_("Hva de får gjøre"), {"fields": ["is_active", "is_staff", "groups", "is_superuser"], "description": ENDED}),
        (None, {"fields": [("last_login", "date_joined")]}),
    ]

    def get_urls(self):
        inside = self.admin_site.admin_view
        own = [
            path("slutter/", inside(self.leavers_view), name="colleague_leaves"),
            path("<int:pk>/slutter/", inside(self.ending_view), name="colleague_end"),
        ]
        return own + super().get_urls()

    @method_decorator(require_safe)
    def leavers_view(self, request):
        """Whom of those who work here it is."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        accounts = ending.colleagues().exclude(pk=request.user.pk)
        context = {"title": _("Hvem slutter?"), "opts": self.opts, **self.admin_site.each_context(request)}
        context["colleagues"] = [(account, ending.named(account)) for account in accounts]
        return TemplateResponse(request, "admin/auth/user/leavers.html", context)

    def ending_view(self, request, pk):
        """What is open of a colleague and what ends, and the button that ends it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        account = get_object_or_404(ending.colleagues().exclude(pk=request.user.pk), pk=pk)
        form = ending.EndingForm(request.POST or None, account=account)
        if form.is_valid():
            return self.end(request, account, form.cleaned_data["successor"])
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(name)s slutter") % {"name": ending.named(account)},
            "opts": self.opts,
            "original": account,
            "form": form,
            "work": ending.work_of(account),
            "tasks": tasks_of(self.admin_site, request, account),
            "drafts": drafts_of(self.admin_site, request, account),
        }
        return TemplateResponse(request, "admin/auth/user/ending.html", context)

    def end(self, request, account, successor):
        ending.end(account, successor, by=request.user)
        self.log_change(request, account, _("Avsluttet: kollegaen har sluttet."))
        said = _("%(name)s kommer ikke inn lenger. Navnet står ved det som er gjort.")
        messages.success(request, said % {"name": ending.named(account)})
        return redirect("admin:colleague_leaves")

    def hold(self, keys):
        """The administrators first, as the form does, so that two who edit each other wait for one another."""
        list(administrators().select_for_update().order_by("pk"))
        super().hold(keys)

    def has_delete_permission(self, request, obj=None):
        return False

    def response_add(self, request, obj, post_url_continue=None):
        """To the list: the new colleague can sign in, and nothing more is to be filled in."""
        said = _("%(name)s kan logge inn nå, med brukernavnet «%(username)s».")
        messages.success(request, said % {"name": ending.named(obj), "username": obj.get_username()})
        return redirect("admin:auth_user_changelist")


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
