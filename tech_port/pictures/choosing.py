"""Pictures that are in the store already: what shows them, and the search in them from a form.

A search finds a picture by its own text, and by the names of the records that show it.
"""

from functools import reduce
from operator import or_

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Q
from django.urls import reverse

from tech_port.rights.personal import may_open, of_table

from .models import Picture

OF_A_PAGE = 12


def pages(text=""):
    """The pictures that a text finds, or all, the newest first, in pages."""
    pictures = Picture.objects.to_choose()
    return Paginator(pictures.filter(_finds(text)) if text else pictures, OF_A_PAGE)


def _finds(text):
    """A condition; records about people are not asked: that a picture is found would tell what they hold."""
    found = Q(alt_nb__finds=text) | Q(alt_en__finds=text)
    for relation in Picture.relations():
        page = admin.site._registry.get(relation.related_model)
        if page and page.search_fields and not of_table(relation.related_model):
            asked = reduce(or_, (Q(**{f"{name.lstrip('^=@')}__finds": text}) for name in page.search_fields))
            rows = relation.related_model._base_manager.filter(asked)
            found |= Q(pk__in=rows.values(relation.field.name))
    return found


def shown_by(user, pictures):
    """{number of a picture: [(kind, record, its address)]} that somebody may see; a query for each kind of record."""
    found = {picture.pk: [] for picture in pictures}
    for relation in Picture.relations():
        name, model = relation.field.name, relation.related_model
        page, options = admin.site._registry.get(model), model._meta
        if page and may_open(user, model) and user.has_perm(f"{options.app_label}.view_{options.model_name}"):
            rows = model._base_manager.filter(**{f"{name}__in": found})
            for row in rows.select_related(*(page.list_select_related or ())).order_by("pk"):
                address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
                found[getattr(row, f"{name}_id")].append((options.verbose_name, row, address))
    return found
