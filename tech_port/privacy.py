"""What the portal keeps about people: one declaration a purpose, for the privacy page, the deletion and the tests.

An app declares its purposes in `<app>/privacy.py` as `PURPOSES`; `declared()` collects them from every installed app.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule
from django.utils.text import capfirst

from .hooks import Hook
from .norwegian.clock import midnight

ADMINISTRATOR = "administrator"  # a permission that nobody is given, and superusers so have alone

logger = logging.getLogger("portal.privacy")

erased = Hook()  # given the key of a purpose and how many of its records have just been deleted


def deleted(rows):
    """Delete rows; how many they were, apart from what went with them."""
    _all, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)


@dataclass(frozen=True)
class Held:
    """Rows that hold personal data, and how those that were erased after a backup are erased again when it is restored.

    `mark` names a column that is each row's own and never changes, where there is one; `part` what `erase(rows)` takes
    away where the row itself stays, from its `columns`. A trigger notes each that goes, and another takes it out of the
    row's history: see `tech_port.backups.operations`.

    `whose` are the columns, or paths to them, by which a row is somebody's: those with an address, a name, or JSON that
    has both. Where that person asks for it, `on_request(rows)` erases, or `erase`; unless it `stays`, for the reason
    given there. See `tech_port.data_subjects`.
    """

    model: type
    mark: str = ""
    part: str = ""
    erase: Callable = deleted
    columns: tuple = ()
    whose: tuple = ()
    on_request: Callable | None = None
    stays: str = ""

    @property
    def kind(self):
        return "/".join(filter(None, [self.model._meta.label_lower, self.part]))


@dataclass(frozen=True)
class Tells:
    """Columns of a table that tell of people: those named, or all text that is no choice and no other purpose names."""

    model: type
    names: tuple[str, ...] = ()

    @property
    def columns(self):
        return self.names or tuple(
            field.name
            for field in self.model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField, models.JSONField)) and not field.choices
        )


@dataclass(frozen=True)
class Purpose:
    """Why some personal data is kept, on what basis, who sees it, and for how long; texts are lazy translations.

    `erase(now)` takes away what is due at a moment and returns how many records that was; None for what is kept as
    part of the district's history. `holds` are the tables that it is kept in, each told by one purpose.

    `right` is the permission that reading it takes, by whatever way; none for what is public anyway, and ADMINISTRATOR
    for what is no role's. It holds for the columns that `tells` names, and for the mails whose templates begin as
    `mails` say.
    """

    key: str
    title: str
    reason: str
    fields: tuple
    basis: str
    recipients: str
    kept: tuple
    erase: Callable | None = None
    holds: tuple[Held, ...] = ()
    right: str = ""
    tells: tuple[Tells, ...] = ()
    mails: tuple[str, ...] = ()

    @property
    def reason_in_line(self):
        return _within(self.reason)

    @property
    def recipients_in_line(self):
        return _within(self.recipients).removesuffix(".")

    @property
    def kept_in_line(self):
        return "; ".join(_within(period).removesuffix(".") for period in self.kept)


def _within(text):
    """A text as it stands inside a sentence."""
    text = str(text)
    return text[:1].lower() + text[1:]


def nameless(record):
    """What a record about a person is called where that text is kept longer than the record, as in the staff's log."""
    return f"{capfirst(record._meta.verbose_name)} {record.pk}"


def kept_since(now, days):
    """What happened before this moment has been kept for its days: of the 3rd for seven, the whole of the 10th on.

    Days are Oslo's, so that the night of deletion is that of the day which people count to.
    """
    return midnight(timezone.localdate(now) - timedelta(days=days - 1))


def declared():
    """Every purpose: first those of the domain, then those of the machinery that serves it."""
    return [purpose for module in _declaring() for purpose in getattr(module, "PURPOSES", ())]


@cache
def _declaring():
    """The modules of the installed apps; looked for among the files once."""
    configs = sorted(apps.get_app_configs(), key=lambda config: config.name.startswith("tech_port"))
    return [
        import_module(f"{config.name}.privacy")
        for config in configs
        if config.name != "tech_port" and module_has_submodule(config.module, "privacy")
    ]


def purposes(*keys):
    """The purposes of these keys, in this order."""
    by_key = {purpose.key: purpose for purpose in declared()}
    return [by_key[key] for key in keys]


def erase_expired(now):
    """Delete the personal data whose time is up; yields (key, number) of each purpose.

    `erased` is told in the same transaction. A purpose that fails holds up no other, and is raised at the end.
    """
    failed = []
    for purpose in declared():
        try:
            with transaction.atomic():
                count = purpose.erase(now) if purpose.erase else None
                if count:
                    erased(purpose.key, count)
        except Exception:
            logger.exception("%s was not erased", purpose.key)
            failed.append(purpose.key)
        else:
            if count is not None:
                yield purpose.key, count
    if failed:
        raise RuntimeError(f"not erased: {', '.join(failed)}")
