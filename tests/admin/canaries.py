"""A word of its own in every column that tells of people, to be looked for in what a role can open."""

import re
from contextlib import suppress
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import IntegrityError, models, transaction

from tech_port.norwegian.contacts import OrgnrColumn, PhoneColumn
from tech_port.outbox.models import Mail
from tech_port.privacy import ADMINISTRATOR, declared
from tech_port.rights.personal import columns_by_right

HARD_SPACES = ("&nbsp;", "&#160;")


@dataclass(frozen=True)
class Canary:
    word: str
    column: str  # app.model.column
    right: str
    is_typed: bool  # by somebody, not noted by the portal for itself


def release():
    """Write a canary into each such column of every row; returns them."""
    columns = [
        (model, name, right)
        for model, by_right in columns_by_right().items()
        for right, names in by_right.items()
        for name in sorted(names)
    ]
    return [
        Canary(
            word,
            f"{model._meta.label_lower}.{name}",
            right_of_mail(pk) if model is Mail else right,
            model._meta.get_field(name).editable,
        )
        for number, (model, name, right) in enumerate(columns, start=10)
        for pk, word in written(model, model._meta.get_field(name), number)
    ]


def right_of_mail(pk):
    template = Mail.objects.get(pk=pk).template
    rights = [one.right for one in declared() if template.startswith(one.mails)]
    return rights[0] if rights else ADMINISTRATOR


def written(model, field, number):
    """(number of the row, the word that its column now holds) of each row."""
    rows = model._base_manager
    if model is get_user_model():
        rows = rows.filter(email__gt="") if field.name == "email" else rows.all()
    for pk, before in list(rows.values_list("pk", field.name)):
        word, value = song(field, before, number, pk)
        with suppress(IntegrityError), transaction.atomic():
            rows.filter(pk=pk).update(**{field.name: value})
        yield pk, word


def song(field, before, number, pk):
    """(what to look for, what to write)."""
    if isinstance(field, PhoneColumn):
        word = f"9{number % 1000:03}{pk % 10_000:04}"
        return word, f"+47{word}"
    if isinstance(field, OrgnrColumn):
        word = f"9{number % 1000:03}{pk % 100_000:05}"
        return word, word
    word = f"kn{number}x{pk}y"
    if isinstance(field, models.EmailField):
        return word, f"{word}@kanari.example"
    if isinstance(field, models.URLField):
        return word, f"https://{word}.example/"
    if isinstance(field, models.JSONField):
        return word, with_word(before, word)
    return word, word


def with_word(value, word):
    """A JSON value of the same shape, whose last text is the word."""
    if isinstance(value, dict) and value:
        key = list(value)[-1]
        return {**value, key: with_word(value[key], word)}
    if isinstance(value, list) and value:
        return [*value[:-1], with_word(value[-1], word)]
    return {"word": word} if value == {} else word if isinstance(value, str) else value


def heard(canaries, response):
    """The columns whose canaries are in an answer."""
    content = response.content.decode(errors="replace")
    for written in HARD_SPACES:
        content = content.replace(written, "")
    content = "".join(content.split())
    words = set(re.findall(r"kn\d+x\d+y", content)) | set(re.findall(r"(?<!\d)9\d{7,8}(?!\d)", content))
    return {canary.column for canary in canaries if canary.word in words}
