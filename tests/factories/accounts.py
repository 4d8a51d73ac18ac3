"""Accounts."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tech_port.signin.models import Preferences
from tests.factories.rows import numbers


def make_user(*permissions, **values):
    """An account; `permissions` are "premises.view_interest", … and a `password` is hashed (slowly) when given."""
    password = values.pop("password", None)
    user = get_user_model().objects.create_user(
        **{"username": f"bruker{next(numbers)}", "is_staff": bool(permissions), "password": password, **values}
    )
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def make_colleague(role):
    """An account of the staff's with one role, as a migration has made it."""
    user = make_user(username=f"{role.name.lower()}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_preferences(**values):
    """What somebody has chosen."""
    return Preferences.objects.create(**{"account": values.get("account") or make_user(is_staff=True), **values})
