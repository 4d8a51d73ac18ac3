"""Two of staff who save one record at once: what each wrote is stored, or stands in the form that came back."""

from functools import partial
from time import perf_counter

import pytest
from django.test import Client

from members.models import Organisation
from tech_port.merging.versions import FIELD
from tests.factories import make_contact, make_organisation, make_user
from tests.pages_read import filled
from tests.threads import at_once

PAIRS = [5, pytest.param(100, marks=pytest.mark.drill)]
WAVE = 5  # pairs at once: each takes two connections
WRITTEN = [  # what the two of a pair write: in fields apart, in the same field, in a row and in its record
    ({"website": "https://a.example"}, {"text_nb": "Skrevet av B."}),
    ({"text_nb": "Skrevet av A."}, {"text_nb": "Skrevet av B."}),
    ({"contacts-0-name": "Skrevet av A"}, {"text_en": "Written by B."}),
]


def browser(name):
    client = Client()
    client.force_login(make_user(username=name, is_staff=True, is_superuser=True))
    return client


def save(client, address, fields):
    begun = perf_counter()
    return client.post(address, fields), perf_counter() - begun


def stored(organisation):
    organisation = Organisation.objects.get(pk=organisation.pk)
    contact = organisation.contacts.get()
    texts = {name: getattr(organisation, name) for name in ("website", "text_nb", "text_en")}
    return texts | {"contacts-0-name": contact.name}


def lost(organisation, written, answers):
    """How many of the texts of a pair stand neither in the record nor in the form that their writer got back."""
    standing = stored(organisation)
    return sum(
        standing[name] != text and (answer.status_code == 302 or answer.context["adminform"].form.data[name] != text)
        for texts, (answer, _seconds) in zip(written, answers, strict=True)
        for name, text in texts.items()
    )


def opened(client, organisation, texts, like):
    """What a browser sends of a form with some texts; `like` is what it sends of another's form, read once."""
    page = client.get(address_of(organisation))
    contact = organisation.contacts.get()
    own = {"name": organisation.name, "slug": organisation.slug, FIELD: page.context["version"]}
    row = {"id": contact.pk, "organisation": organisation.pk, "name": contact.name, "email": contact.email}
    return like | own | {f"contacts-0-{name}": value for name, value in row.items()} | texts


def address_of(organisation):
    return f"/admin/members/organisation/{organisation.pk}/change/"


def with_contact():
    return make_contact(organisation=make_organisation()).organisation


def wave(clients, like, pairs, carries_version):
    """(texts that were lost, the slowest answer in seconds) of some pairs, all of whom save at once."""
    records, acts = [], []
    for pair in pairs:
        organisation, written = with_contact(), WRITTEN[pair % len(WRITTEN)]
        records.append((organisation, written))
        for client, texts in zip(clients[pair % WAVE], written, strict=True):
            fields = opened(client, organisation, texts, like)
            acts.append(partial(save, client, address_of(organisation), fields if carries_version else without(fields)))
    answers = at_once(*acts)
    gone = sum(lost(*record, answers[2 * index :][:2]) for index, record in enumerate(records))
    return gone, max(seconds for _answer, seconds in answers)


def drill(clients, number, carries_version):
    waves = [range(first, min(first + WAVE, number)) for first in range(0, number, WAVE)]
    like = filled(clients[0][0].get(address_of(with_contact())))
    figures = [wave(clients, like, pairs, carries_version) for pairs in waves]
    return sum(gone for gone, _seconds in figures), max(seconds for _gone, seconds in figures)


def without(fields):
    return {name: value for name, value in fields.items() if name != FIELD}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pairs", PAIRS)
def test_of_two_who_save_at_once_nothing_is_lost_and_without_the_version_it_is(table, pairs):
    clients = [[browser(f"{letter}{index}") for letter in "ab"] for index in range(WAVE)]

    gone, slowest = drill(clients, pairs, carries_version=True)
    gone_without, _slowest = drill(clients, pairs, carries_version=False)

    table("pairs who save one record at once, texts lost", pairs, gone, f"{slowest:.2f} s")
    table("the same with forms that carry no version", pairs, gone_without, "")
    assert gone == 0
    assert gone_without >= pairs
