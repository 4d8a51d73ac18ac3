"""The newsletter's records."""

from .subscriptions import Subscription, SubscriptionMonth

__all__ = [
    "Subscription",
    "SubscriptionMonth",
]
