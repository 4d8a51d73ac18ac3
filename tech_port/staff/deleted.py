"""The list of what was deleted of a model, from which one can be brought back."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..history.deleted import bring_back, deleted, may_come_back, reasons_of

ROWS_A_PAGE = 50


def named(row):
    """What a deleted record was called; by its number where that was named after something that is gone too."""
    try:
        return str(row.instance)
    except ObjectDoesNotExist:
        return f"{row.instance_type._meta.verbose_name} {row.instance.pk}"


def deleted_view(page, request):
    """What was deleted, for who may make one; it is brought back by a press."""
    if not may_come_back(page.model):
        raise Http404
    if not (page.has_add_permission(request) and page.has_view_permission(request)):
        raise PermissionDenied
    rows = deleted(page.model).select_related("history_user")
    if request.method == "POST":
        return brought_back(page, request, rows)
    shown = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    context = {**page.admin_site.each_context(request), "title": _("Slettet"), "opts": page.opts, "page": shown}
    context["records"] = [(row, named(row)) for row in shown]
    return TemplateResponse(request, "admin/deleted.html", context)


def brought_back(page, request, rows):
    key = request.POST.get("rad", "")
    row = rows.filter(pk=key if key.isascii() and key.isdigit() and len(key) < 19 else 0).first()
    if row is None:
        messages.warning(request, _("Den er ikke blant det som er slettet. Den kan være hentet tilbake alt."))
        return redirect(request.path)
    try:
        record = bring_back(row)
    except ValidationError as error:
        said = _("«%(name)s» kan ikke hentes tilbake. %(reasons)s")
        reasons = " ".join(reasons_of(error, row.instance))
        messages.error(request, said % {"name": named(row), "reasons": reasons})
        return redirect(request.path)
    page.log_addition(request, record, gettext_lazy("Hentet tilbake."))
    messages.success(request, _("«%(name)s» er hentet tilbake.") % {"name": record})
    return redirect(f"admin:{page.opts.app_label}_{page.opts.model_name}_change", record.pk)
