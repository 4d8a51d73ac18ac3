"""Accounts and groups: administrators alone change them, nobody raises their own rights, and nobody is deleted."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tech_port.rights.roles import Role
from tests.admin.records import address
from tests.factories import make_user
from tests.pages_read import elements, messages, text

pytestmark = pytest.mark.django_db

PASSWORD = "en lang og god setning"
LAST = "Dette er den siste administratoren."
FIELDS = {"username": "stab", "email": "siri@ttp.example", "is_active": "on", "is_staff": "on", "is_superuser": "on"}


def test_who_was_given_the_right_to_accounts_without_being_an_administrator_has_none(client):
    user = make_user("auth.view_user", "auth.change_user", "auth.add_user", "auth.delete_user", "auth.change_group")
    role = Group.objects.get(name=Role.LEASING)
    client.force_login(user)

    raised = FIELDS | {"username": user.username, "groups": role.pk}
    answers = [
        client.get(address("auth.user")),
        client.post(address("auth.user", user.pk, "change"), raised),
        client.post(address("auth.user", user.pk, "password"), {"password1": "x", "password2": "x"}),
        client.post(address("auth.user", "add"), raised),
        client.post(address("auth.group", role.pk, "change"), {"name": "Alt"}),
        client.post(address("auth.user", user.pk, "delete"), {"post": "yes"}),
    ]

    user.refresh_from_db()
    assert [answer.status_code for answer in answers] == [403] * 6
    assert (user.is_superuser, user.groups.count()) == (False, 0)
    assert "auth/user" not in text(client.get("/admin/"))


def test_the_last_administrator_stays_one_and_the_last_but_one_need_not(staff):
    me, other = staff.session["_auth_user_id"], make_user(username="ola", is_staff=True, is_superuser=True)
    gone = {name: FIELDS[name] for name in ("username", "email", "is_staff")}

    staff.post(address("auth.user", other.pk, "change"), gone | {"username": "ola"})
    refused = [
        staff.post(address("auth.user", me, "change"), {key: FIELDS[key] for key in FIELDS if key != left_out})
        for left_out in ("is_superuser", "is_active", "is_staff")
    ]

    other.refresh_from_db()
    assert (other.is_active, other.is_superuser) == (False, False)
    assert [(page.status_code, LAST in text(page)) for page in refused] == [(200, True)] * 3
    assert staff.get("/admin/").status_code == 200


def test_an_account_is_ended_and_never_deleted_and_gets_no_right_beside_its_roles(staff):
    user = make_user(username="ola", is_staff=True)

    page = staff.get(address("auth.user", user.pk, "change"))
    deleted = staff.post(address("auth.user", user.pk, "delete"), {"post": "yes"})
    staff.post(address("auth.user"), {"action": "delete_selected", "_selected_action": user.pk, "post": "yes"})

    names = {field.get("name") for kind in ("input", "select") for field in elements(page, kind)}
    assert "user_permissions" not in names
    assert "Brukere slettes aldri" in text(page)
    assert deleted.status_code == 403
    user.refresh_from_db()


def test_a_role_is_looked_at_and_another_group_gets_no_right_to_accounts(staff):
    role = Group.objects.get(name=Role.EDITOR)

    looked_at = staff.get(address("auth.group", role.pk, "change"))
    changed = staff.post(address("auth.group", role.pk, "change"), {"name": "Alt"})
    new = staff.get(address("auth.group", "add"))

    labels = [option.text for option in elements(new, "option")]
    assert (looked_at.status_code, changed.status_code) == (200, 403)
    assert len(labels) > 100
    assert [label for label in labels if "user" in label or "group" in label or "bruker" in label.lower()] == []


def test_a_new_colleague_is_let_in_at_once_with_the_roles_that_were_chosen(staff):
    new = {"first_name": "Kari", "last_name": "Nordmann", "email": "kari@ttp.example", "username": ""}
    secret = {"password1": PASSWORD, "password2": PASSWORD}

    form = staff.get(address("auth.user", "add"))
    without = staff.post(address("auth.user", "add"), new | secret)
    done = staff.post(address("auth.user", "add"), new | secret | {"roles": [Role.EDITOR, Role.EVENTS]}, follow=True)
    twice = staff.post(address("auth.user", "add"), new | secret | {"roles": [Role.EDITOR]})

    assert "Redaktør: nyheter, nyhetsbrev, sider og tall" in text(form)
    assert "Velg hva kollegaen får gjøre." in text(without)
    assert messages(done) == ["Kari Nordmann (kari) kan logge inn nå, med brukernavnet «kari»."]
    kari = User.objects.get(username="kari")
    roles = sorted(kari.groups.values_list("name", flat=True))
    assert (kari.is_staff, kari.is_superuser, roles) == (True, False, ["Arrangement", "Redaktør"])
    assert (twice.status_code, User.objects.filter(first_name="Kari").count()) == (200, 1)
    assert Client().login(username="kari", password=PASSWORD)
