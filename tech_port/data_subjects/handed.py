"""All that the portal holds of somebody as data: for a page, and as the file that they are given."""

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..outbox.message import without_secrets
from ..staff.told_words import in_words
from .mentions import mentions

# Keys to links and accounts, which are nobody's to read, and what only repeats a mail's text.
LEFT_OUT = {"id", "submission", "message_id", "password", "data", "html", "headers", "calendar"}


def told(record, fields=None):
    """{label: value} of a record's columns that say something; what it leads to by name, where that was fetched."""
    values = {}
    for field in fields or record._meta.concrete_fields:
        value = _value(field, record)
        if field.name not in LEFT_OUT and not field.name.endswith("hash") and value not in ("", None):
            label = capfirst(str(field.verbose_name))
            values[label if label not in values else f"{label} ({field.name})"] = value
    return values


def _value(field, record):
    value = getattr(record, field.attname)
    if isinstance(field, models.JSONField):
        return value or None
    if field.remote_field and not field.is_cached(record):
        return value
    words = str(in_words(field, record))
    return without_secrets(words) if isinstance(field, models.TextField) else words


def handed(asked, everything):
    """{…} of whom is asked about, in the current language."""
    return {
        "about": asked.text,
        "at": timezone.localtime().isoformat(timespec="seconds"),
        "left_out": _("Nøkler til lenker og innlogging er ikke med: de er hemmelige også for oss."),
        "purposes": [of_purpose(one) for one in everything],
        "mentions": [{"where": one.name, "rows": one.number} for one in mentions(asked)],
    }


def of_purpose(one):
    purpose = one.purpose
    return {
        "purpose": str(purpose.title),
        "why": str(purpose.reason),
        "basis": str(purpose.basis),
        "read_by": str(purpose.recipients),
        "kept": [str(period) for period in purpose.kept],
        "kind": str(one.model._meta.verbose_name),
        "records": [told(record) for record in one.records],
        "with_them": [
            {"kind": str(rows.model._meta.verbose_name), "values": told(record)}
            for rows in one.with_them()
            for record in rows
        ],
        "history": [
            {"at": timezone.localtime(row.history_date).isoformat(timespec="seconds"), **told(row, row.tracked_fields)}
            for row in one.history
        ],
    }
