"""What a deletion means, as the page before it says: what goes, what stays, what holds it, and what to do instead."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..history.deleted import may_come_back
from ..norwegian.typography import number
from .list_pages import act
from .used_by import Counted, Effect, counted, uses_of

MAX_ROWS = 100  # of those that are deleted
MAX_HOLDERS = 10  # of one kind


@dataclass(frozen=True)
class Line:
    """So many records of a kind: `url` lists them, `names` are the first of them, for whom they are open to."""

    text: str
    via: str = ""
    url: str = ""
    names: tuple = ()


@dataclass(frozen=True)
class Deletion:
    """What is deleted, in the order of what a reader asks: which they are, what goes along, what refuses it."""

    how_many: str
    total: int
    names: list
    keys: list
    goes: list
    stays: list
    holds: list
    undecided: str
    instead: str | Promise
    comes_back: bool

    @property
    def more(self):
        """How many there are that are not named."""
        return number(self.total - len(self.names)) if self.total > len(self.names) else ""

    @property
    def refusals(self):
        return [*self.holds, *filter(None, [self.undecided])]


def how_many(options, count):
    """`1 lokale`, `20 014 påmeldinger`"""
    return f"{number(count)} {options.verbose_name if count == 1 else options.verbose_name_plural}"


def page_of(page, model):
    """The admin's page of a model, None where it has none."""
    return page.admin_site._registry.get(model)


def keeps(page):
    """A question of a field: whether the admin of those who have it keeps what they refer to."""
    return lambda field: field.name in getattr(page_of(page, field.model), "keeps", ())


def address_of(page, record):
    options = record._meta
    try:
        return reverse(
            f"{page.admin_site.name}:{options.app_label}_{options.model_name}_change", args=[quote(record.pk)]
        )
    except NoReverseMatch:
        return ""


def list_of(page, use, key):
    """The address of the admin's list of those that refer to one record."""
    if use.depth > 1 or use.field is None or key is None:
        return ""
    name = f"{page.admin_site.name}:{use.options.app_label}_{use.options.model_name}_changelist"
    return f"{reverse(name)}?{use.field.name}__{use.field.target_field.name}__exact={key}"


def line_of(page, request, found: Counted, key):
    """One kind of what refers to the records; who may not see such records is told how many there are."""
    use, there = found.use, page_of(page, found.use.rows.model)
    is_open = there is not None and there.has_view_permission(request)
    holders = use.rows[:MAX_HOLDERS] if is_open and use.effect is Effect.HOLDS else ()
    return Line(
        how_many(use.options, found.number),
        str(use.field.verbose_name) if use.field else "",
        list_of(page, use, key) if is_open else "",
        tuple((str(one), address_of(there, one)) for one in holders),
    )


def lines_of(page, request, rows, key=None):
    """{effect: [Line]} of what refers to some rows; a fixed number of queries, and one more for a kind that holds."""
    lines = {effect: [] for effect in Effect}
    for found in counted(uses_of(rows, keeps(page))):
        lines[found.use.effect].append((found, line_of(page, request, found, key)))
    return lines


def rows_of(page, records):
    """The rows of some records, which Django gives as a list or as a question."""
    if isinstance(records, QuerySet):
        return records
    return page.model._base_manager.filter(pk__in=[record.pk for record in records])


def deleted_objects(page, request, records):
    """What `ModelAdmin.get_deleted_objects` answers, with a `Deletion` for the list of all that goes."""
    rows = rows_of(page, records)
    total = rows.count()
    first = list(rows.select_related(*(page.list_select_related or ()))[:MAX_ROWS])
    lines = lines_of(page, request, rows, first[0].pk if total == 1 else None)
    waiting = rows.filter(page.undecided).count() if page.undecided else 0
    deletion = Deletion(
        how_many(page.opts, total),
        total,
        [(str(one), address_of(page, one)) for one in first],
        [one.pk for one in first],
        *([line for _found, line in lines[effect]] for effect in (Effect.GOES, Effect.STAYS, Effect.HOLDS)),
        how_many(page.opts, waiting) if waiting else "",
        page.instead,
        may_come_back(page.model),
    )
    counts = {page.opts.verbose_name_plural: total}
    for found, _line in lines[Effect.GOES]:
        name = found.use.options.verbose_name_plural
        counts[name] = counts.get(name, 0) + found.number
    return deletion, counts, lacking(page, request, first, lines[Effect.GOES]), deletion.refusals


def lacking(page, request, first, goes):
    """The kinds of records that the user may not delete; nobody needs the right to what only goes with its record."""
    allowed = all(page.has_delete_permission(request, one) for one in first)
    pages = [page_of(page, found.use.rows.model) for found, _line in goes]
    apart = [one for one in pages if one and not getattr(one, "goes_with_its_record", False)]
    found = {one.opts.verbose_name for one in apart if not one.has_delete_permission(request)}
    return found if allowed else found | {page.opts.verbose_name}


@act(_("Slett valgte …"), _("Du ser hva som forsvinner, før noe slettes."), permissions=["delete"])
def delete_chosen(page, request, rows):
    """Django's own, of as many as were seen: where rows have come or gone since, it is seen again."""
    seen = request.POST.get("total")
    if request.POST.get("post") and seen is not None and seen != str(rows.count()):
        request.POST = request.POST.copy()
        del request.POST["post"]
        messages.warning(request, _("Utvalget er endret siden du så det. Se over en gang til."))
    return delete_selected(page, request, rows)


def with_deletion_last(actions):
    """The actions of a list, of which deleting is the last."""
    return dict(sorted(actions.items(), key=lambda one: one[0] == "delete_selected"))


def used_by(page, request, record):
    """[Line] of all that refers to a record, whatever would become of it, most first."""
    lines = lines_of(page, request, page.model._base_manager.filter(pk=record.pk), record.pk)
    direct = [one for of_effect in lines.values() for one in of_effect if one[0].use.depth == 1]
    return [line for _found, line in sorted(direct, key=lambda one: -one[0].number)]
