"""The site's content in words: events, news, places, names, sources and translations."""

import re

import pytest
from django.utils import timezone

from events.models import Event, KeyPoint
from members.models import Organisation
from premises.models import Property
from tech_port.content.models import (
    Article,
    BusinessArea,
    Page,
    Programme,
    SeededRecord,
)
from tech_port.search.models import Record
from tests.tech_port.seed.loading import FILES, told


def test_past_events_are_as_exact_as_their_source(content):
    columns = ("slug", "precision", "attendees", "attendees_qualifier", "source__key")

    assert list(Event.objects.filter(is_sample=False).values_list(*columns)) == [
        ("felles-formannskapsmote-hell-2015", "day", 100, "more_than", "tr-2015"),
        ("arsmote-og-stiftelse-2021", "day", None, "exact", "tk-2021"),
        ("offisiell-lansering-2021", "day", 80, "exact", "magasin-2022"),
        ("nettverksmote-helseteknologi-2023", "month", 150, "exact", "ttp-health-2023"),
    ]


def test_the_meeting_at_hell_has_points_from_its_four_speakers(content):
    speakers = KeyPoint.objects.filter(event__slug="felles-formannskapsmote-hell-2015").values_list("speaker__name")

    assert [name for (name,) in speakers] == [
        "Gunnar Bovim",
        "Herbjørn Skjervold",
        "Herbjørn Skjervold",
        "Borger Ljosland",
        "Øyvind Christensen",
    ]


def test_news_was_published_on_the_day_it_was_written_here_and_tells_when_it_happened(content):
    news = list(Article.objects.filter(is_sample=False))

    assert {article.published_on for article in news} == {
        timezone.localdate(row.written_at) for row in SeededRecord.objects.filter(key__startswith="content.Article")
    }
    assert [(article.slug, article.happened_in_words.replace("\u00a0", " ")) for article in news] == [
        ("ny-eier-i-holtermannsveien", "Avtalt til 31. mai 2024, ikke bekreftet"),
        ("flytter-sammen-i-holtermannsveien", "Hendte i desember 2023"),
        ("150-samlet-om-helseteknologi", "Hendte i januar 2023"),
        ("nrk-leier-i-byggetrinn-3", "Meldt 4. juli 2022"),
        ("lansert-med-80-gjester", "Hendte 7. oktober 2021"),
        ("trondheim-tech-port-er-stiftet", "Hendte 16. juni 2021"),
        ("samling-pa-hell", "Hendte 17. mars 2015"),
    ]


def test_every_place_on_the_site_has_its_text(content):
    """The newsletter's page says what is known of it until somebody has written more."""
    assert {*Page.objects.values_list("place", flat=True), Page.Place.NEWSLETTER} == set(Page.Place.values)


def test_programmes_and_business_areas_are_there_in_order(content):
    assert list(BusinessArea.objects.values_list("name_nb", flat=True)) == ["Innovasjon", "Identitet", "Infrastruktur"]
    assert list(Programme.objects.values_list("kind", "name_nb")) == [
        ("collaboration", "Eksperter i team"),
        ("collaboration", "NTNU Bridge"),
        ("collaboration", "Testing og piloter"),
        ("collaboration", "Nyhetsbrev"),
        ("programme", "Trondheim Tech Week"),
        ("programme", "Trondheim Skaperfest"),
        ("programme", "Trondheim Venture Forum"),
        ("programme", "Innovasjonsnettverket"),
        ("programme", "Helseinnovasjonsarena"),
        ("programme", "Technoport"),
        ("programme", "ERA_Hub"),
        ("programme", "OTIMEDT"),
    ]


@pytest.mark.parametrize("name", ["St. Olav", "St. Olav Hospital", "Siva", "SiT", "Innovation Norway"])
def test_an_organisation_is_found_by_its_other_names(content, name):
    assert Organisation.objects.filter(other_names__contains=[name]).count() == 1


def test_every_spelling_of_the_street_leads_to_the_property(content):
    names = Property.objects.get(slug="holtermannsveien-1-13").other_names

    assert {"Holtermannsvegen", "Holtermanns veg"} < set(names)


def test_every_fact_has_a_source_but_what_everybody_knows(content):
    bare = set()
    for model in told():
        names = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
        for name in names & {"source", "sources"}:
            facts = model.objects.filter(is_sample=False) if "is_sample" in names else model.objects.all()
            bare |= {f"{model.__name__} {row}" for row in facts.filter(**{name: None})}

    assert bare == {"Area Nidarosdomen", "Area Trondheim S"}


def test_every_text_has_english_but_the_two_left_out_on_purpose(content):
    missing = []
    for model in set(told()) - {Record}:  # of the search, which names a record in one language where the other is empty
        for base in [field.name[:-3] for field in model._meta.fields if field.name.endswith("_nb")]:
            rows = model.objects.exclude(**{f"{base}_nb": ""}).filter(**{f"{base}_en": ""})
            missing += [f"{row} {base}" for row in rows]

    assert missing == ["B2-103, Byggetrinn 2 text", "AH-501, Abels Hus text"]


def test_numbers_in_texts_never_break_over_a_line():
    texts = {path.name: path.read_text(encoding="utf-8") for path in FILES}
    loose = re.compile(r"^[^#\n]*\b(\d+ \d{3}\b|\d ?m²|kl\. \d)[^#\n]*$", re.MULTILINE)

    assert [(name, match[0]) for name, text in texts.items() for match in loose.finditer(text)] == []
