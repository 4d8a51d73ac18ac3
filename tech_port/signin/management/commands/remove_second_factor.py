"""For an administrator who lost the telephone and the recovery codes; others ask an administrator to run it."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction


class Command(BaseCommand):
    help = "Removes an account's app, passkeys and recovery codes; the next sign-in sets up new ones. Is audited."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account “{username}”.")
        with transaction.atomic():
            count, _rows = Authenticator.objects.filter(user=user).delete()
        self.stdout.write(f"{count} removed of {username}, whose sessions have ended with them.")
