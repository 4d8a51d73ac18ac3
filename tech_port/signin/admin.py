"""What django-allauth would show of second factors, with their secrets, and of addresses, is not shown."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib import admin

from . import account_pages, preferences  # noqa: F401

admin.site.unregister([EmailAddress, Authenticator])
if admin.site.is_registered(EmailConfirmation):  # where addresses are confirmed by rows
    admin.site.unregister(EmailConfirmation)
