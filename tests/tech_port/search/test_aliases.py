"""The words that staff keep: what means the same, what has an answer, and that a change is in force at once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from tech_port.lists.spelling import terms
from tech_port.search.aliases import answers
from tech_port.search.models import SearchAlias
from tests.factories import make_search_alias

pytestmark = pytest.mark.django_db


def titles(question):
    return [answer.title for answer in answers(question)]


def make_answer(**values):
    return make_search_alias(
        **{
            "leads_to": "/kontakt/",
            "title_nb": "Kontakt",
            "title_en": "Contact",
            "words": ["telefon", "phone"],
            **values,
        }
    )


def test_words_mean_the_same_in_every_list_once_staff_say_so():
    assert terms("Ole Bulls") == [("ole",), ("bulls",)]

    make_search_alias(words=["Ole Bull", "Ole Bulls"])

    assert terms("Ole Bulls") == terms("ole bull") == [("ole bull", "ole bulls")]


def test_what_staff_take_away_is_no_longer_answered():
    alias = make_answer()
    assert titles("telefon") == ["Kontakt"]

    alias.delete()

    assert titles("telefon") == []


@pytest.mark.parametrize("question", ["telefon", "Telefonen?", "hva er telefonen deres", "PHONE"])
def test_a_question_of_nothing_else_is_answered_in_any_form(question):
    make_answer()

    assert titles(question) == ["Kontakt"]


@pytest.mark.parametrize("question", ["telefon sintef", "telefonsentral", "hva er det", "", "fon"])
def test_a_question_of_something_else_is_not(question):
    make_answer()

    assert titles(question) == []


def test_the_answer_to_most_of_the_words_comes_first():
    make_answer(title_nb="Pris", words=["hva koster", "pris"])
    make_answer(title_nb="Pris på medlemskap", words=["hva koster medlemskap", "medlemskap"])

    assert titles("Hva koster medlemskap?") == ["Pris på medlemskap"]


def test_an_answer_leads_to_the_page_in_the_readers_language():
    make_answer(leads_to="/kontakt/#feil")

    with override("en"):
        (answer,) = answers("phone")

    assert (answer.url, answer.title) == ("/en/contact/#feil", "Contact")


@pytest.mark.parametrize("address", ["/finnes-ikke/", "/en/contact/", "kontakt", "//annet.example/"])
def test_an_address_that_is_no_norwegian_page_of_the_site_is_refused(address):
    alias = SearchAlias(name="Feil", words=["feil"], leads_to=address, title_nb="Feil")

    with pytest.raises(ValidationError) as refused:
        alias.full_clean()

    assert set(refused.value.message_dict) <= {"leads_to", "__all__"}


def test_a_page_that_is_gone_is_not_answered_with():
    make_answer(leads_to="/kontakt/")
    SearchAlias.objects.update(leads_to="/kontakt/er-borte/")

    assert titles("telefon") == []


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"words": []}, "search_alias_has_words"),
        ({"leads_to": "https://annet.example/", "title_nb": "Ut"}, "search_alias_leads_to_the_site"),
        ({"leads_to": "/kontakt/"}, "search_alias_answers_with_a_title"),
        ({"title_nb": "Uten adresse"}, "search_alias_answers_with_a_title"),
    ],
)
def test_the_database_refuses_what_is_no_answer(values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make_search_alias(**values)
