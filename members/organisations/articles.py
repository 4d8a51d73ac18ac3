"""Whom an article is about."""

from ..models import Organisation


def organisations_in(article):
    return Organisation.objects.filter(articles=article)
