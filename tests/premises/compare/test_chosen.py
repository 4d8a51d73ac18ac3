"""Which units are compared: the choice in the address, and the links of the list that change it."""

from types import SimpleNamespace

from django.template import Context, Template
from django.test import RequestFactory

from premises.compare.chosen import Chosen


def test_the_choice_is_read_from_the_address_once_each_and_six_at_most():
    assert Chosen.read(["3", "5", "3", "", "x", "-1", "٣", "9" * 20, "3'"]) == Chosen((3, 5), rejected=5)
    assert Chosen.read(list("12345678")) == Chosen((1, 2, 3, 4, 5, 6), too_many=2)
    assert Chosen.read([]) == Chosen()


def test_a_unit_is_added_last_and_taken_out_where_it_stands():
    assert Chosen((3, 5)).adding(4).query == "lokale=3&lokale=5&lokale=4"
    assert Chosen((3, 5)).adding(3) == Chosen((3, 5))
    assert Chosen((1, 2, 3, 4, 5, 6)).adding(7) == Chosen((1, 2, 3, 4, 5, 6))
    assert Chosen((3, 5, 4)).without(5).query == "lokale=3&lokale=4"


def rendered(template, query, **context):
    request = RequestFactory().get(f"/lokaler/?{query}")
    html = Template("{% load compare %}" + template).render(Context({"request": request, **context}))
    return " ".join(html.split())


def test_the_list_adds_to_the_comparison_and_keeps_its_filter():
    unit = SimpleNamespace(pk=7, name="B3-601")

    link = rendered("{% compare_link unit %}", "areal_min=600&bygg=a&bygg=b&lokale=3", unit=unit)

    assert 'href="?areal_min=600&amp;bygg=a&amp;bygg=b&amp;lokale=3&amp;lokale=7#sammenlign-7"' in link
    assert 'Sammenlign<span class="visually-hidden"> B3-601</span></a>' in link


def test_the_list_takes_out_again_and_says_when_there_is_no_more_room():
    unit = SimpleNamespace(pk=7, name="B3-601")

    chosen = rendered("{% compare_link unit %}", "lokale=3&lokale=7", unit=unit)
    full = rendered("{% compare_link unit %}", "&".join(f"lokale={key}" for key in range(10, 16)), unit=unit)

    assert 'href="?lokale=3#sammenlign-7"' in chosen
    assert 'Fjern<span class="visually-hidden"> B3-601 fra sammenligningen</span>' in chosen
    assert "<a " not in full
    assert "Høyst 6 sammenlignes" in full


def test_the_bar_says_how_many_and_leads_to_the_comparison():
    bar = rendered("{% compare_bar %}", "areal_min=600&ansatte=40&lokale=3&lokale=7")

    assert (
        'href="/lokaler/sammenlign/?lokale=3&amp;lokale=7&amp;ansatte=40&amp;areal_min=600">Sammenlign (2)</a>' in bar
    )
    assert 'href="?areal_min=600&amp;ansatte=40"' in bar
    assert "<nav" not in rendered("{% compare_bar %}", "areal_min=600")


def test_a_form_keeps_the_choice():
    kept = rendered("{% compare_kept %}", "lokale=3&lokale=x&lokale=7")

    assert kept.endswith('<input type="hidden" name="lokale" value="3"><input type="hidden" name="lokale" value="7">')
