"""All that the portal holds of an e-mail address, to hand over to who it belongs to."""

import json

from django.core.management.base import BaseCommand

from tech_port.audit.models import Entry
from tech_port.data_subjects.handed import handed
from tech_port.data_subjects.held import found, note

from ._address import address


class Command(BaseCommand):
    help = "Prints all that is held of an e-mail address, as JSON. Is audited, without the address."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **options):
        asked = address(email)
        everything = found(asked)
        note(asked, Entry.Kind.EXPORT, Entry.Action.TAKEN, everything)
        self.stdout.write(json.dumps(handed(asked, everything), ensure_ascii=False, indent=2, default=str))
