"""What a look shows: who gets what, how many, and what becomes public, for the eyes of one colleague."""

import hashlib
import json
from dataclasses import dataclass

from django.utils import timezone

from ..norwegian.typography import number
from ..rights.personal import may_read_mail
from .leaving import LISTED


def masked(address):
    """`kari@firma.example` as `k…@f…`: enough to tell one recipient from the next."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}…@{host[:1]}…"


@dataclass
class Letter:
    """One mail as it will be, and those who get the same; without its text for who may not read it.

    Who may read a text that is for all may not therefore read who gets it.
    """

    mail: object
    addresses: list
    total: int
    due_at: object
    is_to_many: bool
    may_read: bool = False
    for_all: bool = False

    @property
    def listed(self):
        found = self.addresses[:LISTED]
        return found if self.may_read else [masked(address) for address in found]

    @property
    def shows_text(self):
        return self.may_read or self.for_all

    @property
    def more(self):
        """How many it goes to besides those that are listed, in words; "" for none."""
        left = self.total - len(self.listed)
        return number(left) if left > 0 else ""

    @property
    def number(self):
        return number(self.total)

    @property
    def text(self):
        return self.mail.text_without_secrets.rstrip()

    @property
    def has_secrets(self):
        return self.mail.text_without_secrets != self.mail.text

    def says(self, mail):
        """Whether it says word for word what another mail says."""
        is_same = (self.mail.subject, self.mail.text_without_secrets) == (mail.subject, mail.text_without_secrets)
        return is_same and not self.is_to_many


class Seen:
    """All that one act makes leave; false when nothing does."""

    def __init__(self, leaving, user):
        self.sendings, self.public = leaving.sendings(), leaving.public()
        self.letters, self.user = [], user
        for sending in self.sendings:
            self._add(sending)

    def __bool__(self):
        return bool(self.sendings or self.public)

    def _add(self, sending):
        """A mail that says word for word what another says is shown with it."""
        for part in sending.parts:
            same = [] if part.number > 1 else [one for one in self.letters if one.says(part.mail)]
            if same:
                same[0].addresses += part.addresses
                same[0].total += 1
            else:
                letter = Letter(part.mail, [*part.addresses], part.number, sending.due_at, part.number > 1)
                letter.for_all = part.for_all
                letter.may_read = may_read_mail(self.user, part.mail.template)
                self.letters.append(letter)

    @property
    def title(self):
        return next((sending.title for sending in self.sendings if sending.title), "")

    @property
    def button(self):
        return next((sending.button for sending in self.sendings if sending.button), "")

    @property
    def digest(self):
        """Another one when others get something, or something else, or when something else becomes public."""
        told = [
            (part.number, part.keys, part.addresses, text_of(part.mail, sending))
            for sending in self.sendings
            for part in sending.parts
        ]
        return hashlib.sha256(json.dumps([told, self.public]).encode()).hexdigest()

    def let_go(self):
        """Send what waits for somebody to have looked."""
        for sending in self.sendings:
            if sending.let_go:
                sending.let_go(self.user, timezone.now())

    @property
    def withheld(self):
        """What is not sent when all is done without mail."""
        return [sending for sending in self.sendings if sending.withhold]

    @property
    def can_be_quiet(self):
        """Whether it makes sense to do it without its mails."""
        return bool(self.withheld) and not any(sending.is_the_point for sending in self.sendings)

    @property
    def total(self):
        return sum(sending.number for sending in self.sendings)

    @property
    def untold(self):
        return sum(sending.number for sending in self.withheld)

    @property
    def untold_in_words(self):
        return number(self.untold)

    @property
    def told_anyway(self):
        return self.total - self.untold


def text_of(mail, sending):
    """What is compared of a mail; of one that tells a time that runs out, which mail it is."""
    return [mail.template] if sending.runs_out else [mail.template, mail.subject, mail.text_without_secrets]
