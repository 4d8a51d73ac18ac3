"""The challenge board: what the public sees, and who sent it in is never there."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Challenge
from tests.factories import make_challenge, make_organisation, make_programme
from tests.jobs import erased
from tests.members.challenges.sent import BOARD, CANARIES, SECRETS, received

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
        *("/samarbeid/", "/samarbeid/testing-og-piloter/", "/sitemap-challenges.xml", "/sok/?q=synlig"),
        made.organisation.get_absolute_url(),
    ]

    found = {address: client.get(address).content.decode() for address in addresses}
    asked = [client.get(f"/sok/?q={word}").context["found"].count for word in words]
    narrowed = [list(client.get(f"{BOARD}?q={word}").context["page"]) for word in words]

    assert {address: [words for words in CANARIES if words in page] for address, page in found.items()} == {
        address: [] for address in addresses
    }
    assert (asked, narrowed) == ([0] * 4, [[]] * 4)
    assert "Synlig sak" in found["/sok/?q=synlig"].replace("<mark>", "").replace("</mark>", "")
    hidden = Challenge.objects.exclude(pk__in=Challenge.objects.public())
    assert [challenge.slug for challenge in hidden if f"/{challenge.slug}/" in found["/sitemap-challenges.xml"]] == []


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
        runs.append(erased()["challenge"])

    def contact(challenge):
        challenge.refresh_from_db()
        return [getattr(challenge, name) for name in Challenge.SENDER_FIELDS]

    assert runs == [4, 0]
    assert [contact(challenge) for challenge in due] == [[""] * 5] * 4
    assert [contact(challenge) for challenge in kept] == [list(SECRETS.values())] * 4
    assert {challenge.task for challenge in due} == {"Løs dette."}


@pytest.mark.django_db
def test_the_privacy_page_says_what_is_kept_of_a_sender(client):
    html = client.get("/personvern/").content.decode()

    assert "Virksomhet · Ditt navn · E-post · Telefon · " in html
    assert "6 måneder etter at utfordringen er løst, avsluttet eller avslått" in html
