"""The steps of a challenge: which may be taken, by one alone, and what the sender is told."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.models import Challenge
from tech_port.outbox.models import Mail
from tests.factories import make_challenge, make_organisation
from tests.members.challenges.sent import BOARD, news, received
from tests.threads import in_threads


@pytest.mark.django_db
@pytest.mark.parametrize("status", Challenge.Status.values)
def test_only_the_allowed_steps_can_be_taken(status):
    steps = {
        "open": lambda challenge: challenge.publish(),
        "declined": lambda challenge: challenge.decline("Nei."),
        "routed": lambda challenge: challenge.send("eit"),
        "solved": lambda challenge: challenge.solve(outcome_nb="Slik."),
        "closed": lambda challenge: challenge.close(),
    }
    taken, refused = set(), []
    for target, take in steps.items():
        challenge = make_challenge(status=status, organisation=make_organisation())
        try:
            take(challenge)
            taken.add(target)
        except ValidationError as error:
            refused += error.messages
        challenge.refresh_from_db()
        assert challenge.status == (target if target in taken else status)

    assert set(refused) == {f"Utfordringen har alt statusen «{Challenge.Status(status).label}»."}
    assert taken == {
        "received": {"open", "declined"},
        "open": {"routed", "closed"},
        "routed": {"solved", "closed"},
    }.get(status, set())


@pytest.mark.django_db
@time_machine.travel("2026-11-20 12:00 +0100", tick=False)
def test_each_step_saves_what_it_changed_and_tells_the_sender():
    challenge = received(organisation=make_organisation(), title_nb="Møbler én gang til", slug="x")
    challenge.slug = challenge.submission.hex
    challenge.save()
    told = []
    for take in (challenge.publish, lambda: challenge.send("pilot"), lambda: challenge.solve(outcome_nb="140 møbler.")):
        take()
        mail = news()
        told.append((mail.to, mail.subject, BOARD + "mobler-en-gang-til/" in mail.text, "140 møbler." in mail.html))
        mail.delete()

    challenge.refresh_from_db()
    assert told == [
        ("kanari@kommune.example", "Utfordringen deres står på tavla", True, False),
        ("kanari@kommune.example", "Utfordringen deres er satt i gang", True, False),
        ("kanari@kommune.example", "Utfordringen deres er løst", True, True),
    ]
    assert (challenge.status, challenge.route, challenge.outcome_nb) == ("solved", "pilot", "140 møbler.")
    assert (challenge.published_at, challenge.closed_at) == (timezone.now(), timezone.now())


@pytest.mark.django_db
def test_a_declined_one_is_told_why_and_is_on_no_page(client):
    challenge = received(language="en", title_en="Heat in use")

    challenge.decline("We only take in tasks from the region.")

    mail = news()
    challenge.refresh_from_db()
    assert (challenge.status, challenge.outcome_en) == ("declined", "We only take in tasks from the region.")
    assert challenge.closed_at is not None
    assert mail.subject == "Your challenge was not taken in"
    assert "We only take in tasks from the region." in mail.text
    assert "/challenges/" not in mail.text
    assert client.get(f"{BOARD}{challenge.slug}/").status_code == 404


@pytest.mark.django_db
def test_a_step_that_breaks_a_rule_says_so_and_changes_nothing():
    challenge, running = received(), make_challenge(status="routed")

    with pytest.raises(ValidationError) as without_organisation:
        challenge.publish()
    with pytest.raises(ValidationError) as without_outcome:
        running.solve(outcome_nb="")
    with pytest.raises(ValidationError) as without_route:
        make_challenge().send("")

    assert without_organisation.value.messages == ["Velg virksomheten før utfordringen blir synlig."]
    assert without_outcome.value.messages == ["Skriv resultatet før utfordringen settes som løst."]
    assert without_route.value.messages == ["En utfordring som er satt i gang eller løst, må ha en vei."]
    assert set(Challenge.objects.values_list("status", flat=True)) == {"received", "routed", "open"}
    assert Mail.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"organisation": None}, "challenge_public_has_organisation"),
        ({"status": "routed", "route": ""}, "challenge_routed_has_route"),
        ({"status": "solved", "outcome_nb": ""}, "challenge_solved_has_outcome"),
    ],
)
def test_the_database_refuses_what_must_never_be(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_challenge(**values)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_once_one_takes_the_step():
    challenge = received(organisation=make_organisation())

    def publish():
        try:
            Challenge.objects.get(pk=challenge.pk).publish()
        except ValidationError:
            return "late"
        return "published"

    assert sorted(in_threads(4, publish)) == ["late", "late", "late", "published"]
    assert Mail.objects.count() == 1


@pytest.mark.django_db
def test_the_address_is_made_of_the_title_and_is_nobody_elses():
    organisation = make_organisation()
    challenges = []
    for slug in (None, None, "valgt-av-staben"):
        challenge = received(organisation=organisation, title_nb="Flere på sykkel, hele året!")
        challenge.slug = slug or challenge.submission.hex
        challenge.publish()
        challenges.append(challenge)

    assert [challenge.slug for challenge in challenges] == [
        "flere-pa-sykkel-hele-aret",
        "flere-pa-sykkel-hele-aret-2",
        "valgt-av-staben",
    ]


@pytest.mark.django_db
def test_nobody_is_mailed_when_the_contact_is_not_kept():
    make_challenge(status="routed").close()

    assert Mail.objects.count() == 0
