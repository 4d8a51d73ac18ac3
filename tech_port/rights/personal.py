"""Who may read what is told of people: those with the right of the purpose that it is kept for, by whatever way."""

from collections import defaultdict
from functools import cache, reduce
from operator import or_

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.db.models.constants import LOOKUP_SEP

from ..privacy import declared


@cache
def columns_by_right():
    """{model: {right: columns}} of the tables that tell of people."""
    found = defaultdict(dict)
    tells = [(purpose.right, tells) for purpose in declared() for tells in purpose.tells]
    named = {(one.model, name) for _right, one in tells for name in one.names}
    for right, one in tells:
        columns = one.names or [name for name in one.columns if (one.model, name) not in named]
        found[one.model][right] = frozenset(columns)
    return dict(found)


def of_table(model):
    """{right: columns} of a table; a history's are those of the records whose history it is."""
    return columns_by_right().get(getattr(model, "instance_type", model), {})


def unread(user, model):
    """The columns of a table that somebody may not read."""
    by_right = of_table(model)
    return frozenset().union(*(columns for right, columns in by_right.items() if not user.has_perm(right)))


def may_open(user, model):
    """Whether somebody may see records of a kind at all: those about people take the right to something of it."""
    by_right = of_table(model)
    return not by_right or any(map(user.has_perm, by_right))


def may_ask(user, model, path):
    """Whether a path of lookups, as `interest__email__startswith`, passes nothing that somebody may not read.

    An answer to it tells as much as the column itself.
    """
    for part in path.split(LOOKUP_SEP):
        if part in unread(user, model):
            return False
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return True
        if not field.is_relation or not field.related_model:
            return True
        model = field.related_model
    return True


def readable_mails(user):
    """A condition: the mails whose text somebody may read. One of a kind that no purpose names is the superusers'."""
    if user.is_superuser:
        return Q(pk__isnull=False)
    return reduce(or_, (Q(template__startswith=kind) for kind in kinds_of_mails(user)), Q(pk__isnull=True))


def may_read_mail(user, template):
    """The same of one mail, by its template."""
    return user.is_superuser or any(template.startswith(kind) for kind in kinds_of_mails(user))


def kinds_of_mails(user):
    return [kind for purpose in declared() if user.has_perm(purpose.right) for kind in purpose.mails]


class ByRight:
    """Admin pages and inlines, of whose records everybody sees what they have the right to."""

    is_open_to_all = False  # whether what tells of people is left out row by row, for who may see the records

    def may_open(self, request):
        return self.is_open_to_all or may_open(request.user, self.model)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and self.may_open(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_open(request)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.may_open(request)

    def get_fieldsets(self, request, obj=None):
        hidden = unread(request.user, self.model)
        fieldsets = super().get_fieldsets(request, obj)
        if not hidden:
            return fieldsets
        return [(title, {**part, "fields": without(part["fields"], hidden)}) for title, part in fieldsets]


class ListByRight(ByRight):
    """The same of lists: their columns, filters, search, and what is asked in their address."""

    def may_ask(self, request, name):
        path = name[0] if isinstance(name, (list, tuple)) else name
        return not isinstance(path, str) or may_ask(request.user, self.model, path.lstrip("^=@"))

    def get_list_display(self, request):
        return [name for name in super().get_list_display(request) if self.may_ask(request, name)]

    def get_list_filter(self, request):
        return [name for name in super().get_list_filter(request) if self.may_ask(request, name)]

    def get_search_fields(self, request):
        return [name for name in super().get_search_fields(request) if self.may_ask(request, name)]

    def lookup_allowed(self, lookup, value, request):
        return self.may_ask(request, lookup) and super().lookup_allowed(lookup, value, request)


def without(fields, hidden):
    """Lines of a form without some of their fields; a line that was nothing else is gone."""
    lines = [
        [name for name in line if name not in hidden] if isinstance(line, (list, tuple)) else line for line in fields
    ]
    return [line for line in lines if line and not (isinstance(line, str) and line in hidden)]
