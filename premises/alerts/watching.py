"""Alerts: what one watches, which units have come to fit, and the mail about them."""

from dataclasses import replace
from urllib.parse import urlencode

from django.db import transaction
from django.http import QueryDict
from django.utils import translation
from django.utils.functional import cached_property

from members.models import Organisation
from tech_port.open_forms import one_click
from tech_port.outbox.models import Mail
from tech_port.worker.rows import each

from ..finder.filters import UnitFilter
from ..fits.supply import fits
from ..models import AlertMatch, Building, SearchAlert
from .standing import standing_of, subject_of

MAX_IN_A_MAIL = 20


class Watch(UnitFilter):
    """The finder's question as an alert keeps it: any building or landlord may be waited for, on offer now or not."""

    def __init__(self, data):
        asked = _asked_only(data)
        super().__init__(asked.copy())
        self.form.data = asked  # also what the finder's own, narrower choices have refused
        self.form.fields["bygg"].queryset = Building.objects.all()
        self.form.fields["utleier"].queryset = Organisation.objects.all()
        self.form.full_clean()
        self.follow_moves()
        self.data = self.form.data = self.form.in_address

    @cached_property
    def query(self):
        """The same question always as the same text, as it stands in an address."""
        return urlencode(sorted(self.watched.params))

    @property
    def watched(self):
        """The need without what only says how to show the answer; VAT counts where a total is asked for."""
        need = self.need
        is_of_totals = need.with_vat and need.total_max_nok_month is not None
        showing = {"day": None, "index_percent": None, "years": None, "line_of_work": ""}
        return replace(need, with_vat=bool(is_of_totals), **showing)

    @property
    def in_words(self):
        """What is watched, a line for each filter; none when everything is."""
        return [chip.in_words for chip in self.chips]

    @cached_property
    def answers(self):
        """What to tell about: units, parts of units, and neighbouring units together."""
        return fits(self.watched, self.today).fitting


def _asked_only(data):
    """An address's parameters without those that only say how to show the answer."""
    asked = QueryDict(mutable=True)
    for name, values in data.lists():
        if name in UnitFilter.base_filters and (name not in UnitFilter.APART or name == "mva"):
            asked.setlist(name, values)
    return asked


def watch(alert):
    return Watch(QueryDict(alert.query))


def find(alert, at):
    """Note what fits an alert now, once a standing; returns the answers that it has not been told about.

    What no longer fits is forgotten, so that it is news when it comes back. A question that can no longer be read
    finds nothing: it must not grow wider than what was asked.
    """
    question = watch(alert)
    if question.form.errors:
        return []
    answers = question.answers
    subjects = {(answer.unit.pk, subject_of(standing_of(answer))) for answer in answers}
    gone = [match.pk for match in alert.matches.all() if (match.unit_id, subject_of(match.standing)) not in subjects]
    alert.matches.filter(pk__in=gone).delete()
    matches = [
        AlertMatch(alert=alert, unit=answer.unit, standing=standing_of(answer), found_at=at) for answer in answers
    ]
    AlertMatch.objects.bulk_create(matches, ignore_conflicts=True)
    untold = set(alert.matches.filter(told_at=None).values_list("unit", "standing"))
    return [answer for answer in answers if (answer.unit.pk, standing_of(answer)) in untold]


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
        "answers": news[:MAX_IN_A_MAIL],
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
    """How a mail program stops the alert with one press."""
    return one_click.headers("premises:alert_unsubscribe", token, language, "Stopp varsel")
