"""What no page of the staff's admin says; who may open which stands in `matrix.txt`."""

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


def test_the_front_page_says_nothing_of_what_one_may_not_see(client):
    make_interest(answer_due_on=timezone.localdate() - timedelta(days=1))
    make_mail(state=Mail.State.FAILED)
    make_article(title_en="")
    make_heartbeat()
    client.force_login(make_user("content.view_article", "content.change_article"))

    index = client.get("/admin/")

    assert [row.text for row in index.context["todo"]] == ["1 tekst mangler engelsk"]
    assert "interesse" not in text(index).lower()


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
