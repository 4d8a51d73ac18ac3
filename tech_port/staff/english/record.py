"""The page of a record's texts in both languages: the Norwegian with what is new in it, and the English to be written.

It is saved by the form of the record's own page, with the rules and the history of that.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import CharField
from django.forms import BoundField
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from translated_fields import show_language_code

from ...history.acting import acting
from ...merging.records import marks_of
from ...merging.versions import Version
from ...norwegian.refused import refusing
from ...writing.difference import difference
from ...writing.translated import translated_names
from ..conflicts.decisions import not_as_seen
from ..faults import of_form
from ..restoring import filled_in, save
from .queue import Queue
from .texts import is_right, label_of, waiting

SAME, RIGHT = "_same", "_right"  # the buttons of one text, whose value is its name


@dataclass(frozen=True)
class Pair:
    """A text in both languages: the Norwegian, the English field, and what the English waits for, or None."""

    name: str
    label: str
    norwegian: str
    field: BoundField
    waits: object = None

    @property
    def paragraphs(self):
        """The Norwegian with what is new in it since the English was written, where that is known."""
        return difference(self.waits.before, self.norwegian) if self.waits and self.waits.before else []

    @property
    def may_be_same(self):
        """Whether it may be one of those, as names, that are the same in both: no other English is lost by it."""
        column = self.field.form.instance._meta.get_field(f"{self.name}_nb")
        is_kept = self.waits and self.field.initial in ("", self.waits.before)
        return is_kept and isinstance(column, CharField)


@transaction.atomic
def english_view(model_admin, request, object_id):
    """The texts of one record; after saving the next one in the queue."""
    with suppress(ValidationError):
        model_admin.hold([model_admin.opts.pk.to_python(unquote(object_id))])
    record = model_admin.get_object(request, unquote(object_id))
    if record is None:
        return model_admin._get_obj_does_not_exist_redirect(request, model_admin.opts, object_id)
    if not model_admin.has_change_permission(request, record):
        raise PermissionDenied
    form = form_of(model_admin, request, record)
    queue = Queue(model_admin.admin_site, request)
    if request.method == "POST" and form.is_valid():
        return saved(model_admin, request, form, queue.after(type(record), record.pk))
    return shown(model_admin, request, record, form, queue)


def names_of(form, record):
    """The names of the texts that somebody may write, and that are written in some language."""
    names = [name for name in translated_names(type(record)) if f"{name}_en" in form.base_fields]
    return [name for name in names if getattr(record, f"{name}_nb") or getattr(record, f"{name}_en")]


def form_of(model_admin, request, record):
    """The form of the record's own page; of what was sent it is refused where another changed a text meanwhile."""
    make = model_admin.get_form(request, record, change=True)
    if request.method != "POST":
        return make(instance=record)
    sent = {f"{name}_en": request.POST.get(f"{name}_en") for name in names_of(make, record)}
    values = {column: text for column, text in sent.items() if text is not None}
    if (same := request.POST.get(SAME, "")) in names_of(make, record):
        values[f"{same}_en"] = getattr(record, f"{same}_nb")
    marks = marks_of_texts(record)
    with refusing(not_as_seen(request, record, marks, marks.keys())):
        form = filled_in(make, record, values)
        form.is_valid()
    return form


def marks_of_texts(record):
    columns = {f"{name}_{language}" for name in translated_names(type(record)) for language in ("nb", "en")}
    return {column: mark for column, mark in marks_of(record).items() if column in columns}


def saved(model_admin, request, form, following):
    """Save it, and go on: to the record's other texts after a button of one text, else to what follows."""
    record, said = form.instance, form.has_changed()
    if said:
        same = request.POST.get(SAME)
        reason = _("Likt på begge språk: %(text)s") % {"text": label_of(type(record), same)} if same else None
        with acting(reason=reason):
            record = save(model_admin, request, form)
        model_admin.log_change(request, record, model_admin.construct_change_message(request, form, [], add=False))
    left = {text.name: text for text in waiting([type(record)._base_manager.filter(pk=record.pk)])}
    if (text := left.get(request.POST.get(RIGHT))) and not text.is_missing:
        is_right(record, left.pop(text.name).name)
        said = True
    sentence = _("Lagret i «%(record)s».") if said else _("Ingenting er endret i «%(record)s».")
    messages.success(request, sentence % {"record": record})
    if left and {SAME, RIGHT} & request.POST.keys():
        return redirect(request.get_full_path())
    return redirect(following or "admin:english")


def shown(model_admin, request, record, form, queue):
    texts = {text.name: text for text in waiting([type(record)._base_manager.filter(pk=record.pk)])}
    pairs = [
        Pair(name, label_of(type(record), name), getattr(record, f"{name}_nb"), form[f"{name}_en"], texts.get(name))
        for name in names_of(form, record)
    ]
    with show_language_code(True):
        faults = of_form(form, shown={pair.field.name for pair in pairs}) if form.is_bound else []
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Engelsk tekst"),
        "subtitle": getattr(record, model_admin.heading) if model_admin.heading else str(record),
        "opts": model_admin.opts,
        "original": record,
        "media": form.media,
        "pairs": pairs,
        "faults": faults,
        "following": SimpleLazyObject(partial(queue.after, type(record), record.pk)),
        "query": request.GET.urlencode(),
        "version": str(Version(record=marks_of_texts(record))),
    }
    return TemplateResponse(request, "admin/english/record.html", context)
