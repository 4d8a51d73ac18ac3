"""Alerts: what one watches, which units have come to fit, and the mail about them."""

from email.utils import parseaddr
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property

from members.models import Organisation
from tech_port.outbox.models import Mail
from tech_port.worker.rows import each

from ..finder.filters import UnitFilter
from ..finder.loosening import written
from ..models import AlertMatch, Building, SearchAlert
from ..models.units import Status

MAX_IN_A_MAIL = 20


class Watch(UnitFilter):
    """The finder's question as an alert keeps it: any building or landlord may be waited for, on offer now or not."""

    def __init__(self, data):
        super().__init__(_asked_only(data))
        self.form.fields["bygg"].queryset = Building.objects.all()
        self.form.fields["utleier"].queryset = Organisation.objects.all()
        self.form.full_clean()

    @cached_property
    def query(self):
        """The same question always as the same text, as it stands in an address."""
        return urlencode([(name, text) for name in sorted(self.asked) for text in _as_texts(self.asked[name])])

    @property
    def in_words(self):
        """What is watched, a line for each filter; none when everything is."""
        return [chip.in_words for chip in self.chips]

    @cached_property
    def units(self):
        """The units to tell about: vacant or to become so, and nobody holds them."""
        return [unit for unit in self.qs if unit.status in {Status.VACANT, Status.COMING}]


def _asked_only(data):
    """An address's parameters without those that only say how to show the answer."""
    asked = QueryDict(mutable=True)
    for name, values in data.lists():
        if name in UnitFilter.base_filters and name not in UnitFilter.APART:
            asked.setlist(name, values)
    return asked


def _as_texts(value):
    """A filter's value as the address writes it, in one way only."""
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        return sorted(getattr(choice, "slug", choice) for choice in value)
    return [written(value)]


def watch(alert):
    return Watch(QueryDict(alert.query))


def terms_of(unit):
    """What a tenant would want to hear of again when it changes: the status, from when, and the rent."""
    since = unit.available_from if unit.status == Status.COMING else None
    return " ".join(str(part) for part in (unit.status, since, unit.rent_nok_m2_year) if part is not None)


def find(alert, at):
    """Note what fits an alert now, once a standing; returns the units that it has not been told about.

    What no longer fits is forgotten, so that it is news when it comes back. A question that can no longer be read
    finds nothing: it must not grow wider than what was asked.
    """
    question = watch(alert)
    if question.form.errors:
        return []
    units = question.units
    alert.matches.exclude(unit__in=units).delete()
    matches = [AlertMatch(alert=alert, unit=unit, standing=terms_of(unit), found_at=at) for unit in units]
    AlertMatch.objects.bulk_create(matches, ignore_conflicts=True)
    untold = set(alert.matches.filter(told_at=None).values_list("unit", "standing"))
    return [unit for unit in units if (unit.pk, terms_of(unit)) in untold]


@transaction.atomic
def confirm(alert, at):
    """Begin an alert: what fits already is on the page, so only what comes later is mailed. Twice changes nothing."""
    alert = SearchAlert.objects.select_for_update().get(pk=alert.pk)
    if alert.confirmed_at is None:
        alert.confirm(at)
        find(alert, at)
        alert.matches.update(told_at=at)


def send_all(now):
    """Mail every alert that has news and may be sent; returns the number of mails."""
    # In no order: a run that is over before all have had their turn does not always leave the same ones.
    keys = SearchAlert.objects.confirmed().order_by("?").values_list("pk", flat=True)
    return each("alerts", SearchAlert, keys, lambda key: _send(key, now), now)


def _send(key, now):
    """1 when a mail was queued. An alert that another run is busy with is left to it."""
    alert = SearchAlert.objects.confirmed().select_for_update(skip_locked=True).filter(pk=key).first()
    news = find(alert, now) if alert else []
    if not news or not alert.may_send(now):
        return 0
    alert.mark_notified(_queue(alert, news), now)
    return 1


def _queue(alert, news):
    token = alert.new_token()
    context = {
        "alert": alert,
        "token": token,
        "in_words": _in_words(alert),
        "units": news[:MAX_IN_A_MAIL],
        "more": len(news) - MAX_IN_A_MAIL,
        "total": len(news),
    }
    told = headers(token, alert.language)
    return Mail.objects.queue(
        "premises/emails/alert_news", alert.email, context, language=alert.language, about=alert, headers=told
    )


def _in_words(alert):
    with translation.override(alert.language):
        return watch(alert).in_words


def headers(token, language):
    """How a mail program stops the mails with one press (RFC 8058); the address by hand opens a page with a button."""
    with translation.override(language):
        page = settings.SITE_URL + reverse("premises:alert_unsubscribe", args=[token])
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return {
        "List-Unsubscribe": f"<{page}>, <mailto:{address}?subject=Stopp%20varsel>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
