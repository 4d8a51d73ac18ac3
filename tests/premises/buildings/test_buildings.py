"""The page of a building: its stages, what it is certified as, and the place."""

from datetime import date

import pytest

from premises.buildings import stages
from premises.models import Building
from tech_port.content.models import Figure
from tests.factories import (
    make_area,
    make_building,
    make_figure,
    make_lease,
    make_observation,
    make_organisation,
    make_property,
    make_source,
    make_unit,
)

TODAY = date(2026, 11, 21)


def page_of(client, building):
    return " ".join(client.get(f"/lokaler/{building.slug}/").content.decode().replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("completed_on", "precision", "basis", "told"),
    [
        (date(2020, 3, 31), "quarter", "reported", ("1. kvartal 2020", "Ferdig 1. kvartal 2020.", True)),
        (date(2025, 12, 31), "year", "planned", ("2025", "Planlagt ferdig 2025, ikke bekreftet (kilde 2023).", False)),
        (date(2028, 12, 31), "year", "planned", ("2028", "Planlagt ferdig 2028 (kilde 2023).", False)),
        (None, "day", "reported", ("ikke kjent", "Ingen kilde sier når det ble ferdig.", False)),
        (None, "day", "planned", ("ikke kjent", "Planlagt, ingen kilde sier når (kilde 2023).", False)),
    ],
)
def test_how_far_a_stage_has_come_is_told_as_the_sources_have_it(completed_on, precision, basis, told):
    building = Building(
        completed_on=completed_on,
        completed_precision=precision,
        completion_basis=basis,
        completion_known_on=date(2023, 1, 1),
        completion_known_precision="year",
        order=1,
    )

    (stage,) = stages.stages_of([building], TODAY)

    assert (stage.when.replace("\u00a0", " "), stage.state.replace("\u00a0", " "), stage.is_done) == told


def test_stages_stand_in_the_order_they_are_finished_and_the_unknown_last():
    unknown, second, first = (
        Building(pk=number, order=number, completed_on=day)
        for number, day in enumerate([None, date(2023, 6, 30), date(2020, 3, 31)], start=1)
    )

    shown = stages.stages_of([unknown, second, first], TODAY, current=second)

    assert [stage.building for stage in shown] == [first, second, unknown]
    assert [stage.is_current for stage in shown] == [False, True, False]


def test_a_certificate_says_whether_it_is_aimed_at_stated_or_given():
    told = [
        stages.certificates(Building(breeam="Excellent", breeam_state=state, well="Platinum", well_state="aimed"))
        for state in ("aimed", "stated", "certified")
    ]

    assert [rows[0] for rows in told] == [
        ("BREEAM-NOR", "Excellent", "målet; ikke kjent som sertifisert"),
        ("BREEAM-NOR", "Excellent", "oppgitt; sertifikatet er ikke sett"),
        ("BREEAM-NOR", "Excellent", "sertifisert"),
    ]
    assert told[0][1] == ("WELL", "Platinum", "målet; ikke kjent som sertifisert")
    assert stages.certificates(Building()) == []


@pytest.mark.django_db
def test_the_page_shows_the_stages_the_tenants_with_periods_and_the_certificate(client):
    property = make_property(name="Kvartalet")
    building = make_building(
        property=property, slug="to", name_nb="Trinn 2", breeam="Excellent", breeam_state="aimed", order=2
    )
    make_building(property=property, slug="tre", name_nb="Trinn 3", completed_on=None, order=3)
    unit = make_unit(building=building)
    make_lease(
        unit=unit,
        organisation=make_organisation(name="Berg"),
        starts_on=date(2023, 6, 30),
        start_is_known=False,
        staff=40,
    )

    page = page_of(client, building)

    assert "Slik vokser Kvartalet" in page
    assert '<a href="/lokaler/tre/">Trinn 3</a>' in page
    assert "<strong>Trinn 2</strong>, dette bygget" in page
    assert "Sist kjent 30. juni 2023, 900 m², 40 ansatte" in page
    assert "<dt>BREEAM-NOR</dt><dd><strong>Excellent</strong>" in page
    assert "målet; ikke kjent som sertifisert" in page


@pytest.mark.django_db
def test_the_place_is_told_by_what_sources_say_and_never_measured(client):
    source = make_source(publisher="Adressa")
    property = make_property(area=make_area(name="Elgeseter"), text_nb="Metrobussen går forbi.", source=source)
    building = make_building(property=property, address="Gata 1", latitude="63.4143", longitude="10.3972")
    bicycles = make_figure(slug="sykkelplasser-huset", title_nb="Sykkelplasser i huset", unit=Figure.Unit.PLACES)
    make_observation(figure=bicycles, value="250.00", source=source)
    workplaces = make_figure(slug="arbeidsplasser-huset", title_nb="Arbeidsplasser", unit=Figure.Unit.PLACES)
    make_observation(figure=workplaces, value="1000.00", source=source)
    building.figures.set([bicycles, workplaces])

    page = page_of(client, building)

    facts = page[page.index('id="fakta"') : page.index('id="ledig"')]
    where = page[page.index('id="hvor"') : page.index('id="stedet"')]
    place = page[page.index('id="stedet"') : page.index('id="kilder"')]
    mark = '<sup class="note-mark"><a href="#kilde-1"'
    assert f"<strong>Gata 1</strong>, Trondheim. Elgeseter{mark}" in where
    assert "<p>Metrobussen går forbi.</p>" in place
    assert '<dt>Sykkelplasser i huset</dt><dd><span class="figure-value"><b>250</b>' in place
    assert f"2024{mark}" in place
    assert f"<dt>Arbeidsplasser</dt><dd><strong>1 000{mark}" in facts
    assert page.count("Adressa") == 1  # the source, once among the notes
    assert "63" not in place
    assert "minutter" not in where + place


@pytest.mark.django_db
def test_the_facade_shows_this_building_alone_and_nothing_is_drawn_of_one_without_units(client):
    property = make_property()
    building, other = make_building(property=property), make_building(property=property)
    here, _there = make_unit(building=building), make_unit(building=other)

    wide, narrow = client.get(f"/lokaler/{building.slug}/").context["facades"]
    empty = client.get(f"/lokaler/{make_building(property=property).slug}/")

    assert [pane.unit for pane in (*wide.panes, *narrow.panes)] == [here, here]
    assert (empty.context["facades"], "facade" in empty.content.decode()) == ([], False)
