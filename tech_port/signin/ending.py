"""A colleague leaves: nobody signs in by the account any more, and what is still open is named, or another's.

The account stays with its name, for the log and the histories to say who did what.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tech_port.hooks import Hook
from tech_port.norwegian.forms import Form

MANY = 6  # to choose among, from which they are folded away
work = Hook()  # given an account: its Work of a kind


@dataclass(frozen=True)
class Work:
    """Open work that an account answers for: in words, how much, where it is listed, and how another gets it."""

    words: str
    number: int
    address: str
    hand_over: Callable


def colleagues():
    """The accounts of those who work here."""
    return (
        get_user_model().objects.filter(is_staff=True, is_active=True).order_by("first_name", "last_name", "username")
    )


def administrators():
    """The accounts that can let somebody in again."""
    return get_user_model().objects.filter(is_superuser=True, is_staff=True, is_active=True)


def named(account):
    """`Kari Nordmann (kari)`."""
    name = account.get_full_name()
    return f"{name} ({account.get_username()})" if name else account.get_username()


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, account):
        return named(account)


class EndingForm(Form):
    successor = ColleagueField(
        label=_("Hvem tar over?"), queryset=None, required=False, empty_label=_("Ingen ennå: det står uten ansvarlig")
    )

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        field, others = self.fields["successor"], colleagues().exclude(pk=account.pk)
        if len(others) < MANY:
            field.widget = forms.RadioSelect()
        field.queryset = others


def work_of(account):
    """What is open of an account, of every kind of which there is something."""
    return [found for found in work(account) if found.number]


@transaction.atomic
def end(account, successor, by):
    """Hand over what is open and let nobody in by the account; its sessions end with what it may do.

    The administrators are held, so that two who end each other wait for one another and one of them stays.
    """
    held = list(administrators().select_for_update().order_by("pk"))
    if by not in held or account == by:
        raise PermissionDenied
    for found in work_of(account):
        found.hand_over(successor)
    Authenticator.objects.filter(user=account).delete()
    EmailAddress.objects.filter(user=account).delete()
    account.groups.clear()
    account.is_active = account.is_staff = account.is_superuser = False
    account.email = ""
    account.set_unusable_password()
    account.save(update_fields=["is_active", "is_staff", "is_superuser", "email", "password"])
