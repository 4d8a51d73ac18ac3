"""Erasure of all that is held of an e-mail address, told before it is done."""

from django.core.management.base import BaseCommand

from tech_port.data_subjects.held import erase, found
from tech_port.data_subjects.looked import look

from ._address import address


class Command(BaseCommand):
    help = "Says what of an e-mail address would be erased and what stays, and with --yes erases it. Is audited."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="erase it; without this nothing is changed")

    def handle(self, *, email, yes, **options):
        asked = address(email)
        everything = found(asked)
        looked = look(asked, everything)
        self.tell("Goes:", [f"{one.table}: {one.number} rows" for one in looked.goes])
        self.tell("Stays:", [f"{one.mention.table}: {one.mention.number} rows. {one.why}" for one in looked.stays])
        if yes:
            self.stdout.write(f"Erased: {sum(erase(asked, everything).values())} records.")
        else:
            self.stdout.write("Nothing was erased: say --yes when this is what you want.")

    def tell(self, heading, lines):
        self.stdout.write(heading)
        for line in lines or ["nothing"]:
            self.stdout.write(f"  {line}")
