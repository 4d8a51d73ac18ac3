"""The articles that came with the portal were published when they were written here, not on the day they tell of."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import migrations, transaction

OSLO = ZoneInfo("Europe/Oslo")
KEY = "content.Article:"
SAID_BEFOREHAND = {"nrk-leier-i-byggetrinn-3": "reported", "ny-eier-i-holtermannsveien": "agreed"}


def seeded(apps):
    """(article, the moment its day of writing began) of each that came with the portal."""
    records = apps.get_model("content", "SeededRecord").objects.filter(key__startswith=KEY)
    written = {record.key.removeprefix(KEY): record.written_at for record in records}
    for article in apps.get_model("content", "Article").objects.filter(slug__in=written).order_by("pk"):
        day = written[article.slug].astimezone(OSLO).date()
        yield article, datetime.combine(day, time(), OSLO)


def forwards(apps, schema_editor):
    """Those that were dated before they were written here; what staff changed or ended before that day stays."""
    for article, written in seeded(apps):
        others = [moment for moment in (article.revised_at, article.expires_at) if moment]
        if article.happened_on or not article.published_at or article.published_at >= written:
            continue
        if any(moment <= written for moment in others):
            continue
        article.happened_on = article.published_at.astimezone(OSLO).date()
        article.happened_precision = article.published_precision
        article.happening = SAID_BEFOREHAND.get(article.slug, "happened")
        article.published_at = written
        save(article)


def backwards(apps, schema_editor):
    for article, written in seeded(apps):
        if article.happened_on and article.published_at == written:
            article.published_at = datetime.combine(article.happened_on, time(9), OSLO)
            article.published_precision = article.happened_precision
            article.happened_on, article.happened_precision, article.happening = None, "day", "happened"
            save(article)


def save(article):
    """Each row is a transaction of its own."""
    with transaction.atomic():
        article.save()


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("content", "0012_article_happened")]

    operations = [migrations.RunPython(forwards, backwards)]
