"""What articles came to have after they were loaded, a drawing and tags: given once, to those that have none."""

from tech_port.content.models import Article

GIVEN = "later:drawings-tags-and-signs"


def complete(writer, records):
    """Give articles that were loaded before what their file says now: a drawing, tags, the sources of its signs."""
    if GIVEN in writer.written:
        return
    writer.mark(GIVEN)
    loaded = [] if writer.is_first else [record for record in records if record.model is Article]
    for record in loaded:
        if article := Article.objects.filter(pk=writer.find(Article, record.name)).first():
            _complete(article, *writer.columns(record))


def _complete(article, columns, many):
    drawn = {name: value for name, value in columns.items() if name.startswith("picture_")}
    if not article.picture_kind:
        for name, value in drawn.items():
            setattr(article, name, value)
    if not article.tags.exists():
        article.tags.set(many.get("tags", []))
    if article.body_nb == columns.get("body_nb"):
        article.sources.add(*many.get("sources", []))
    article.save()
