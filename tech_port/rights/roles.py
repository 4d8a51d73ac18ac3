"""The roles of staff: what each may do with each kind of record, as groups that every migration puts right.

An app declares it in `<app>/rights.py` as `RIGHTS`: {model: {role: "view add change delete"}}. What the reader may,
every role may. An administrator is a superuser, and needs no group.
"""

from enum import StrEnum
from importlib import import_module

from django.apps import apps as all_apps
from django.db import DEFAULT_DB_ALIAS
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

ALL = "view add change delete"


class Role(StrEnum):
    """The name of each role's group."""

    READER = "Leser"
    EDITOR = "Redaktør"
    EVENTS = "Arrangement"
    LEASING = "Utleie"


MAY = {  # in a line each, for who gives somebody a role
    Role.READER: _("ser det som er eller blir offentlig, og endrer ingenting"),
    Role.EDITOR: _("nyheter, nyhetsbrev, sider og tall, medlemmer, styret, innmeldinger og utfordringer"),
    Role.EVENTS: _("arrangementer, påmeldte, e-post til dem og tips"),
    Role.LEASING: _("lokaler, interesse, utleieres lister, leieforhold og reservasjoner"),
}


def alike(models, rights):
    """What an app declares of kinds of records that are treated alike."""
    return {model: dict(rights) for model in models}


def declared():
    """{model: {role: verbs}} of every app's kinds of records."""
    modules = [
        import_module(f"{config.name}.rights")
        for config in all_apps.get_app_configs()
        if config.name != "tech_port" and module_has_submodule(config.module, "rights")
    ]
    return {model: by_role for module in modules for model, by_role in module.RIGHTS.items()}


def rights_of(role):
    """{(app, codename)} that a role has."""
    found = set()
    for model, by_role in declared().items():
        verbs = {*by_role.get(Role.READER, "").split(), *by_role.get(role, "").split()}
        found |= {(model._meta.app_label, f"{verb}_{model._meta.model_name}") for verb in verbs}
    return found


def roles_with(right):
    """The roles that have a right, `app.codename`."""
    return [role.value for role in Role if tuple(right.split(".")) in rights_of(role)]


def apply(app_config, using=DEFAULT_DB_ALIAS, apps=all_apps, **kwargs):
    """Give each group what its role declares and nothing else, once all apps are migrated."""
    last = [config for config in all_apps.get_app_configs() if config.models_module][-1]
    if app_config.label != last.label or "auth" not in {model._meta.app_label for model in apps.get_models()}:
        return
    set_groups(using)


def set_groups(using=DEFAULT_DB_ALIAS):
    from django.contrib.auth.models import Group, Permission

    groups, given = Group.objects.using(using), Group.permissions.through.objects.using(using)
    groups.bulk_create([Group(name=role) for role in Role], ignore_conflicts=True)
    numbers = dict(groups.filter(name__in=list(Role)).values_list("name", "pk"))
    every = Permission.objects.using(using).values_list("content_type__app_label", "codename", "pk")
    permissions = {(app, codename): pk for app, codename, pk in every}
    wanted = {(numbers[role], permissions[right]) for role in Role for right in rights_of(role) if right in permissions}
    rows = list(given.filter(group__in=numbers.values()))
    has = {(row.group_id, row.permission_id): row.pk for row in rows}
    given.filter(pk__in=[pk for pair, pk in has.items() if pair not in wanted]).delete()
    new = [Group.permissions.through(group_id=group, permission_id=right) for group, right in wanted - has.keys()]
    given.bulk_create(new, ignore_conflicts=True)
