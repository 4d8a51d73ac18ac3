"""English that is missing, or older than the Norwegian: the queue of it, and the page where it is written."""

import pytest
import time_machine
from django.apps import apps
from django.forms.models import model_to_dict
from django.test import Client

from events.models import Venue
from tech_port.content.models import Article, Tag
from tech_port.history.acting import Way
from tech_port.staff.english.texts import State, waiting
from tech_port.writing.translated import translated_names
from tests.admin.records import FACTORIES
from tests.factories import (
    make_article,
    make_board_seat,
    make_issue,
    make_search_alias,
    make_tag,
    make_user,
    make_venue,
)
from tests.pages_read import as_a_browser_sends, elements, messages, text

pytestmark = pytest.mark.django_db
QUEUE = "/admin/engelsk/"
PARTS = "newsletter.part"  # are written with their issue, on its page
WITH_TEXTS = {  # what has its texts only of one kind
    "members.boardseat": lambda: make_board_seat(label_nb="Ansattvalgt"),
    "search.searchalias": lambda: make_search_alias(title_nb="Parkering", leads_to="/kontakt/"),
}


def page(record, query=""):
    return f"/admin/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/engelsk/{query}"


def write(staff, record, query="", **typed):
    address = page(record, query)
    typed = typed if {"_same", "_right"} & typed.keys() else {"_save": "1", **typed}
    return staff.post(address, as_a_browser_sends(staff.get(address)) | typed)


def changed(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    return record


def states(model=Article):
    return [(one.key, one.name, one.state) for one in waiting([model.objects.all()])]


def listed(response):
    """[(record, [text: what is the matter])] of a page of the queue."""
    return [
        (name, [f"{one.label}: {one.in_words}" for one in texts])
        for name, _kind, _address, texts in response.context["records"].object_list
    ]


def test_a_text_waits_when_its_english_is_missing_or_its_norwegian_was_changed_after_it():
    missing = make_article(title_en="")
    make_article(title_nb="", title_en="Only English")
    outdated = changed(make_article(lead_nb="Før", lead_en="Before"), lead_nb="Etter")
    both = changed(make_article(title_nb="Før", title_en="Before"), title_nb="Etter", title_en="After")
    changed(both, body_nb=f"{both.body_nb} Mer", body_en=f"{both.body_en} More")
    changed(changed(make_article(lead_nb="Før"), lead_nb="Etter"), lead_nb="Før")

    found = waiting([Article.objects.all()])

    assert [(one.key, one.name, one.state, one.before, one.since) for one in found] == [
        (missing.pk, "title", State.MISSING, None, missing.history.get().history_date),
        (outdated.pk, "lead", State.OUTDATED, "Før", outdated.history.latest("history_id").history_date),
    ]


def test_where_the_history_begins_with_both_texts_it_is_unknown_until_somebody_says_that_the_english_is_right(staff):
    venue, bare = make_venue(), make_venue(name_en="")
    Venue.history.update(history_way=Way.COMMAND, history_change_reason="")
    before = [(one.key, one.state, one.since) for one in waiting([Venue.objects.all()])]

    write(staff, venue, _right="name")

    assert sorted(before) == [(venue.pk, "ukjent", None), (bare.pk, "mangler", None)]
    assert states(Venue) == [(bare.pk, "name", "mangler")]


def test_that_the_english_is_right_is_said_of_one_text_with_who_and_until_the_norwegian_is_changed_again(staff):
    article = changed(make_article(), title_nb="Ny tittel", lead_nb="Ny ingress")

    answer = write(staff, article, _right="title")

    assert (answer.status_code, answer.url) == (302, page(article))
    assert states() == [(article.pk, "lead", "eldre")]
    told = staff.get(f"/admin/content/article/{article.pk}/history/").context["entries"].object_list[0]
    assert (told.who, told.reason) == ("stab", "Den engelske teksten stemmer fortsatt: Tittel")
    changed(article, title_nb="Nyere tittel")
    assert sorted(states()) == [(article.pk, "lead", "eldre"), (article.pk, "title", "eldre")]


def test_what_is_the_same_in_both_is_shown_so_on_the_english_page_until_the_norwegian_is_changed(staff, client):
    tag = make_tag(name_nb="Nyhavna", name_en="")
    article = make_article()
    article.tags.add(tag)
    before = text_in_other_language(client, article)

    write(staff, tag, _same="name")

    assert (before, text_in_other_language(client, article)) == (["Nyhavna"], [])
    assert states(Tag) == []
    assert tag.history.latest("history_id").history_change_reason == "Likt på begge språk: Navn"
    changed(Tag.objects.get(), name_nb="Nyhavna og Brattøra")
    assert states(Tag) == [(tag.pk, "name", "eldre")]


def text_in_other_language(client, article):
    page = client.get(f"/en/news/{article.slug}/")
    return ["".join(one.itertext()).strip() for one in elements(page, "dd") if one.get("lang") == "nb"]


def test_english_is_saved_by_the_rules_of_the_records_own_form_and_keeps_what_was_typed(staff):
    article = changed(make_article(lead_en=""), body_nb="Hele saken, og mer.")

    refused = write(staff, article, lead_en="In short.", body_en="As [told][^nobody].")
    refused_text = [one.text for one in elements(refused, "textarea")]
    saved = write(staff, article, lead_en="In short.")

    assert refused.status_code == 200
    assert "Teksten viser til kilden «nobody»" in text(refused)
    assert [one.strip() for one in refused_text] == ["In short.", "As [told][^nobody]."]
    assert (saved.status_code, saved.url) == (302, QUEUE)
    article.refresh_from_db()
    assert (article.lead_en, article.body_en) == ("In short.", "The whole story.")
    assert states() == [(article.pk, "body", "eldre")]


def test_a_text_that_another_changed_meanwhile_is_shown_again_with_what_was_typed(staff):
    article = make_article(title_en="")
    sent = as_a_browser_sends(staff.get(page(article))) | {"title_en": "A title", "_save": "1"}
    kari = Client()
    kari.force_login(make_user(username="kari", is_staff=True, is_superuser=True))
    own = f"/admin/content/article/{article.pk}/change/"
    kari.post(own, as_a_browser_sends(kari.get(own)) | {"title_nb": "En annen tittel"})

    refused = staff.post(page(article), sent)

    assert "Kari endret tittel fra" in text(refused)
    assert [one.get("value") for one in elements(refused, "input") if one.get("name") == "title_en"] == ["A title"]
    assert Article.objects.get().title_en == ""
    assert write(staff, article, title_en="Another title").status_code == 302
    assert states() == []


def test_the_queue_is_narrowed_by_state_and_kind_and_goes_on_with_the_next(staff, django_assert_num_queries):
    first, second = make_article(title_en=""), changed(make_article(), lead_nb="Ny ingress")
    tag = make_tag(name_en="")
    with django_assert_num_queries(5):
        whole = staff.get(QUEUE)
    rest = make_article(lead_en=""), make_tag(name_en="")
    with django_assert_num_queries(5):
        staff.get(QUEUE)

    assert listed(whole) == [
        (str(first), ["Tittel: mangler"]),
        (str(second), ["Ingress: eldre enn den norske"]),
        (str(tag), ["Navn: mangler"]),
    ]
    assert listed(staff.get(f"{QUEUE}?tilstand=eldre")) == [(str(second), ["Ingress: eldre enn den norske"])]
    assert [name for name, _texts in listed(staff.get(f"{QUEUE}?type=content.tag&tilstand=feil"))] == [
        str(tag),
        str(rest[1]),
    ]
    answer = write(staff, first, "?tilstand=mangler", title_en="News")
    assert answer.url == page(tag, "?tilstand=mangler")
    assert messages(staff.get(answer.url)) == [f"Lagret i «{first}»."]


def test_who_may_write_none_of_the_texts_has_no_queue_and_no_task(staff):
    make_article(title_en="")
    make_issue(state="sent", title_en="")
    reader, leasing = Client(), Client()
    reader.force_login(make_user("content.view_article", username="reader"))
    leasing.force_login(make_user("premises.change_unit", "premises.view_unit", username="leasing"))

    assert [reader.get(address).status_code for address in (QUEUE, page(Article.objects.get()))] == [403, 403]
    assert [row.text for row in reader.get("/admin/").context["todo"]] == []
    assert listed(leasing.get(QUEUE)) == []
    assert [(row.text, row.url) for row in staff.get("/admin/").context["todo"]] == [
        ("1 tekst mangler engelsk", "/admin/engelsk/?tilstand=mangler")
    ]


def test_every_text_in_two_languages_can_be_written_beside_the_norwegian(staff):
    wrong = {}
    for label, make in (FACTORIES | WITH_TEXTS).items():
        names = translated_names(apps.get_model(label))
        if not names or label == PARTS:
            continue
        with time_machine.travel("2026-11-26 12:00Z", tick=False):  # a form shows whole seconds
            row = make()
        column = f"{names[0]}_en"
        norwegian = {f"{name}_nb": getattr(row, f"{name}_nb") or "En norsk tekst" for name in names}
        of_it = type(row)._base_manager.filter(pk=row.pk)
        of_it.update(**norwegian)
        shown, before = [pair.name for pair in staff.get(page(row)).context["pairs"]], model_to_dict(of_it.get())
        answer, after = write(staff, row, **{column: "An English text"}), model_to_dict(of_it.get())
        moved = [name for name in before if before[name] != after[name]]
        if (sorted(shown), answer.status_code, moved) != (sorted(names), 302, [column]):
            wrong[label] = shown, answer.status_code, moved, answer.context and answer.context["faults"]

    assert wrong == {}
