"""Those who get the newsletter, and how many."""

from datetime import timedelta

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
    return create(
        SubscriptionMonth, values, month=lambda: timezone.localdate().replace(day=1), asked=3, confirmed=2, stopped=1
    )
