"""Those who have signed up, as they stand at the door: to come, there, waiting or off; and found by words."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from tech_port.lists.spelling import every_term

from ..models import Registration
from .table import by_name

Status = Registration.Status


class Tab(models.TextChoices):
    COMING = "kommer", _("Kommer")
    CAME = "mott", _("Møtt")
    WAITING = "venter", _("Venter")
    OFF = "avmeldt", _("Avmeldt")


STATUSES = {
    Tab.COMING: (Status.CONFIRMED, Status.OFFERED),  # an offered seat is held: who turns up has answered
    Tab.CAME: (Status.ATTENDED,),
    Tab.WAITING: (Status.WAITING,),
    Tab.OFF: (Status.CANCELLED, Status.EXPIRED),
}


@dataclass(frozen=True)
class Tabs:
    """How many sign-ups there are under each tab, of those whom the words are about."""

    numbers: dict

    @property
    def total(self):
        return sum(self.numbers.values())

    def of(self, tab):
        """How many under one, or under all for ""."""
        return self.numbers[tab] if tab else self.total

    def rows(self):
        """[(value, label, number)]."""
        return [(tab.value, tab.label, number) for tab, number in self.numbers.items()]


def search(event, words="", tab=""):
    """By name, those whom all the words are about; under one tab, or under all."""
    rows = by_name(event.registrations.filter(every_term(words, "name", "organisation_name", "email")))
    return rows.filter(status__in=STATUSES[tab]) if tab else rows


def counted(event, words=""):
    """The tabs, counted in one query."""
    numbers = {tab.name: Count("pk", filter=Q(status__in=statuses)) for tab, statuses in STATUSES.items()}
    found = search(event, words).order_by().aggregate(**numbers)
    return Tabs({tab: found[tab.name] for tab in Tab})
