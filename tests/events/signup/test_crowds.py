"""A crowd behind one network address is served; a robot behind one takes no seat from anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Registration
from events.signup import capacity
from events.signup.own import MySignup
from tests.events.signup.crowds import CROWD, send_all, standing
from tests.events.signup.seats import NOW, START, counters, event_with, sign_up, statuses
from tests.events.signup.sent import address, an_event, link, mails, typed
from tests.factories import make_mail
from tests.pages_read import flat


def crowd(event, names, now=NOW):
    """Sign-ups from one address; beyond the tenth they are held."""
    return [sign_up(event, f"{name}@x.example", now=now, sender_hashes=["crowd"]).registration for name in names]


@pytest.mark.django_db
def test_above_ten_from_one_address_a_seat_is_held_for_half_an_hour_and_then_goes_back(told):
    event = event_with(60)
    rows = crowd(event, range(12))

    changed = [capacity.settle_all(NOW + timedelta(minutes=minutes)) for minutes in (29, 30, 31)]

    assert [row.is_held for row in rows] == [False] * 10 + [True] * 2
    assert [what for _to, what in told] == ["confirmed"] * 10 + ["held"] * 2
    assert changed == [0, 2, 0]
    assert standing(event) == {("confirmed", False): 10, ("expired", True): 2}
    assert counters(event) == (10, 0, 50)


@pytest.mark.django_db
def test_other_addresses_and_other_events_are_not_counted_with_it(told):
    event, other = event_with(60), event_with(60)
    crowd(event, range(10))

    elsewhere = crowd(other, ["a"])[0]
    outside = sign_up(event, "b@x.example", sender_hashes=["home"]).registration

    assert (elsewhere.is_held, outside.is_held) == (False, False)


@pytest.mark.django_db
def test_a_held_seat_is_certain_once_it_is_confirmed_and_confirming_twice_changes_nothing(told):
    event = event_with(60)
    held = crowd(event, range(11))[-1]
    told.clear()

    answers = [capacity.accept(held, NOW + timedelta(minutes=20)) for _click in range(2)]
    capacity.settle(event.pk, NOW + timedelta(hours=2))

    assert [(row.status, row.is_held) for row in answers] == [("confirmed", False)] * 2
    assert told == [("10@x.example", "confirmed")]
    assert standing(event) == {("confirmed", False): 11}


@pytest.mark.django_db
def test_who_is_certain_takes_the_youngest_held_seat_and_who_lost_it_confirms_to_wait_first(told):
    event = event_with(12)
    rows = crowd(event, range(12))

    certain = sign_up(event, "kari@x.example", now=NOW + timedelta(minutes=1), sender_hashes=["home"]).registration
    later = NOW + timedelta(minutes=2)
    late = sign_up(event, "late@x.example", people=2, now=later, sender_hashes=["home"]).registration
    lost = capacity.accept(rows[-1], NOW + timedelta(minutes=3))

    assert (certain.status, lost.status, lost.is_held) == ("confirmed", "waiting", False)
    assert (late.status, counters(event)) == ("waiting", (12, 3, 0))
    assert list(event.registrations.waiting().values_list("email", flat=True)) == ["11@x.example", "late@x.example"]


@pytest.mark.django_db
def test_held_places_stand_before_nobody_in_the_list_and_are_offered_nothing(told):
    event = event_with(10)
    seated = crowd(event, range(13))[0]
    waiting = sign_up(event, "kari@x.example", now=NOW + timedelta(minutes=1)).registration

    capacity.cancel(seated, NOW + timedelta(minutes=2))

    assert waiting.position == 1
    assert [status for _email, status in statuses(event)][10:] == ["waiting", "waiting", "waiting", "offered"]


@pytest.mark.django_db
def test_confirming_late_gives_what_is_left(told):
    event = event_with(12)
    rows = crowd(event, range(12))
    capacity.settle(event.pk, NOW + timedelta(hours=1))
    sign_up(event, "kari@x.example", now=NOW + timedelta(hours=1))

    answers = [capacity.accept(row, NOW + timedelta(hours=2)) for row in rows[-2:]]
    closed = capacity.accept(crowd(event, ["z"], NOW + timedelta(hours=3))[0], START)

    assert [(row.status, row.is_held) for row in answers] == [("confirmed", False), ("waiting", False)]
    assert (closed.status, closed.is_held) == ("expired", True)


@pytest.mark.django_db
def test_who_signed_up_again_instead_of_confirming_has_one_sign_up(told):
    event = event_with(60)
    held = crowd(event, range(11))[-1]
    capacity.settle(event.pk, NOW + timedelta(hours=1))
    sign_up(event, held.email, now=NOW + timedelta(hours=2), sender_hashes=["home"])

    again = capacity.accept(held, NOW + timedelta(hours=3))

    assert (again.status, event.registrations.filter(email=held.email, status="confirmed").count()) == ("expired", 1)


@pytest.mark.django_db
def test_the_mail_and_the_page_ask_to_confirm_and_blame_nobody(client):
    event = an_event(capacity=60)
    send_all(client, event, range(11))
    held = Registration.objects.get(is_held=True)

    page = flat(client.get(link(held, "plass/")))
    answer = client.post(link(held, "plass/"))
    after = flat(client.get(answer.headers["Location"]))

    assert mails() == ["confirmed"] * 10 + ["held", "confirmed"]
    assert "Mange melder seg på fra samme nett som deg" in page
    assert "Bekreft påmeldingen</button>" in page
    assert "<h1>Du har plass</h1>" in after


@pytest.mark.django_db
def test_the_page_says_that_a_held_seat_is_out_before_anything_has_looked_after_it(told):
    event = event_with(60)
    held = crowd(event, range(11))[-1]

    stands = [MySignup(held, NOW + timedelta(minutes=minutes)) for minutes in (29, 30)]

    assert [(mine.status, mine.may_accept, mine.has_seat) for mine in stands] == [
        ("confirmed", True, False),
        ("expired", True, False),
    ]
    assert stands[1].sentence == "Vi holder ikke av plassen din lenger. Bekreft nå, så får du det som er ledig."


@pytest.mark.django_db
def test_a_robot_is_stopped_in_the_end_with_when_to_try_again(client, settings):
    settings.FORMS_AN_HOUR_PER_ADDRESS = 2
    event = an_event(capacity=60)

    answers = send_all(client, event, range(13))
    refused = client.post(address(event), typed(email="x@robotikk.example"), REMOTE_ADDR=CROWD)
    others = send_all(client, event, ["honest"], sender="198.51.100.7")

    assert (answers[9:], others) == ([200, 200, 200, 429], [200])
    assert refused.headers["Retry-After"] == "600"
    assert "send det igjen om ti minutter" in flat(refused)
    assert "Noe må rettes" not in flat(refused)


@pytest.mark.django_db
def test_nobody_can_fill_a_mailbox_by_signing_it_up_again_and_no_answer_tells(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    event = an_event()
    make_mail(to="kari@robotikk.example", template="events/emails/registration_known", created_at=_hours_ago(2))

    answers = send_all(client, event, ["kari", "KARI", "kari", "kari"])

    assert (answers, mails()[1:]) == ([200] * 4, ["confirmed", "known", "known"])


def _hours_ago(hours):
    return timezone.now() - timedelta(hours=hours)


@pytest.mark.django_db
def test_a_crowd_is_counted_on_when_the_sites_key_is_rotated(told):
    event = event_with(60)
    crowd(event, range(10))

    after = sign_up(event, "after@x.example", sender_hashes=["new", "crowd"]).registration

    assert (after.sender_hash, after.is_held) == ("new", True)
