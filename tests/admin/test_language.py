"""The admin speaks the language that each of the staff has chosen, and visitors' pages that of their address."""

import pytest
from django.test import Client

from tech_port.signin.models import Preferences
from tests.admin.records import address
from tests.factories import make_article, make_user
from tests.pages_read import elements, text

pytestmark = pytest.mark.django_db


def heading(browser, path="/admin/content/article/", **headers):
    page = browser.get(path, headers=headers)
    return elements(page, "html")[0].get("lang"), next(elements(page, "h1")[:1][0].itertext())


def sign_in():
    browser = Client()
    browser.force_login(make_user(username="kari", is_staff=True, is_superuser=True))
    return browser


def test_who_has_chosen_english_gets_the_admin_in_it_from_then_on_and_nobody_else():
    browser, other = sign_in(), Client()

    answer = browser.post("/admin/valg/sprak/", {"language": "en", "_here": "/admin/content/article/?q=a"})

    assert (answer.status_code, answer.url) == (302, "/admin/content/article/?q=a")
    assert heading(browser) == heading(browser, **{"accept-language": "nb"}) == ("en", "News")
    browser.logout()
    browser.force_login(Preferences.objects.get(language="en").account)
    assert heading(browser) == ("en", "News")
    assert elements(browser.get("/"), "html")[0].get("lang") == "nb"
    other.force_login(make_user("content.view_article"))
    assert heading(other) == ("nb", "Nyheter")
    browser.post("/admin/valg/sprak/", {"language": "nb"})
    assert heading(browser, **{"accept-language": "en"}) == ("nb", "Nyheter")


@pytest.mark.parametrize(
    ("asked", "language"), [("", "nb"), ("en-GB,en;q=0.9", "en"), ("nn,en;q=0.8", "nb"), ("de", "nb"), ("de,en", "en")]
)
def test_until_then_it_is_the_browsers(client, asked, language):
    page = client.get("/admin/login/", headers={"accept-language": asked})
    site = client.get("/", headers={"accept-language": asked})

    assert elements(page, "html")[0].get("lang") == language
    assert elements(site, "html")[0].get("lang") == "nb"
    assert not site.cookies
    assert "Cookie" not in site.headers.get("Vary", "")


@pytest.mark.parametrize("back", ["", "https://ond.example/", "//ond.example/", "/\\\\ond.example/", "javascript:a"])
def test_the_switch_leads_nowhere_else(back):
    browser = sign_in()

    answer = browser.post("/admin/valg/sprak/", {"language": "en", "_here": back})

    assert (answer.status_code, answer.url) == (302, "/admin/")
    assert browser.post("/admin/valg/sprak/", {"language": "xx", "_here": "/admin/"}).url == "/admin/"
    assert list(Preferences.objects.values_list("language", flat=True)) == ["en"]
    assert browser.get("/admin/valg/sprak/").status_code == 405


def test_all_choices_are_made_on_a_page_of_ones_own():
    browser = sign_in()

    before = browser.get("/admin/valg/")
    after = browser.post("/admin/valg/", {"language": "en"}, follow=True)

    fields = [one for page in (before, after) for one in elements(page, "input") if one.get("role") == "combobox"]
    assert [field.get("aria-keyshortcuts") for field in fields] == ["/ Control+K", "Control+K"]
    assert "The choices are saved." in text(after)
    chosen = Preferences.objects.get()
    assert (chosen.account.username, chosen.language, chosen.jumps_by_slash) == ("kari", "en", False)


def test_texts_of_a_form_and_a_list_say_which_language_they_are_in():
    browser = sign_in()
    article = make_article(title_nb="Bare norsk", title_en="")
    browser.post("/admin/valg/sprak/", {"language": "en"})

    form, page = browser.get(address("content.article", article.pk, "change")), browser.get("/admin/content/article/")

    fields = [(one.get("name"), one.get("lang")) for one in elements(form, "input") if one.get("lang")]
    assert fields == [
        (f"{name}_{language}", language) for name in ("title", "picture_words") for language in ("nb", "en")
    ]
    assert [link.get("lang") for link in elements(page, "a", "span") if link.text == "Bare norsk"] == ["nb"]
