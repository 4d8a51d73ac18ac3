"""Those who get the newsletter, how many, and what they get."""

from datetime import date, timedelta

from django.utils import timezone

from tech_port.newsletter.models import Issue, Part, Subscription, SubscriptionMonth
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


def make_issue(**values):
    """A draft; one that has left brings its times."""
    number, now = next(numbers), timezone.now()
    state = values.get("state", "draft")
    return create(
        Issue,
        values,
        number=number,
        title_nb=f"Brev {number}",
        title_en=f"Letter {number}",
        due_at=None if state == "draft" else now,
        published_at=now if state in ("sending", "sent", "stopped") else None,
        finished_at=now if state in ("sent", "stopped") else None,
    )


def make_part(**values):
    """A text, or a part of the kind of the record that is given."""
    records = [name for name in ("event", "article", "unit", "key_point") if name in values]
    kind = records[0] if records else "text"
    words = (
        {} if records else {"heading_nb": "Fra oss", "heading_en": "From us", "text_nb": "Hei.", "text_en": "Hello."}
    )
    return create(Part, values, issue=make_issue, kind=kind, **words)
    """A month that has no row yet, long ago."""
    years, month = divmod(next(numbers), 12)
    return create(SubscriptionMonth, values, month=date(1000 + years, month + 1, 1), asked=3, confirmed=2, stopped=1)
