"""What is told of people is read by those with the right to it, and by nobody else in any page that they can open."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from tech_port.privacy import declared
from tech_port.rights.personal import columns_by_right, unread
from tech_port.rights.roles import Role
from tests.admin.admin_addresses import addresses, make_records
from tests.admin.canaries import heard, release
from tests.admin.matrix import Matrix
from tests.admin.records import address
from tests.admin.signed_in import LETTERS, SUPERUSER, accounts, browsers, make_accounts
from tests.factories import make_mail, make_user
from tests.pages_read import text

pytestmark = pytest.mark.django_db

ALONE = "alone"
ON_NO_PAGE = ["auth.user.password", "outbox.mail.calendar", "outbox.mail.headers"]


def make_everything():
    """(addresses, canaries): a record of each kind, and a mail of each kind."""
    found = addresses(make_records())
    for kind in [kind for purpose in declared() for kind in purpose.mails]:
        make_mail(template=kind)
    return found, release()


def suggestions():
    """Addresses of the admin's suggestions, one for each kind of record that is suggested."""
    found = {}
    for model, model_admin in admin.site._registry.items():
        for page in (model_admin, *(inline(model, admin.site) for inline in model_admin.inlines)):
            meta = page.model._meta
            for name in page.autocomplete_fields:
                query = f"app_label={meta.app_label}&model_name={meta.model_name}&field_name={name}"
                found[meta.get_field(name).related_model] = f"/admin/autocomplete/?{query}"
    return list(found.values())


def open_to(role, matrix, found):
    letter = next(letter for letter, name in LETTERS.items() if name == role)
    return [one.path for one in found if letter in matrix.cells(one)[0][0] and one.kind != "moved"]


def with_rights(pk, *rights):
    """An account that has these rights and no others, without asking the database for them."""
    user = User(pk=pk, username="alene", is_staff=True, is_active=True)
    user._perm_cache = set(rights)
    return user


def alone(found):
    """(address, an account that may see and change such records and no others) of each page of a model."""
    stored = make_user(username="alene")
    for one in found:
        if one.model and one.kind not in ("moved", "add", "delete"):
            app, model = one.model.split(".")
            yield one.path, with_rights(stored.pk, f"{app}.view_{model}", f"{app}.change_{model}")


def told_on(pages, account, canaries, browser):
    """({(address, column)} of what an account reads and may not, the columns that it reads and may)."""
    leaks, read = set(), set()
    hidden = [canary for canary in canaries if not account.has_perm(canary.right)]
    own = [canary for canary in canaries if account.has_perm(canary.right)]
    for path in pages:
        response = browser.get(path)
        leaks |= {(path, column) for column in heard(hidden, response)}
        read |= heard(own, response)
    return leaks, read


def test_no_page_that_a_role_can_open_tells_what_it_may_not_read():
    matrix, (found, canaries) = Matrix(), make_everything()
    clients, settings = browsers()

    with settings:
        by_role = {
            role: told_on([*open_to(role, matrix, found), *suggestions()], accounts[role], canaries, clients[role])
            for role in Role
        }
        others = [
            one.path
            for one in found
            if one.kind == "change" and one.model.startswith(("backups", "auth", "newsletter"))
        ]
        by_role[SUPERUSER] = told_on(others, accounts[SUPERUSER], canaries, clients[SUPERUSER])

    assert {role.name: sorted(leaks) for role, (leaks, _read) in by_role.items() if leaks} == {}
    unheard = {one.column for one in canaries if one.is_typed}.difference(*(read for _, read in by_role.values()))
    assert sorted(unheard) == ON_NO_PAGE


def test_the_right_to_one_kind_of_records_tells_nothing_of_another():
    found, canaries = make_everything()
    _clients, settings = browsers()

    leaks = set()
    with settings:
        for path, accounts[ALONE] in alone(found):
            leaks |= told_on([path], accounts[ALONE], canaries, Client(ROLE=ALONE))[0]

    assert sorted(leaks) == []


def paths_to(model, wanted, seen=()):
    """Every path of lookups from a model, over at most two others, that ends at a column of those wanted."""
    yield from (name for name in sorted(wanted.get(model, ())))
    if len(seen) < 2:
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model and field.related_model not in (model, *seen):
                for path in paths_to(field.related_model, wanted, (*seen, model)):
                    yield f"{field.name}__{path}"


def answered(account):
    """What the lists that an account can open would answer about what it may not read, by a filter or by a search."""
    request = RequestFactory().get("/")
    request.user = account
    wanted = {model: unread(account, model) for model in columns_by_right()}
    for model, page in admin.site._registry.items():
        if page.has_view_permission(request):
            names = {name.removesuffix("__finds").lstrip("^=@") for name in page.get_search_fields(request)}
            for path in paths_to(model, wanted):
                if page.lookup_allowed(f"{path}__startswith", "a", request):
                    yield f"{model._meta.label_lower}?{path}"
                if path in names and not page.is_open_to_all:  # the outbox looks through those that one may read
                    yield f"{model._meta.label_lower}?q= in {path}"


def test_no_list_answers_a_question_about_what_an_account_may_not_read():
    make_accounts()
    of_one_kind = [
        with_rights(1, f"{model._meta.app_label}.view_{model._meta.model_name}") for model in admin.site._registry
    ]

    asked = [one for account in [*map(accounts.get, Role), *of_one_kind] for one in answered(account)]

    assert asked == []


def test_the_outbox_answers_no_search_and_no_filter_about_mails_of_others():
    mail = make_mail(to="kari@firma.example", template="premises/emails/interest_reply", error="550 kari@firma.example")
    clients, settings = browsers()

    with settings:
        found = {role: clients[role].get(f"{address('outbox.mail')}?q=kari") for role in (Role.EVENTS, Role.LEASING)}
        page = clients[Role.EVENTS].get(address("outbox.mail", mail.pk, "change"))
        asked = clients[Role.EVENTS].get(f"{address('outbox.mail')}?to__startswith=kari")

    assert [found[role].context["cl"].result_count for role in found] == [0, 1]
    assert asked.status_code == 400
    assert ("k…@f…" in text(page), "kari@" in text(page)) == (True, False)
