"""What staff have typed is shown as it will be, and not lost when their session ends."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tech_port.content.models import Article
from tests.factories import make_article, make_user
from tests.pages_read import elements, filled, text
from tests.tech_port.signin.signing_in import code_of

pytestmark = pytest.mark.django_db

PASSWORD = "en lang og god setning"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def kari(db):
    return make_user(username="kari", password=PASSWORD, is_staff=True, is_superuser=True)


@pytest.fixture
def form(kari):
    """The fields of an article's form that Kari had open, with another title, and the browser it was open in."""
    article = make_article()
    browser = Client()
    browser.force_login(kari)
    address = f"/admin/content/article/{article.pk}/change/"
    fields = filled(browser.get(address), title_nb="Ny tittel", _save="1")
    browser.logout()
    return browser, address, fields


def hidden(response):
    return {field.get("name"): field.get("value") for field in elements(response, "input")}


def code(text):
    """The form of a code, beside which that of a passkey is empty."""
    return {"code": text, "credential": ""}


def test_a_text_is_shown_as_the_site_shows_it_and_to_staff_alone(kari, client):
    staff = Client()
    staff.force_login(kari)

    shown = staff.post("/admin/forhandsvisning/", {"text": "• Kaffe\r\n• <script>x</script>Te"})

    assert shown.content.decode() == "<ul>\n<li>Kaffe</li>\n<li>Te</li>\n</ul>"
    assert staff.get("/admin/forhandsvisning/").status_code == 405
    assert client.post("/admin/forhandsvisning/", {"text": "x"}).status_code == 403


def test_what_was_typed_comes_back_after_signing_in_again_and_is_saved_when_it_is_sent(form):
    browser, address, fields = form

    asked = browser.post(address, fields)
    assert (asked.status_code, "Det du skrev, følger med" in text(asked)) == (403, True)

    signed_in = browser.post("/admin/login/", hidden(asked) | {"login": "kari", "password": PASSWORD})
    assert elements(signed_in, "form")[-1].get("action") == address
    assert Article.objects.get().title_nb != "Ny tittel"

    browser.post(address, hidden(signed_in))
    assert Article.objects.get().title_nb == "Ny tittel"


def test_what_was_typed_goes_through_a_second_factor_too(form, kari, settings):
    browser, address, fields = form
    RecoveryCodes.activate(kari)
    TOTP.activate(kari, SECRET)
    asked = browser.post(address, fields)

    confirming = browser.post("/admin/login/", hidden(asked) | {"login": "kari", "password": PASSWORD})
    wrong = browser.post("/admin/sikkerhet/innlogging/", hidden(confirming) | code("000000"))
    signed_in = browser.post("/admin/sikkerhet/innlogging/", hidden(wrong) | code(code_of(SECRET)))
    browser.post(elements(signed_in, "form")[-1].get("action"), hidden(signed_in))

    assert (confirming.status_code, hidden(wrong)["typed.title_nb"]) == (200, "Ny tittel")
    assert Article.objects.get().title_nb == "Ny tittel"


def test_with_a_chosen_file_the_texts_come_back_and_the_file_is_asked_for_again(form):
    browser, address, fields = form

    asked = browser.post(address, fields | {"picture": SimpleUploadedFile("kai.png", b"PNG")})
    kept = hidden(asked)
    signed_in = browser.post("/admin/login/", kept | {"login": "kari", "password": PASSWORD})

    assert (kept["typed.title_nb"], kept["chosen.picture"]) == ("Ny tittel", "kai.png")
    sent = elements(signed_in, "form")[-1]
    files = [(one.get("name"), one.get("type")) for one in sent.iter("input") if one.get("type") == "file"]
    assert (sent.get("enctype"), files) == ("multipart/form-data", [("picture", "file")])
    assert "Du hadde valgt filen «kai.png». Velg den igjen: vi har ikke tatt vare på den." in text(signed_in)
    assert "Ny tittel" in hidden(signed_in).values()


def test_a_wrong_password_loses_nothing(form):
    browser, address, fields = form
    asked = browser.post(address, fields)

    wrong = browser.post("/admin/login/", hidden(asked) | {"login": "kari", "password": "feil"})

    assert hidden(wrong)["typed.title_nb"] == "Ny tittel"
    assert hidden(wrong)["next"] == address


def test_a_form_from_another_site_is_not_kept(form):
    _browser, address, fields = form

    assert Client(enforce_csrf_checks=True).post(address, fields).status_code == 403
    assert "følger med" not in text(Client(enforce_csrf_checks=True).post(address, fields))


def test_a_password_is_not_carried_along(form, kari):
    browser, _address, _fields = form

    response = browser.post("/admin/password_change/", {"old_password": "a", "new_password1": "b"})

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/login/?next=/admin/password_change/")
