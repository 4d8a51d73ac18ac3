"""Rows of the staff's log that named a person: they now name the kind and number, as new ones do.

The log is kept longer than what people send, so a name in it outlived every deletion.
"""

import json

from django.db import migrations
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

PERSONAL = {
    ("members", "joinrequest"): "innmelding",
    ("members", "contact"): "kontakt",
    ("members", "profilelink"): "redigeringslenke",
    ("premises", "confirmationrequest"): "spørsmål om bekreftelse",
    ("premises", "interestmessage"): "melding i tråden",
    ("premises", "searchalert"): "varsel",
    ("premises", "alertmatch"): "treff for varsel",
    ("events", "registration"): "påmelding",
    ("outbox", "mail"): "e-post",
}


def without_names(message):
    """The text of a change, as Django stores it, with what was changed on the same page named by its kind alone."""
    try:
        changes = json.loads(message)
    except ValueError:
        return message
    if not isinstance(changes, list):
        return message
    for change in changes:
        for what in change.values() if isinstance(change, dict) else ():
            if isinstance(what, dict) and what.get("name") in PERSONAL.values():
                what["object"] = ""
    return json.dumps(changes)


def forget_names(apps, schema_editor):
    log = apps.get_model("admin", "LogEntry").objects
    for (app, model), kind in PERSONAL.items():
        log.filter(content_type__app_label=app, content_type__model=model).update(
            object_repr=Concat(Value(f"{kind.capitalize()} "), Cast(F("object_id"), CharField()))
        )
    for entry in log.filter(change_message__contains='"object"').iterator():
        cleaned = without_names(entry.change_message)
        if cleaned != entry.change_message:
            log.filter(pk=entry.pk).update(change_message=cleaned)


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0004_programme_names_in_two_languages"),
        ("admin", "0003_logentry_add_action_flag_choices"),
    ]

    operations = [migrations.RunPython(forget_names, migrations.RunPython.noop)]
