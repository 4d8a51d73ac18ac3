"""Every address of the admin, from the resolver, with the numbers of real records."""

import re
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern

from tech_port.addresses.models import FormerAddress
from tech_port.history.records import has_history
from tech_port.rights.roles import Role
from tests.admin.records import FACTORIES
from tests.factories import make_event, make_user

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
NAMELESS = {"<path:object_id>/": "moved", "(?P<url>.*)$": "unknown"}  # by what follows the model in the route
# name of the address: what its parameters are, where they are more than the number of a record of its model
ARGUMENTS = {
    "app_list": lambda records: {"app_label": "content"},
    "unknown": lambda records: {"url": "finnes-ikke/"},
    "view_on_site": lambda records: {
        "content_type_id": ContentType.objects.get_for_model(records["content.article"]).pk,
        "object_id": records["content.article"].pk,
    },
    "events_event_mail_stop": lambda records: {
        "pk": records["events.mailbatch"].event_id,
        "batch": records["events.mailbatch"].pk,
    },
    "premises_landlordimport_todays_list": lambda records: {"building": records["premises.building"].pk},
    "draft_share": lambda records: {"app": "content", "model": "article", "pk": records["content.article"].pk},
    "month_of": lambda records: {"month": "2026-12"},
    "still_right_confirm": lambda records: {
        "name": "organisation",
        "number": records["still_right.confirmation"].about_id,
    },
    "still_right_undo": lambda records: {"number": records["still_right.confirmation"].pk},
    "still_right_ask": lambda records: {"how": "member"},
    "still_right_stop": lambda records: {"how": "member"},
    "auth_user_password_change": lambda records: {"id": records["auth.user"].pk},
}


OTHERS = {  # records of kinds that `records.FACTORIES` lacks, or has otherwise
    "addresses.formeraddress": lambda: FormerAddress.objects.create(model="content.article", slug="for", record=1),
    "events.event": make_event,  # without anybody who has signed up, so that it may be deleted
    "auth.group": lambda: Group.objects.get(name=Role.READER),
    "auth.user": lambda: make_user(username="noen", is_staff=True),
}
QUERY = {"autocomplete": "?app_label=content&model_name=article&field_name=sources"}


@dataclass(frozen=True)
class Address:
    """`model` is "app.model" of the pages of a model and "" of others; `kind` is what such a page does."""

    name: str
    path: str
    model: str
    kind: str


def make_records():
    """{app.model: a record of it}."""
    makers = FACTORIES | OTHERS
    if missing := {model._meta.label_lower for model in admin.site._registry} - makers.keys():
        raise AssertionError(f"say how a record is made of {missing}: in {__name__}.OTHERS")
    return {label: make() for label, make in makers.items()}


def patterns(found, route=""):
    """(name, route) of each pattern, "" for one without a name."""
    for pattern in found:
        whole = route + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            yield pattern.name or "", whole
        else:
            yield from patterns(pattern.url_patterns, whole)


def addresses(records):
    """Every address once."""
    return [address(name, route, records) for name, route in patterns(admin.site.urls[0])]


def address(name, route, records):
    label = ".".join(route.split("/")[:2])
    model = label if label in records else ""
    name = name or NAMELESS[route.removeprefix(label.replace(".", "/") + "/")]
    kind = name.removeprefix(model.replace(".", "_") + "_") if model else name
    return Address(name, "/admin/" + filled(name, route, records.get(model), records), model, kind)


def filled(name, route, record, records):
    own = dict.fromkeys(("object_id", "pk", "id"), record.pk) if record else {}
    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)\$?", r"<\1>", route)
    if "row_id" in PARAMETER.findall(plain) and has_history(type(record)):
        own["row_id"] = type(record).history.filter(id=record.pk).first().pk
    arguments = own | (ARGUMENTS[name](records) if name in ARGUMENTS else {})
    if missing := [key for key in PARAMETER.findall(plain) if key not in arguments]:
        raise AssertionError(f"say in {__name__}.ARGUMENTS what {missing} of the address {name} is")
    return PARAMETER.sub(lambda match: str(arguments[match[1]]), plain).rstrip("$") + QUERY.get(name, "")
