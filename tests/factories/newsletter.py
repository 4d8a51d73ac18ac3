"""Those who get the newsletter, and how many."""

from datetime import date, timedelta

from django.utils import timezone

from tech_port.newsletter.models import Subscription, SubscriptionMonth
from tests.factories.rows import create, create_with_link, numbers


def make_subscription(**values):
    """A confirmed one."""
    return create_with_link(
        Subscription,
        values,
        email=f"leser{next(numbers)}@lesere.example",
        created_at=lambda: timezone.now() - timedelta(days=1),
        confirmed_at=timezone.now,
    )


def make_subscription_month(**values):
    """A month that has no row yet, long ago."""
    years, month = divmod(next(numbers), 12)
    return create(SubscriptionMonth, values, month=date(1000 + years, month + 1, 1), asked=3, confirmed=2, stopped=1)
