"""What is open of the records that somebody may see, and what of it is one account's."""

from django.urls import reverse
from django.utils.text import capfirst

from ..history.records import has_history
from ..writing.publication import Publication, PublishedQuerySet
from . import todo

AT_MOST = 20  # of a kind, which are named


def rows(site, request, account):
    """The tasks that are not done, with how much of each is an account's; in one query."""
    tasks = [
        task
        for page in site._registry.values()
        if hasattr(page, "tasks") and page.has_view_permission(request)
        for task in page.tasks()
    ]
    return todo.rows(tasks, todo.count(tasks, account), account)


def tasks_of(site, request, account):
    """Those of them of which something is the account's."""
    return [row for row in rows(site, request, account) if row.own]


def drafts_of(site, request, account):
    """[(kind, name, address)] of the drafts in which an account has written."""
    found = []
    for model, page in site._registry.items():
        drafts = model._default_manager.all()
        if isinstance(drafts, PublishedQuerySet) and has_history(model) and page.has_view_permission(request):
            mine = drafts.in_publication(Publication.DRAFT).filter(todo.own(model, account))
            related = page.get_list_select_related(request) or []
            address = f"admin:{page.opts.app_label}_{page.opts.model_name}_change"
            found += [
                (capfirst(page.opts.verbose_name), str(draft), reverse(address, args=[draft.pk]))
                for draft in mine.select_related(*([] if related is True else related))[:AT_MOST]
            ]
    return found
