"""Which word is a form of another, and what of a text is marked: nothing is lost, and everything is escaped."""

import re

import pytest
from django.template import Context, Template
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tech_port.search.marking import excerpt, is_form_of, marked, words_of

steady = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
TEXTS = st.text(max_size=20) | st.lists(
    st.sampled_from(["styret", "Gløshaugen", "<b>", "&amp;", '"', "å\u030a", "naering", "1-13", " ", "\u2026", "'"])
).map("".join)


def printed(text, asked):
    return Template("{% load search %}{% marked text asked %}").render(Context({"text": text, "asked": asked}))


@pytest.mark.parametrize(
    ("word", "other"),
    [("styret", "styre"), ("parkeringen", "parkering"), ("nyhetsbrev", "nyhetsbrevet"), ("boards", "board")],
)
def test_forms_of_one_word_are_known(word, other):
    assert is_form_of(word, other)


@pytest.mark.parametrize(("word", "other"), [("sit", "site"), ("bil", "bilder"), ("mal", "mat"), ("706", "70")])
def test_other_words_are_not_taken_for_it(word, other):
    assert not is_form_of(word, other)


def test_what_was_asked_for_is_marked_in_any_spelling():
    text = "Næringsforeningen møtte styret på Gløshaugen, kontorplass 12, E\u0301n"

    html = printed(text, set(words_of("naeringsforeningen STYRET gloshaugen kontor 1 en")))

    assert re.findall("<mark>(.*?)</mark>", html) == ["Næringsforeningen", "styret", "Gløshaugen", "E\u0301n"]


def test_what_looks_like_markup_is_text():
    html = printed('<img src=x onerror="x"> & sintef', {"sintef", "img"})

    assert html == "&lt;<mark>img</mark> src=x onerror=&quot;x&quot;&gt; &amp; <mark>sintef</mark>"


@steady
@given(text=TEXTS, question=TEXTS)
def test_marking_loses_nothing_and_lets_nothing_through(text, question):
    asked = set(words_of(question))

    assert "".join(part.text for part in marked(text, asked)) == text
    assert re.sub("</?mark>", "", printed(text, asked)) == escape(text)


@steady
@given(text=TEXTS, question=TEXTS)
def test_a_piece_is_of_the_text_and_holds_what_was_asked_for(text, question):
    asked = set(words_of(question))

    piece = excerpt(text, asked).removeprefix("… ").removesuffix(" …")

    assert piece in " ".join(text.split())
    assert bool(piece) == any(part.is_match for part in marked(piece, asked))


def test_a_piece_is_cut_between_words():
    text = f"{'ord ' * 60}styret bestemte{' mer' * 60}"

    piece = excerpt(text, {"styret"})

    assert piece.startswith("… ord ord")
    assert "styret bestemte mer" in piece
    assert piece.endswith("mer …")
    assert len(piece) < 200
