"""A figure is printed by its template tag alone, so that neither its date nor its source is ever left out."""

import re

from .source import ROOT, templates

OWN = ("content/figures/", "content/_figure_chart.html")  # what the tags are made of
VALUES = {"observation", "figure", "latest", "target", "stated", "disagreement"}
WORDS = {"value", "amount", "in_words"}


def printed(text):
    """What a template prints of a figure by itself: `{{ figure.latest.in_words }}`."""
    found = re.findall(r"{{\s*([\w.]+)", text)
    return [name for name in found if (parts := set(name.split("."))) & VALUES and parts & WORDS]


def test_no_template_prints_a_figure_but_by_its_tag():
    root = ROOT / "templates"
    names = {str(file.relative_to(root)): printed(file.read_text()) for file in templates()}

    assert {name: of for name, of in names.items() if of and not name.startswith(OWN)} == {}
    assert any(of for name, of in names.items() if name.startswith(OWN))


def test_a_page_that_prints_figures_has_their_sources_at_its_foot():
    texts = {file.name: file.read_text() for file in templates()}
    pages = {name for name, text in texts.items() if "{% load figures %}" in text and '{% extends "' in text}
    noted = {name for name, text in texts.items() if '"content/_notes.html"' in text}

    assert pages - noted == set()
    assert pages
