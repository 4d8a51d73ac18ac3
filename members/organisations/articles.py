"""Whom an article is about."""

from tech_port.content.models import Article

from ..models import Organisation


def organisations_in(article):
    return Organisation.objects.filter(articles=article)


def about_the_same(article):
    """The articles that are about somebody whom this one is about, itself among them."""
    return Article.objects.filter(organisations__in=organisations_in(article))
