"""Second factors: who has one, who must have one, and what they are called."""

from allauth.mfa.models import Authenticator
from django.conf import settings

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # of which recovery codes are none


def has_factor(user):
    """Whether an account has a second factor; asked once with the account where the session's backend did."""
    kinds = getattr(user, "held_factor_kinds", None)
    if kinds is None:
        return Authenticator.objects.filter(user=user, type__in=KINDS).exists()
    return any(kind in KINDS for kind in kinds)


def must_set_up(request):
    """Whether somebody who has signed in has to set up a second factor before anything else."""
    user = request.user
    return settings.SECOND_FACTOR_REQUIRED and user.is_authenticated and user.is_staff and not has_factor(user)
