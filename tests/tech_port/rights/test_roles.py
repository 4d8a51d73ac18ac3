"""The roles: what is declared stands in the database, and names every kind of record."""

from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from tech_port.privacy import declared as purposes
from tech_port.rights.personal import columns_by_right
from tech_port.rights.roles import Role, declared, rights_of
from tests.conventions.source import PACKAGES, ROOT


def rights_in_database():
    return {
        group.name: set(group.permissions.values_list("content_type__app_label", "codename"))
        for group in Group.objects.all()
    }


@pytest.mark.django_db
def test_the_groups_have_what_is_declared_after_a_migration_of_a_fresh_and_of_an_older_database():
    wanted = {role.value: rights_of(role) for role in Role}
    fresh = rights_in_database()

    reader = Group.objects.get(name=Role.READER)
    reader.permissions.clear()
    reader.permissions.add(Permission.objects.get(codename="change_user"))
    Group.objects.get(name=Role.LEASING).delete()
    call_command("migrate", verbosity=0)

    assert fresh == wanted
    assert rights_in_database() == wanted


def test_each_kind_of_record_in_the_admin_says_what_the_roles_may_do_with_it():
    ours = {model for model in admin.site._registry if model.__module__.split(".")[0] in PACKAGES}

    assert sorted(model._meta.label for model in ours ^ set(declared())) == []
    verbs = {verb for by_role in declared().values() for text in by_role.values() for verb in text.split()}
    assert verbs == {"view", "add", "change", "delete"}


def test_no_role_may_change_accounts_nor_read_anything_about_people_by_being_a_reader():
    rights = {role: {f"{app}.{name}" for app, name in rights_of(role)} for role in Role}

    assert [right for of_role in rights.values() for right in of_role if right.startswith(("auth.", "admin."))] == []
    personal = {right for by_right in columns_by_right().values() for right in by_right}
    assert personal & rights[Role.READER] == set()


@pytest.mark.django_db
def test_each_right_that_a_purpose_names_can_be_given_but_for_the_administrators_own():
    known = {f"{app}.{name}" for app, name in Permission.objects.values_list("content_type__app_label", "codename")}

    assert sorted({purpose.right for purpose in purposes()} - known) == ["", "administrator"]


def test_what_a_purpose_holds_is_told_by_its_right_unless_it_is_public():
    told = {model for model, _by_right in columns_by_right().items()}
    held = {purpose.key: {one.model for one in purpose.holds} - told for purpose in purposes()}

    untold = {key: sorted(model.__name__ for model in models) for key, models in held.items() if models}
    assert untold == {"roles": ["BoardSeat", "Person", "StaffRole"], "confirmation": ["Building"]}


def test_each_template_of_a_mail_is_of_one_purpose():
    names = [file.relative_to(ROOT / "templates") for file in Path(ROOT, "templates").rglob("emails/*.subject.txt")]
    templates = sorted(str(name).removesuffix(".subject.txt") for name in names)

    found = {name: [one.key for one in purposes() if name.startswith(one.mails)] for name in templates}

    assert len(templates) > 30
    assert {name: keys for name, keys in found.items() if len(keys) != 1} == {}
