"""Accounts as sign-in finds them, each with what it may do, in the one query that finds it."""

import hashlib
import json
from functools import cache

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef


@cache
def with_rights():
    """Accounts with their groups, rights of their own and of groups, and second factors: a question made once."""
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


def rights_of(user):
    """A hash of what an account of `with_rights` may do, which is another when any of it has changed."""
    held = [value for name, value in sorted(vars(user).items()) if name.startswith("held_")]
    told = json.dumps([user.pk, user.is_active, user.is_staff, user.is_superuser, *held])
    return hashlib.sha256(told.encode()).hexdigest()


class StaffBackend(AuthenticationBackend):
    def get_user(self, user_id):
        user = with_rights().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
