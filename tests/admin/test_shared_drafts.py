"""A draft is shown to whoever has its link, until the link ends, and to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tech_port.open_forms.models import Link
from tests.admin.records import address
from tests.factories import make_article, make_event
from tests.pages_read import elements, get, text

pytestmark = pytest.mark.django_db


def page_of(record):
    return f"/admin/utkast/{record._meta.app_label}/{record._meta.model_name}/{record.pk}/"


def share(staff, record, **data):
    return staff.post(page_of(record), {"_share": "1", "days": "7"} | data)


def paths(response):
    """The addresses of the link that was just made, in Norwegian and in English, without the site's."""
    return [code.text.split("/", 3)[3] for code in elements(response, "code")]


@pytest.fixture
def visitor(db):
    return Client()


def test_who_has_the_link_sees_what_is_saved_in_both_languages(staff, visitor):
    article = make_article(published_at=None, title_nb="Snart ute", title_en="Out soon")

    nb, en = (visitor.get(f"/{path}") for path in paths(share(staff, article)))

    assert [one.status_code for one in (nb, en, visitor.get(article.get_absolute_url()))] == [200, 200, 404]
    assert ("Snart ute" in text(nb), "Out soon" in text(en), "Utkast, ikke offentlig." in text(nb)) == (True,) * 3
    assert [one.get("content") for one in elements(nb, "meta") if one.get("name") == "robots"] == ["noindex"]
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert [nb.headers[name] for name in names] == ["no-store", "same-origin", "noindex"]
    assert any(link.get("href", "").endswith(en.request["PATH_INFO"]) for link in elements(nb, "a"))
    article.refresh_from_db()
    assert article.published_at is None


def test_the_page_of_a_draft_leads_to_no_page_that_visitors_do_not_have(staff):
    draft, out = make_article(published_at=None), make_article()

    links = [text(staff.get(address("content.article", one.pk, "change"))) for one in (draft, out)]

    assert ["Vis på nettsted" in page for page in links] == [False, True]


def test_a_link_ends_by_itself_and_by_staff_and_says_so(staff, visitor):
    event = make_event(state="draft")
    first, second = (f"/{paths(share(staff, event, days=days))[0]}" for days in ("1", "30"))

    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        ended = visitor.get(first)
    link = Link.objects.good().order_by("ends_at").last()
    staff.post(page_of(event), {"_stop": link.pk})
    stopped, unknown = visitor.get(second), visitor.get("/utkast/finnes-ikke/")

    assert [one.status_code for one in (ended, stopped, unknown)] == [410, 410, 404]
    assert "Lenken til utkastet er avsluttet" in text(stopped)
    assert "Denne lenken leder ikke til noe utkast" in text(unknown)
    assert [one.headers["Cache-Control"] for one in (ended, unknown)] == ["no-store", "no-store"]


def test_a_link_to_what_was_deleted_leads_nowhere(staff, visitor):
    article = make_article(published_at=None)
    path = paths(share(staff, article))[0]
    article.delete()

    assert visitor.get(f"/{path}").status_code == 404


def test_the_secret_is_not_kept_and_too_many_days_are_refused(staff):
    article = make_article(published_at=None)

    refused = share(staff, article, days="31")
    token = paths(share(staff, article))[0].split("/")[1]

    assert (elements(refused, "code"), list(refused.context["form"].errors)) == ([], ["days"])
    assert [token in value for value in Link.objects.values_list("hash", flat=True)] == [False]


def test_what_is_out_is_not_shared_by_a_link(staff):
    article = make_article()

    form = get(staff, address("content.article", article.pk, "change"))

    assert "Del utkastet" not in text(form)
    assert "Siden er offentlig" in text(get(staff, page_of(article)))
