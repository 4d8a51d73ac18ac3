"""What is open of the records that somebody may see, and what of it is one account's."""

from django.contrib.auth import get_permission_codename
from django.urls import reverse
from django.utils.text import capfirst

from ..history.records import has_history
from ..writing.publication import Publication, PublishedQuerySet
from . import todo
from .editing import ReadOnly

AT_MOST = 20  # of a kind, which are named


def rows(site, request, account):
    """The tasks that are not done and that somebody may do, with how much of each is an account's; in one query.

    What the portal alone writes nobody may change: of that they are told who may see it.
    """
    tasks = [
        task
        for page in site._registry.values()
        if hasattr(page, "tasks") and may_do(page, request)
        for task in page.tasks()
    ]
    return todo.rows(tasks, todo.count(tasks, account), account)


def may_do(page, request):
    right = f"{page.opts.app_label}.{get_permission_codename('change', page.opts)}"
    return page.has_view_permission(request) and (isinstance(page, ReadOnly) or request.user.has_perm(right))


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
