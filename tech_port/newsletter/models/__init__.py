"""The newsletter's records."""

from .issues import Issue, Part
from .subscriptions import Subscription, SubscriptionMonth

__all__ = [
    "Issue",
    "Part",
    "Subscription",
    "SubscriptionMonth",
]
