"""Interest that a colleague answers, for when they leave."""

from django.urls import reverse
from django.utils.translation import ngettext

from tech_port.signin.ending import Work

from ..models import Interest


def work(account):
    """The open ones that an account answers; `hand_over` makes them another's, or nobody's."""
    rows = Interest.objects.open().filter(assigned_to=account)
    number = rows.count()
    words = ngettext("%(number)d åpen interessemelding", "%(number)d åpne interessemeldinger", number)

    def hand_over(successor):
        for interest in rows.select_for_update(of=["self"]):
            interest.assign(successor)

    address = reverse("admin:premises_interest_changelist") + f"?svar=open&assigned_to__id__exact={account.pk}"
    return Work(words % {"number": number}, number, address, hand_over)
