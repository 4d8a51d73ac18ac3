"""A colleague leaves."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client

from tech_port.rights.roles import Role
from tests.admin.records import address
from tests.factories import make_article, make_interest, make_user
from tests.pages_read import filled, messages, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(db):
    kari = make_user(username="kari", first_name="Kari", last_name="Nordmann", email="kari@ttp.example", is_staff=True)
    kari.groups.add(Group.objects.get(name=Role.EDITOR))
    Authenticator.objects.create(user=kari, type=Authenticator.Type.TOTP, data={})
    EmailAddress.objects.create(user=kari, email=kari.email)
    return kari


def test_who_leaves_is_let_in_nowhere_and_keeps_the_name(staff, kari):
    browser = Client()
    browser.force_login(kari)
    page = f"/admin/auth/user/{kari.pk}/slutter/"
    article = address("content.article", make_article().pk, "change")
    browser.post(article, filled(browser.get(article), title_nb="Karis tittel"))

    done = staff.post(page, filled(staff.get(page)), follow=True)

    kari.refresh_from_db()
    assert messages(done) == ["Kari Nordmann (kari) kommer ikke inn lenger. Navnet står ved det som er gjort."]
    assert (kari.is_active, kari.is_staff, kari.has_usable_password(), kari.email, kari.groups.count()) == (
        *(False, False, False),
        *("", 0),
    )
    assert (Authenticator.objects.count(), EmailAddress.objects.count()) == (0, 0)
    assert (browser.get("/admin/").status_code, staff.get(page).status_code) == (302, 404)
    assert "Kari Nordmann" in text(staff.get(article.replace("change", "history")))


def test_open_work_is_named_and_handed_over(staff, kari):
    ola = make_user(username="ola", is_staff=True)
    theirs, closed = make_interest(assigned_to=kari), make_interest(assigned_to=kari)
    closed.move_to("withdrawn")
    draft = make_article(title_nb="Ikke ferdig", published_at=None)
    draft.history.update(history_user=kari)
    page = f"/admin/auth/user/{kari.pk}/slutter/"

    shown = staff.get(page)
    staff.post(page, filled(shown, successor=str(ola.pk)))

    for interest in (theirs, closed):
        interest.refresh_from_db()
    assert [work.words for work in shown.context["work"]] == ["1 åpen interessemelding"]
    assert [name for _kind, name, _address in shown.context["drafts"]] == ["Ikke ferdig"]
    assert (theirs.assigned_to, closed.assigned_to) == (ola, kari)


def test_nobody_ends_their_own_account_or_that_of_who_has_left(staff, kari):
    kari.is_active = False
    kari.save()
    me = staff.get("/admin/").wsgi_request.user

    answers = [
        staff.post(f"/admin/auth/user/{account.pk}/slutter/", {"end": "1"}).status_code for account in (me, kari)
    ]

    assert answers == [404, 404]
    assert staff.get("/admin/auth/user/slutter/").context["colleagues"] == []
