"""Who may see what of the staff's admin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tech_port.outbox.models import Mail
from tests.admin.records import address
from tests.factories import (
    make_article,
    make_heartbeat,
    make_interest,
    make_mail,
    make_user,
)
from tests.links import link_to
from tests.pages_read import text

pytestmark = pytest.mark.django_db


def test_anonymous_visitors_are_sent_to_sign_in(client):
    interest = make_interest()

    responses = [
        client.get(path)
        for path in ("/admin/", "/admin/premises/interest/", address("premises.interest", interest.pk, "change"))
    ]

    assert [response.status_code for response in responses] == [302, 302, 302]
    assert responses[1].url == "/admin/login/?next=/admin/premises/interest/"


def test_staff_without_rights_see_nothing_of_interest(client):
    interest = make_interest(organisation_name="Hemmelig AS", answer_due_on=timezone.localdate() - timedelta(days=1))
    make_mail(state=Mail.State.FAILED)
    make_article(title_en="")
    make_heartbeat()
    client.force_login(make_user("content.view_article"))

    index = client.get("/admin/")
    pages = [
        client.get(address("premises.interest")),
        client.get(address("premises.interest", interest.pk, "change")),
        client.get(address("premises.intereststep")),
        client.get(address("outbox.mail")),
    ]

    assert [row.text for row in index.context["todo"]] == ["1 nyhet mangler engelsk tekst"]
    assert "interesse" not in text(index).lower()
    assert [page.status_code for page in pages] == [403, 403, 403, 403]
    assert all("Hemmelig" not in text(page) for page in pages)


def test_the_tenants_secret_link_is_on_no_page(staff):
    interest = make_interest()
    token = link_to(interest).rstrip("/").rsplit("/", 1)[1]
    mail = make_mail(text=f"Se https://portal.example/lokaler/interesse/{token}/", html=f"<a href='/{token}/'>Se</a>")

    pages = [
        staff.get(address("premises.interest")),
        staff.get(address("premises.interest", interest.pk, "change")),
        staff.get(address("outbox.mail", mail.pk, "change")),
    ]

    assert "https://portal.example/lokaler/interesse/…/" in text(pages[2])
    assert [token in text(page) for page in pages] == [False, False, False]
