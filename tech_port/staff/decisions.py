"""Deciding about one record in the admin: on its own page or on pages below it; what is done is logged and told."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.text import capfirst

from ..history.acting import Way, acting
from ..privacy import nameless
from .conflicts.decisions import VersionedDecisions
from .editing import PortalModelAdmin


@dataclass(frozen=True)
class RecordPage:
    """A page about one record besides its form, answered by `view(model_admin, request, record, …)`.

    `permissions` are all needed to open it. `label` is what it is called among a record's tools, "" for one that is
    reached from another page. `is_decided` is whether what it does is refused when the record is not what was seen,
    and `has_form` whether something is typed on it, which is then shown again.
    """

    name: str
    path: str
    view: Callable
    permissions: tuple
    label: str | Promise = ""
    only_post: bool = False
    is_decided: bool = True
    has_form: bool = True

    def is_open_to(self, user):
        return user.has_perms(self.permissions)


def require_perms(request, *permissions):
    """Refuse who lacks one of the permissions."""
    if not request.user.has_perms(permissions):
        raise PermissionDenied


class RecordAdmin(VersionedDecisions, PortalModelAdmin):
    """Records with pages of their own, `admin:<app>_<model>_<page>`, in `templates/admin/<app>/<model>/`."""

    pages = ()

    def get_urls(self):
        return [
            path(
                f"<int:pk>/{page.path}/",
                self.admin_site.admin_view(partial(self.page_of_one, page=page)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{page.name}",
            )
            for page in self.pages
        ] + super().get_urls()

    def tools_for(self, user):
        """The pages that are reached from a record's own, of those that are open to somebody."""
        return [page for page in self.pages if page.label and page.is_open_to(user)]

    def records_of_pages(self):
        """All records, with what their pages show of others."""
        return self.model._default_manager.all()

    def page_of_one(self, request, pk, *, page, **arguments):
        """A page about one record, for whom it is open to."""
        require_perms(request, *page.permissions)
        if page.only_post and request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        decide = partial(page.view, self, request, **arguments)
        with acting(reason=page.label or f"{capfirst(self.opts.verbose_name)} {pk}"):
            if request.method == "POST" and page.is_decided:
                return self.on_version(request, pk, decide, has_form=page.has_form and not page.only_post)
            return decide(get_object_or_404(self.records_of_pages(), pk=pk))

    def render_page(self, request, record, template, title, **context):
        """A page about a record, which its template has as `original`, as Django's own do, and by its model's name.

        `parent` in the context is (address, label) of a page between the record's and this one.
        """
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": record,
            self.opts.model_name: record,
            "version": self.version_of(record) if record else "",
            **context,
        }
        return TemplateResponse(request, f"admin/{self.opts.app_label}/{self.opts.model_name}/{template}.html", context)

    def to_record(self, record):
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", record.pk)

    def done(self, request, record, text, log=""):
        """Log what was done, `log` where that is not what is said, and go back to the record."""
        self.log_change(request, record, log or text)
        self.message_user(request, text, messages.SUCCESS)
        return self.to_record(record)

    def too_late(self, request, record, text):
        """Say that somebody decided before, and go back to the record."""
        self.message_user(request, text, messages.WARNING)
        return self.to_record(record)


class DecisionAdmin(RecordAdmin):
    """Records that are decided about on their own page; a subclass says how in `decide(request, record)`."""

    is_set_back = False  # what was decided is decided anew
    way = Way.APPROVAL  # by which what is decided about is changed
    has_form = True  # whether something is typed there
    without_form = frozenset()  # the buttons that take nothing of what is typed
    never_late = frozenset()  # the buttons that are right whatever was changed, as one that stops something

    def may_decide(self, request, record):
        return self.has_change_permission(request, record)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if request.method == "POST" and not self.may_decide(request, record):
            raise PermissionDenied
        with acting(way=self.way, reason=nameless(record)):
            if request.method != "POST" or self.never_late & request.POST.keys():
                return self.decide(request, record)
            has_form = self.has_form and not self.without_form & request.POST.keys()
            return self.on_version(request, record.pk, partial(self.decide, request), has_form=has_form)

    def render_review(self, request, record, title, **context):
        """The record's own page, from its `review.html`."""
        rights = {
            "may_decide": self.may_decide(request, record),
            "has_delete_permission": self.has_delete_permission(request, record),
        }
        return self.render_page(request, record, "review", title, **rights | context)
