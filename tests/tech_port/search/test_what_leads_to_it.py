"""What is told of a record elsewhere than in its own row, and leads to it."""

import pytest
from django.utils import timezone

from tech_port.search.asking import ask
from tests.factories import (
    make_article,
    make_event,
    make_event_document,
    make_issue,
    make_key_point,
    make_part,
    make_tag,
)


def found(question):
    """{kind: [titles]}"""
    return {group.key: [str(hit.title) for hit in group.hits] for group in ask(question).groups}


@pytest.mark.django_db
def test_an_article_is_found_by_its_tags():
    article, tag = make_article(title_nb="Nytt bygg"), make_tag(name_nb="Kvanteteknologi", name_en="Quantum")
    assert found("kvanteteknologi") == {}

    article.tags.add(tag)
    assert found("kvanteteknologi") == found("quantum") == {"articles": ["Nytt bygg"]}
    type(tag).objects.update(name_nb="Havteknologi")
    assert (found("kvanteteknologi"), found("havteknologi")) == ({}, {"articles": ["Nytt bygg"]})
    article.tags.clear()
    assert found("havteknologi") == {}


@pytest.mark.django_db
def test_an_event_is_found_by_its_points_and_documents():
    event = make_event(title_nb="Frokost")
    make_key_point(event=event, text_nb="Batterier varer lenge.")
    make_event_document(event=event, title_nb="Lysarkene")

    assert found("batterier") == found("lysarkene") == {"events": ["Frokost"]}


@pytest.mark.django_db
def test_an_issue_is_found_from_when_it_leaves_by_what_it_told_then():
    issue = make_issue(title_nb="Høstbrevet", intro_nb="Mørket kommer.")
    part = make_part(issue=issue)
    assert found("høstbrevet") == {}

    part.told = {"nb": {"title": ["Lyktefesten", "nb"], "text": ["Med lykter.", "nb"], "facts": [], "url": ""}}
    part.save()
    now = timezone.now()
    type(issue).objects.update(state="sent", due_at=now, published_at=now, finished_at=now)

    assert found("høstbrevet") == found("mørket") == found("lyktefesten") == {"issues": ["Høstbrevet"]}
    [group] = ask("lyktefesten").groups
    assert group.hits[0].url == f"/nyhetsbrev/{issue.number}/"
    assert group.hits[0].facts.startswith(f"Nr. {issue.number}, ")
