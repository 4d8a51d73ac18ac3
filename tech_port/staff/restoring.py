"""Setting a record back to what a row of its history says: a new edit, by the form and the rules of its own page."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction
from django.forms import FileInput
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..history.acting import acting
from ..history.records import latest_of
from ..norwegian import typography
from ..rights.personal import unread
from . import told, told_words
from .faults import Fault, of_form


def differences(record, row, user):
    """What the record would be otherwise if it were set back: what is now, and what was then."""
    now = latest_of(record)
    relations = told.related_names(type(row), [now.pk, row.pk])
    return told_words.changes(now, row, relations, unread(user, type(record)))


def form_names(model_admin, request, record):
    """The names of the fields that the user may change on the record's own page."""
    if not (model_admin.is_set_back and model_admin.has_change_permission(request, record)):
        return set()
    return set(model_admin.get_form(request, record, change=True).base_fields)


def form_of(model_admin, request, record, row, names):
    """The form of the record's own page, filled in as the record is but for these fields, which are as they were."""
    make = model_admin.get_form(request, record, change=True)
    files = {name for name in names if isinstance(make.base_fields[name].widget, FileInput)}
    initial = {name: then(row, name) for name in names if name not in files}
    form = filled_in(make, record, initial)
    if form.is_valid():
        for name in files:
            set_beside(form, row, name)
    return form


def filled_in(make, record, values):
    """A form as a browser would send it that showed the record and in which only these fields were filled in anew."""
    return make(as_posted(make(instance=record, initial=values)), instance=record)


def save(model_admin, request, form):
    """Save it as the record's own page does; the record."""
    record = model_admin.save_form(request, form, change=True)
    model_admin.save_model(request, record, form, change=True)
    model_admin.save_related(request, form, [], change=True)
    return record


def set_beside(form, row, name):
    """A file or a picture, which no form is sent with again, if it is still there."""
    field = row.instance_type._meta.get_field(name)
    value = getattr(row, field.attname)
    if field.remote_field:
        is_there = field.related_model.objects.filter(pk=value).exists()
    else:
        is_there = default_storage.exists(str(value))
    if is_there or not value:
        setattr(form.instance, field.attname, value)
    else:
        form.add_error(None, _("%(field)s finnes ikke lenger.") % {"field": field.verbose_name.capitalize()})


def then(row, name):
    """A field's value as a form takes it."""
    field = row.instance_type._meta.get_field(name)
    if field.many_to_many:
        target = f"{field.m2m_reverse_field_name()}_id"
        keys = set(getattr(row, name).values_list(target, flat=True))
        return list(field.related_model._base_manager.filter(pk__in=keys))
    return getattr(row, field.attname)


def as_posted(form):
    """What a browser would send for a form that nobody has changed."""
    data = QueryDict(mutable=True)
    for bound in form:
        widget = getattr(bound.field.widget, "widget", bound.field.widget)  # the admin wraps those of relations
        for name, values in _sent(widget.get_context(bound.html_name, bound.value(), {})["widget"]):
            data.setlist(name, values)
    return data


def _sent(widget):
    if "subwidgets" in widget and "optgroups" not in widget:
        for part in widget["subwidgets"]:
            yield from _sent(part)
    elif "optgroups" in widget:
        options = [option for _name, group, _index in widget["optgroups"] for option in group]
        yield widget["name"], [str(option["value"]) for option in options if option["selected"]]
    elif widget.get("type") == "checkbox":
        if widget["attrs"].get("checked"):
            yield widget["name"], ["on"]
    elif widget.get("type") != "file":
        yield widget["name"], ["" if widget["value"] is None else str(widget["value"])]


def view(model_admin, request, object_id, row_id):
    """What would be set back, field by field, and the button that does it."""
    record, row = find(model_admin, request, object_id, row_id)
    found = differences(record, row, request.user)
    allowed = form_names(model_admin, request, record)
    possible = [change for change in found if change.name in allowed]
    sent = request.POST if request.method == "POST" else request.GET
    chosen = [change.name for change in possible if change.name in sent.getlist("felt") or "felt" not in sent]
    faults = []
    if request.method == "POST" and not allowed:
        raise PermissionDenied
    if request.method == "POST":
        faults = set_back(model_admin, request, record, row, chosen)
        if not faults:
            return redirect(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_history", record.pk)
        record, row = find(model_admin, request, object_id, row_id)
    rows = [(change, change.name in chosen) for change in possible]
    others = [change for change in found if change.name not in allowed]
    return render(model_admin, request, record, row=row, rows=rows, others=others, faults=faults)


def find(model_admin, request, object_id, row_id):
    record = model_admin.get_object(request, unquote(object_id))
    row = record and type(record).history.filter(id=record.pk, pk=row_id).exclude(history_type="-").first()
    if not row or not latest_of(record):
        raise Http404
    if not model_admin.has_view_or_change_permission(request, record):
        raise PermissionDenied
    return record, row


@transaction.atomic
def set_back(model_admin, request, record, row, names):
    """Save it as an edit of its own page is saved; [Fault] that say why it cannot be, none when it is done."""
    type(record)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    if request.POST.get("sett") != str(latest_of(record).pk):
        return [Fault(_("Noen har endret dette siden du åpnet siden. Se over en gang til."))]
    if not names:
        return [Fault(_("Velg minst ett felt."))]
    form = form_of(model_admin, request, record, row, names)
    if not form.is_valid():
        return of_form(form, shown=())
    reason = _("satt tilbake til slik det var %(when)s") % {"when": typography.moment(row.history_date)}
    with acting(reason=reason):
        record = save(model_admin, request, form)
    model_admin.log_change(request, record, [{"changed": {"fields": list(names)}}])
    model_admin.message_user(request, _("Satt tilbake."), messages.SUCCESS)
    return []


def render(model_admin, request, record, **context):
    context |= {
        **model_admin.admin_site.each_context(request),
        "title": _("Sett tilbake"),
        "subtitle": str(record),
        "opts": model_admin.opts,
        "original": record,
        "latest": latest_of(record),
    }
    return TemplateResponse(request, "admin/set_back.html", context)
