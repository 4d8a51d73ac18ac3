"""A form that was acknowledged is there with its mail, once, whatever was killed meanwhile."""

import http.client
import itertools
import random
import uuid

import pytest

from tests.waiting import wait_until

from .crowds import visitors
from .forms import sent_form
from .served import serving

FORMS, KILLS = 1500, 12


class Senders:
    """People who send their form again until they are told that it is received."""

    def __init__(self, port):
        self.port, self.acknowledged, self.unanswered, self.slowest = port, [], 0, 0

    def send_one(self):
        submission = uuid.uuid4()
        while not self.is_received(submission):
            self.unanswered += 1
        self.acknowledged.append(submission)

    def is_received(self, submission):
        try:
            answer = sent_form(self.port, submission, "Kari")
        except (OSError, http.client.HTTPException):
            return False
        self.slowest = max(self.slowest, answer.seconds)
        assert answer.status in {302, 500, 503}, (answer.status, answer.body)
        return answer.status == 302


@pytest.mark.drill
def test_no_acknowledged_form_is_lost_or_doubled_by_kills(cluster, table):
    with serving(cluster.folder, cluster.environment, "--finish-within=2") as site:

        def kill_a_worker():
            random.choice(site.workers()).kill()

        kills = itertools.cycle([kill_a_worker, cluster.kill_a_backend, kill_a_worker, cluster.kill])
        senders = Senders(site.port)
        with visitors(6, senders.send_one):
            for number in range(1, KILLS + 1):
                assert wait_until(lambda: len(senders.acknowledged) >= number * FORMS // (KILLS + 1), seconds=600)  # noqa: B023
                next(kills)()
            assert wait_until(lambda: len(senders.acknowledged) >= FORMS, seconds=600)

    count = len(senders.acknowledged)
    rows = dict(cluster.rows("SELECT email, count(*) FROM premises_interest GROUP BY email"))
    mails = dict(cluster.rows('SELECT "to", count(*) FROM outbox_mail GROUP BY 1'))
    addresses = [f"{submission}@leietaker.example" for submission in senders.acknowledged]
    lost = [address for address in addresses if address not in rows]
    doubled = [address for address, number in rows.items() if number > 1]
    unmailed = [address for address in rows if mails.get(address) != 1]
    table(f"forms acknowledged over {KILLS} kills: lost", count, len(lost), f"{senders.slowest:.2f} s")
    table("  … doubled, without their one mail", count, f"{len(doubled)}, {len(unmailed)}", "")
    table("  … sent again because no answer came", senders.unanswered, "", "")
    assert (lost, doubled, unmailed) == ([], [], [])
