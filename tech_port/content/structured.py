"""An article as schema.org describes news: published and changed by us. Values in, values out."""

from ..norwegian.typography import iso
from ..writing.association import publisher
from ..writing.structured_data import StructuredData, absolute, address_of_picture, is_told, thing


def article_data(article):
    """The object for an article; None for one that machines should not repeat.

    The day that it is about is what it covers.
    """
    if not is_told(article):
        return None
    address = absolute(article.get_absolute_url())
    return StructuredData(
        "NewsArticle",
        headline=str(article.title),
        description=str(article.lead),
        url=address,
        mainEntityOfPage=thing("WebPage", **{"@id": address}),
        image=absolute(address_of_picture(article.get_absolute_url())),
        datePublished=iso(article.published_at),
        dateModified=iso(article.revised_at or article.published_at),
        temporalCoverage=article.happened_for_machines if article.happened_on else None,
        inLanguage=article.title.lang,
        author=publisher(),
        publisher=publisher(),
    )
