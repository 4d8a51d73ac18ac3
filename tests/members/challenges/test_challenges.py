"""The challenge board: sent in once, taken in by staff step by step, and the sender told and never shown."""

import csv
import io
import json
import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from members.models import Challenge
from tech_port.open_forms.forms import opened_now
from tech_port.outbox.models import Mail
from tests.factories import make_challenge, make_organisation, make_programme, make_user
from tests.premises.interest.test_my_interest import in_threads
from tests.test_admin import filled, messages, text

ADDRESS = "/samarbeid/ny-utfordring/"
BOARD = "/samarbeid/utfordringer/"
CANARIES = (
    "Kanarifugl",
    "kanari@kommune.example",
    "+4791862151",
    "918\u00a062\u00a0151",
    "Kanari kommune",
    "kanarihash",
)
SECRETS = {
    "organisation_name": "Kanari kommune",
    "contact_name": "Kari Kanarifugl",
    "contact_email": "kanari@kommune.example",
    "contact_phone": "+4791862151",
    "sender_hash": "kanarihash",
}


def typed(**changes):
    """A form as a visitor sends it, opened a minute ago."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        opened = opened_now()
    return {
        "submission": str(uuid.uuid4()),
        "opened": opened,
        "nickname": "",
        "title": "Varme i rom som er i bruk",
        "task": "Vi varmer tomme rom.\n\nFinn ut hvilke som er i bruk.",
        "reason": "Det koster.",
        "deadline": "",
        "organisation_name": "Eksempel kommune",
        "contact_name": "Kari Kanarifugl",
        "contact_email": "kanari@kommune.example",
        "contact_phone": "91 86 21 51",
        **changes,
    }


def received(**values):
    return make_challenge(**{"status": "received", **SECRETS, **values})


def news():
    return Mail.objects.get(template="members/emails/challenge_news")


# Sending one in


@pytest.mark.django_db
@time_machine.travel("2026-11-20 12:00 +0100", tick=False)
def test_a_challenge_is_stored_hidden_with_a_receipt_and_a_mail_to_the_staff(client, settings):
    answer = client.post(ADDRESS, typed(deadline="2027-03-01"))

    challenge = Challenge.objects.get()
    receipt, notice = Mail.objects.order_by("pk")
    assert answer["Location"] == ADDRESS + "?sendt=1"
    assert (challenge.status, challenge.organisation, challenge.deadline) == ("received", None, date(2027, 3, 1))
    assert (challenge.title_nb, challenge.title_en, challenge.language) == ("Varme i rom som er i bruk", "", "nb")
    assert challenge.slug == challenge.submission.hex
    assert (receipt.to, notice.to) == ("kanari@kommune.example", settings.STAFF_EMAILS[0])
    for part in (receipt.text, receipt.html):
        for words in (
            "Varme i rom som er i bruk",
            "Finn ut hvilke",
            "Det koster.",
            "Kari Kanarifugl",
            "918\u00a062\u00a0151",
        ):
            assert words in part
        assert "slettes 6 måneder etter" in part
    assert f"/admin/members/challenge/{challenge.pk}/change/" in notice.text
    written = notice.subject + notice.text + notice.html
    assert [words for words in (*CANARIES, "Varme i rom", "Eksempel kommune") if words in written] == []


@pytest.mark.django_db
def test_the_receipt_page_says_what_happens_and_nothing_secret(client):
    client.post(ADDRESS, typed())

    html = client.get(ADDRESS + "?sendt=1").content.decode()

    assert "Takk, vi har fått utfordringen" in html
    assert [words for words in (*CANARIES, Challenge.objects.get().slug) if words in html] == []


@pytest.mark.django_db
def test_the_form_says_that_the_contact_is_never_shown_and_when_it_is_deleted(client):
    html = client.get(ADDRESS).content.decode()

    assert "Navn, e-post og telefon vises aldri på siden." in html
    assert "slettes 6 måneder etter at utfordringen er løst, avsluttet eller avslått, og senest 12 måneder" in html


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_challenge(client):
    form = typed()

    answers = [client.post(ADDRESS, form)["Location"] for _click in range(2)]

    assert answers == [ADDRESS + "?sendt=1"] * 2
    assert (Challenge.objects.count(), Mail.objects.count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_challenge_and_one_receipt():
    form = typed()

    answers = in_threads(4, lambda: Client().post(ADDRESS, form).status_code)

    assert answers == [302] * 4
    assert (Challenge.objects.count(), Mail.objects.count()) == (1, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 151),
        ("task", ""),
        ("organisation_name", ""),
        ("contact_name", ""),
        ("contact_email", "kari@"),
        ("contact_phone", "12"),
        ("deadline", "2020-01-01"),
        ("deadline", "snart"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, field, value):
    response = client.post(ADDRESS, typed(**{field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["reason"].value() == "Det koster."
    assert (Challenge.objects.count(), Mail.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_damaged_form_is_asked_for_once_more_and_then_taken(client):
    form = typed(submission="x")

    refused = client.post(ADDRESS, form)
    taken = client.post(ADDRESS, form | {"submission": str(refused.context["form"]["submission"].value())})

    assert (refused.status_code, taken.status_code) == (422, 302)


@pytest.mark.django_db
def test_nobody_can_flood_the_form(client, settings):
    settings.FORMS_AN_HOUR_PER_EMAIL = 2
    settings.FORMS_AN_HOUR_PER_ADDRESS = 3

    same = [client.post(ADDRESS, typed()).status_code for _form in range(3)]
    others = [client.post(ADDRESS, typed(contact_email=f"{name}@kommune.example")).status_code for name in "ab"]

    assert (same, others) == ([302, 302, 429], [302, 429])


@pytest.mark.django_db
def test_an_english_challenge_stays_english_until_it_is_translated(client):
    answer = client.post("/en/collaborate/new-challenge/", typed(title="Heat in use", task="We heat empty rooms."))
    challenge = Challenge.objects.get()
    challenge.organisation = make_organisation()
    challenge.publish()

    assert answer["Location"] == "/en/collaborate/new-challenge/?sendt=1"
    assert (challenge.title_nb, challenge.title_en, str(challenge)) == ("", "Heat in use", "Heat in use")
    assert [mail.subject for mail in Mail.objects.filter(to="kanari@kommune.example").order_by("pk")] == [
        "Receipt: your challenge has arrived",
        "Your challenge is on the board",
    ]
    assert "/en/collaborate/challenges/heat-in-use/" in news().text
    html = client.get("/samarbeid/utfordringer/heat-in-use/").content.decode()
    assert '<h1 lang="en">Heat in use</h1>' in html
    assert "Denne teksten finnes bare på engelsk." in html


# The steps


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


# What the public sees


@pytest.mark.django_db
def test_only_what_has_been_taken_in_is_public(client):
    hidden = [received(), received(status="declined")]
    shown = [make_challenge(status=status) for status in ("open", "routed", "solved", "closed")]

    listed = {row["url"] for row in json.loads(client.get(BOARD + "?format=json").content)["results"]}

    assert set(Challenge.objects.public()) == set(shown)
    assert {client.get(f"{BOARD}{challenge.slug}/").status_code for challenge in shown} == {200}
    assert {client.get(f"{BOARD}{challenge.slug}/").status_code for challenge in hidden} == {404}
    assert {url.rstrip("/").rsplit("/", 1)[1] for url in listed} == {challenge.slug for challenge in shown}


@pytest.mark.django_db
def test_open_ones_come_first_by_deadline_and_those_past_it_say_so(client):
    today = timezone.localdate()
    make_challenge(title_nb="Løst", status="solved")
    make_challenge(title_nb="Gikk ut", deadline=today - timedelta(days=1))
    make_challenge(title_nb="Uten frist")
    make_challenge(title_nb="Sent", deadline=today + timedelta(days=90))
    make_challenge(title_nb="I gang", status="routed")
    make_challenge(title_nb="Snart", deadline=today)

    response = client.get(BOARD)

    assert [challenge.title for challenge in response.context["page"]] == [
        "Snart",
        "Sent",
        "Uten frist",
        "Gikk ut",
        "I gang",
        "Løst",
    ]
    assert response.content.decode().count("Fristen gikk ut") == 1


@pytest.mark.django_db
def test_the_board_is_narrowed_by_status_route_organisation_and_words_and_counts_what_is_left(client):
    city, port = make_organisation(name="Byen", slug="byen"), make_organisation(name="Havna", slug="havna")
    make_challenge(organisation=city, title_nb="Sykkel")
    make_challenge(organisation=city, title_nb="Buss", status="routed", route="eit")
    make_challenge(organisation=port, title_nb="Båt", status="solved", route="eit")
    received(organisation=port)

    def titles(query):
        return [challenge.title for challenge in client.get(f"{BOARD}?{query}").context["page"]]

    context = client.get(BOARD + "?virksomhet=byen").context
    assert titles("status=open") == ["Sykkel"]
    assert titles("vei=eit") == ["Buss", "Båt"]
    assert titles("virksomhet=havna") == ["Båt"]
    assert titles("q=båt+havna") == ["Båt"]
    assert titles("vei=eit&virksomhet=byen&status=open") == []
    assert [(choice.value, choice.count) for choice in context["statuses"]] == [("", 2), ("open", 1), ("routed", 1)]
    assert [(choice.value, choice.count) for choice in context["routes"]] == [("", 2), ("eit", 1)]
    assert "Byen (2)" in context["filter"].form["virksomhet"].as_widget()
    assert "Havna (1)" in context["filter"].form["virksomhet"].as_widget()


@pytest.mark.django_db
def test_a_bad_filter_is_said_at_its_field_and_the_rest_works(client):
    make_challenge(title_nb="Sykkel")

    response = client.get(BOARD + "?status=x&vei=y&virksomhet=z&q=sykkel")

    assert response.status_code == 200
    assert set(response.context["filter"].form.errors) == {"status", "vei", "virksomhet"}
    assert [challenge.title for challenge in response.context["page"]] == ["Sykkel"]


@pytest.mark.django_db
def test_an_empty_board_invites(client):
    empty, narrowed = client.get(BOARD).content.decode(), client.get(BOARD + "?q=x").content.decode()

    assert "Tavla er tom, så den første som kommer, får plassen øverst." in empty
    assert "Ingen utfordringer passer til dette." in narrowed


@pytest.mark.django_db
def test_a_challenge_has_a_page_with_its_task_its_route_and_its_outcome(client):
    organisation = make_organisation(name="Eksempel kommune", slug="eksempel")
    way = make_programme(slug="ntnu-bridge", kind="collaboration", name_nb="NTNU Bridge")
    solved = make_challenge(
        organisation=organisation, status="solved", route="thesis", outcome_nb="Vi fant det.", reason_nb="Fordi."
    )

    html = client.get(f"{BOARD}{solved.slug}/").content.decode()

    assert '<a href="/medlemmer/eksempel/">Eksempel kommune</a>' in html
    assert f'<a href="{way.get_absolute_url()}">Masteroppgave</a>' in html
    for words in ("Løs dette.", "Fordi.", "Vi fant det.", "Den er løst, og her er det som kom ut av den."):
        assert words in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Vi ser etter noen som kan løse den"),
        ({"deadline": date(2020, 3, 1)}, "Fristen gikk ut 1.\u00a0mars 2020, og vi har ikke funnet noen"),
        ({"status": "routed", "route": "procurement"}, "Noen arbeider med den nå."),
        ({"status": "closed"}, "Den er avsluttet uten resultat."),
    ],
)
def test_the_page_says_what_happens_next(client, values, words):
    assert words in client.get(make_challenge(**values).get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_the_board_is_also_csv_json_and_atom(client):
    organisation = make_organisation(name="Byen")
    make_challenge(
        organisation=organisation, title_nb="=SUM(1)", deadline=date(2099, 3, 1), status="routed", route="eit"
    )
    make_challenge(organisation=organisation, title_nb="Sykkel", published_at=None)

    table = list(
        csv.DictReader(io.StringIO(client.get(BOARD + "?format=csv").content.decode("utf-8-sig")), delimiter=";")
    )
    answer = json.loads(client.get(BOARD + "?format=json&status=routed").content)
    feed = client.get(BOARD + "?format=atom").content.decode()

    assert [(row["title"], row["organisation"], row["route"]) for row in table] == [
        ("Sykkel", "Byen", ""),
        ("'=SUM(1)", "Byen", "eit"),
    ]
    assert answer["count"] == 1
    assert (answer["results"][0]["deadline"], answer["results"][0]["status"]) == ("2099-03-01", "routed")
    assert feed.count("<entry>") == 2
    assert "Sykkel (åpen)" in feed


@pytest.mark.django_db
def test_the_sender_is_on_no_page_in_no_file_and_not_found(client):
    for status in Challenge.Status.values:
        made = make_challenge(status=status, title_nb="Synlig sak", organisation=make_organisation(), **SECRETS)
    make_programme(slug="testing-og-piloter", kind="collaboration")
    words = ("kanarifugl", "kanari%40kommune.example", "91862151", "kanarihash")
    addresses = [
        *(BOARD + query for query in ("", "?format=json", "?format=csv", "?format=atom")),
        *(f"{BOARD}{challenge.slug}/" for challenge in Challenge.objects.public()),
        *("/samarbeid/", "/samarbeid/testing-og-piloter/", "/sitemap.xml", "/sok/?q=synlig"),
        made.organisation.get_absolute_url(),
    ]

    found = {address: client.get(address).content.decode() for address in addresses}
    asked = [client.get(f"/sok/?q={word}").context["count"] for word in words]
    narrowed = [list(client.get(f"{BOARD}?q={word}").context["page"]) for word in words]

    assert {address: [words for words in CANARIES if words in page] for address, page in found.items()} == {
        address: [] for address in addresses
    }
    assert (asked, narrowed) == ([0] * 4, [[]] * 4)
    assert "Synlig sak" in found["/sok/?q=synlig"]
    hidden = Challenge.objects.exclude(pk__in=Challenge.objects.public())
    assert [challenge.slug for challenge in hidden if f"/{challenge.slug}/" in found["/sitemap.xml"]] == []


# Privacy


@pytest.mark.django_db
def test_the_sender_is_deleted_half_a_year_after_the_end_and_a_year_after_silence():
    now = timezone.now()
    due = [
        *(
            received(status=status, organisation=make_organisation(), closed_at=now - timedelta(days=185))
            for status in ("declined", "solved", "closed")
        ),
        received(received_at=now - timedelta(days=366)),
    ]
    kept = [
        received(status="solved", organisation=make_organisation(), closed_at=now - timedelta(days=170)),
        received(received_at=now - timedelta(days=360)),
        make_challenge(received_at=now - timedelta(days=900), **SECRETS),
        make_challenge(status="routed", received_at=now - timedelta(days=900), **SECRETS),
    ]
    runs = []
    for _run in range(2):
        out = StringIO()
        call_command("delete_expired", stdout=out)
        runs.append(out.getvalue().split("\n")[0])

    def contact(challenge):
        challenge.refresh_from_db()
        return [getattr(challenge, name) for name in Challenge.SENDER_FIELDS]

    assert runs == ["challenge: 4", "challenge: 0"]
    assert [contact(challenge) for challenge in due] == [[""] * 5] * 4
    assert [contact(challenge) for challenge in kept] == [list(SECRETS.values())] * 4
    assert {challenge.task for challenge in due} == {"Løs dette."}


@pytest.mark.django_db
def test_the_privacy_page_says_what_is_kept_of_a_sender(client):
    html = client.get("/personvern/").content.decode()

    assert "Virksomhet · Ditt navn · E-post · Telefon · " in html
    assert "6 måneder etter at utfordringen er løst, avsluttet eller avslått" in html


# The staff


@pytest.fixture
def staff(client, db):
    client.force_login(make_user(username="stab", is_staff=True, is_superuser=True))
    return client


def page_of(challenge, rest="change/"):
    return f"/admin/members/challenge/{challenge.pk}/{rest}"


def test_the_front_page_counts_what_waits(staff):
    received(title_en="x", task_en="x")
    make_challenge(deadline=date(2020, 1, 1))
    make_challenge(title_nb="", task_nb="")

    rows = {row.text: row.url for row in staff.get("/admin/").context["todo"] if "challenge" in row.url}

    assert rows == {
        "1 utfordring er mottatt og ikke vurdert": "/admin/members/challenge/?ko=received",
        "1 utfordring er åpen etter fristen": "/admin/members/challenge/?ko=overdue",
        "1 utfordring mangler norsk tekst": "/admin/members/challenge/?ko=norwegian",
    }
    assert [staff.get(url).context["cl"].result_count for url in rows.values()] == [1, 1, 1]


@pytest.mark.parametrize(
    ("written", "name", "others"),
    [
        ("eksempel kommune", "Eksempel kommune", []),
        ("Ekskom", "Eksempel kommune", ["Ekskom"]),
        ("Eksempel", "Eksempel kommune", []),
        ("En annen", None, []),
        (" ", None, []),
    ],
)
def test_the_organisation_is_suggested_by_what_the_sender_wrote(staff, written, name, others):
    make_organisation(name="Eksempel kommune", other_names=others)
    make_organisation(name="Noe helt annet")
    challenge = received(organisation_name=written)

    page = staff.get(page_of(challenge, "publiser/"))

    assert str(challenge.suggested_organisation or "") == (name or "")
    assert (page.context["form"].fields["organisation"].initial or None) == challenge.suggested_organisation


def test_staff_take_a_challenge_through_its_steps_and_the_log_shows_them(staff):
    organisation = make_organisation(name="Eksempel kommune")
    challenge = received(organisation_name="Eksempel kommune")

    steps = [
        ("publiser", {"organisation": organisation.pk}, "Publisert."),
        ("send", {"route": "pilot"}, "Satt i gang."),
        ("los", {"outcome_nb": "Det virket.", "outcome_en": "It worked."}, "Løst."),
    ]
    offered, said = [], []
    for word, data, _done in steps:
        offered.append([step.word for step in staff.get(page_of(challenge)).context["steps"]])
        said.append(messages(staff.post(page_of(challenge, f"{word}/"), data, follow=True)))

    challenge.refresh_from_db()
    page = staff.get(page_of(challenge))
    assert offered == [["publiser", "avvis"], ["send", "avslutt"], ["los", "avslutt"]]
    assert said == [[done] for _word, _data, done in steps]
    assert (challenge.status, challenge.organisation, challenge.outcome_en) == ("solved", organisation, "It worked.")
    assert [entry.get_change_message() for entry in page.context["log"]] == ["Løst.", "Satt i gang.", "Publisert."]
    assert [step.word for step in page.context["steps"]] == []
    assert Mail.objects.count() == 3


def test_staff_decline_with_a_reason_and_close_without_an_outcome(staff):
    declined, closed = received(), make_challenge()

    unexplained = staff.post(page_of(declined, "avvis/"), {"reason": ""})
    staff.post(page_of(declined, "avvis/"), {"reason": "Utenfor regionen."})
    staff.post(page_of(closed, "avslutt/"))

    assert list(unexplained.context["form"].errors) == ["reason"]
    assert list(Challenge.objects.order_by("pk").values_list("status", flat=True)) == ["declined", "closed"]
    assert "Utenfor regionen." in news().text


def test_a_second_click_does_nothing(staff):
    challenge = received()
    data = {"organisation": make_organisation().pk}

    answers = [staff.post(page_of(challenge, "publiser/"), data, follow=True) for _click in range(2)]

    assert [messages(answer) for answer in answers] == [
        ["Publisert."],
        ["Ingenting ble gjort: Utfordringen har alt statusen «åpen»."],
    ]
    assert Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_one_publishes():
    challenge, organisation = received(), make_organisation()
    user = make_user(username="stab", is_staff=True, is_superuser=True)
    browsers = [Client() for _click in range(3)]
    for browser in browsers:
        browser.force_login(user)

    answers = in_threads(
        3, lambda: browsers.pop().post(page_of(challenge, "publiser/"), {"organisation": organisation.pk}).status_code
    )

    assert answers == [302] * 3
    assert Mail.objects.count() == 1


def test_a_missing_organisation_is_said_in_words(staff):
    page = staff.post(page_of(received(), "publiser/"), {"organisation": ""})

    assert "Velg virksomheten før utfordringen blir synlig." in text(page)
    assert Challenge.objects.get().status == "received"


@pytest.mark.django_db
def test_who_may_only_look_takes_no_step(client):
    challenge = received()
    client.force_login(make_user("members.view_challenge"))

    pages = [client.get(page_of(challenge, "publiser/")), client.post(page_of(challenge, "avslutt/"))]

    assert [page.status_code for page in pages] == [403, 403]
    assert "Neste steg:" not in text(client.get(page_of(challenge)))
    assert client.get(page_of(challenge)).status_code == 200


def test_a_rule_is_said_in_words_on_the_record_itself(staff):
    challenge = make_challenge(status="routed")
    form = filled(staff.get(page_of(challenge)), route="")

    refused = staff.post(page_of(challenge), form)
    saved = staff.post(page_of(challenge), form | {"route": "eit", "status": "received"})

    challenge.refresh_from_db()
    assert "En utfordring som er satt i gang eller løst, må ha en vei." in text(refused)
    assert saved.status_code == 302
    assert (challenge.route, challenge.status) == ("eit", "routed")


def test_the_staffs_page_shows_what_was_sent_and_an_english_one_by_its_english_name(staff):
    challenge = received(title_nb="", task_nb="", title_en="Heat in use", task_en="We heat.", language="en")

    listed, page, step = (
        staff.get(url) for url in ("/admin/members/challenge/", page_of(challenge), page_of(challenge, "publiser/"))
    )

    assert "Heat in use" in text(listed)
    assert "Kari Kanarifugl" in text(page)
    assert "Vis på nettsted" not in text(page)
    assert "Teksten finnes bare på engelsk." in text(step)
    assert "Innsenderen får e-post om det (engelsk)." in text(step)
