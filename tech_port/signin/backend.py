"""Accounts as sign-in finds them, each with what it may do, in the one query that finds it."""

import hashlib
import json
from functools import cache

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef


def with_rights():
    """Accounts with their groups, rights of their own and of groups, and second factors."""
    user, of_user = get_user_model(), OuterRef("pk")
    factors = Authenticator.objects.filter(user=of_user).order_by("pk")
    groups = user.groups.through.objects.filter(user=of_user).order_by("group_id")
    permissions = user.user_permissions.through.objects.filter(user=of_user).order_by("permission_id")
    of_groups = Permission.objects.filter(group__user=of_user).order_by("pk").distinct()
    return user._default_manager.annotate(
        held_groups=ArraySubquery(groups.values("group_id")),
        held_permissions=ArraySubquery(permissions.values("permission_id")),
        held_permissions_of_groups=ArraySubquery(of_groups.values("pk")),
        held_factors=ArraySubquery(factors.values("pk")),
        held_factor_kinds=ArraySubquery(factors.values("type")),
    )


@cache
def _statement():
    """The SQL that finds one by its key: every request of staff asks, and the ORM writes it in a millisecond."""
    sql, (_key,) = with_rights().filter(pk=0).query.sql_with_params()
    return sql


def find(pk):
    """The account of `with_rights` with a key, or None."""
    user = get_user_model()
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [pk])
        row, names = cursor.fetchone(), [column.name for column in cursor.description]
    if row is None:
        return None
    values = dict(zip(names, row, strict=True))
    fields = [field.attname for field in user._meta.concrete_fields]
    account = user.from_db(connection.alias, fields, [values.pop(name) for name in fields])
    vars(account).update(values)
    return account


def rights_of(user):
    """A hash of what an account of `with_rights` may do, which is another when any of it has changed."""
    held = [value for name, value in sorted(vars(user).items()) if name.startswith("held_")]
    told = json.dumps([user.pk, user.is_active, user.is_staff, user.is_superuser, *held])
    return hashlib.sha256(told.encode()).hexdigest()


class StaffBackend(AuthenticationBackend):
    def get_user(self, user_id):
        user = find(user_id)
        return user if user and self.user_can_authenticate(user) else None
