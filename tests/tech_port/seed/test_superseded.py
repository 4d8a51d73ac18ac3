"""Corrected texts reach a site that has loaded them, and leave alone what staff have written."""

from tech_port.content.models import Article, Milestone
from tech_port.seed import superseded
from tech_port.seed.records import read
from tests.tech_port.seed.loading import seed

ARTICLE, MILESTONE = "content.Article:lansert-med-80-gjester", "content.Milestone:stage-3"
LINE = "2 records have texts that were corrected, and that nobody had changed."


def old(monkeypatch, texts):
    prints = {key: {name: superseded.fingerprint(text) for name, text in was.items()} for key, was in texts.items()}
    monkeypatch.setattr(superseded, "read", lambda: prints)


def test_a_text_that_nobody_has_changed_follows_its_file(content, monkeypatch):
    old(monkeypatch, {ARTICLE: {"lead_nb": "Slik var det."}, MILESTONE: {"text_nb": "Bygget er ferdig"}})
    now = Milestone.objects.get(text_nb__startswith="Byggetrinn 3")
    Article.objects.filter(slug="lansert-med-80-gjester").update(lead_nb="Slik  var\u00a0det.")
    Milestone.objects.filter(pk=now.pk).update(text_nb="Bygget er ferdig")

    lines = seed()

    lead = "Knapt fire måneder etter stiftelsen ble Trondheim Tech Port offisielt lansert."
    assert Article.objects.get(slug="lansert-med-80-gjester").lead_nb == lead
    assert Milestone.objects.get(pk=now.pk).text_nb == now.text_nb
    assert lines[0] == LINE


def test_what_staff_have_written_stays(content, monkeypatch):
    old(monkeypatch, {ARTICLE: {"lead_nb": "Slik var det."}})
    Article.objects.filter(slug="lansert-med-80-gjester").update(lead_nb="Det staben skrev.")

    lines = seed()

    assert Article.objects.get(slug="lansert-med-80-gjester").lead_nb == "Det staben skrev."
    assert "corrected" not in " ".join(lines)


def text_of(values, column):
    """A column's text among a record's values, where one in two languages is a table of them."""
    plain, _sign, language = column.rpartition("_")
    return values[plain].get(language, "") if isinstance(values.get(plain), dict) else values.get(column, "")


def test_every_text_that_was_corrected_has_a_record_and_is_another_now():
    records = {record.key: record.values for record in read()}

    unknown = superseded.read().keys() - records.keys()
    same = [
        (key, name)
        for key, texts in superseded.read().items()
        for name, was in texts.items()
        if superseded.is_of(text_of(records[key], name), was)
    ]
    assert (unknown, same) == (set(), [])
