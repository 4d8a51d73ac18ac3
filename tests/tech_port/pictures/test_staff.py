"""Pictures in the admin: shown at once, the same one found again, chosen among those there are, and who shows each."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from members.profiles.forms import TextForm
from tech_port.pictures import choosing, jobs
from tech_port.pictures.models import Picture, fingerprint_of
from tech_port.rights.roles import Role
from tech_port.uploads import apart, images
from tests.factories import (
    make_article,
    make_colleague,
    make_heartbeat,
    make_organisation,
    make_person,
    make_picture,
    make_profile_change,
)
from tests.pages_read import elements, filled, flat, messages
from tests.tech_port.uploads.files import picture as sent_picture
from tests.tech_port.uploads.files import written

pytestmark = pytest.mark.django_db
FIELD = "/admin/pictures/picture/felt/?felt=picture&bredde=640&valgfritt=1"
ARTICLE = "/admin/content/article/"


@pytest.fixture(autouse=True)
def here(monkeypatch):
    monkeypatch.setattr(apart, "read", images.read)


def file(size=(800, 600)):
    return SimpleUploadedFile("IMG_0001.png", written(sent_picture(size=size)))


def choices(page):
    return [field.get("value") for field in elements(page, "input") if field.get("type") == "radio"]


def token(page):
    hidden = {field.get("name"): field.get("value") for field in elements(page, "input")}
    return hidden.get("picture-kept")


def test_a_file_is_shown_at_once_and_goes_with_the_form_that_is_sent(staff):
    article = make_article()
    address = f"{ARTICLE}{article.pk}/change/"

    shown = staff.post(FIELD, {"picture": file()})
    picture = Picture.objects.get()
    sent = filled(staff.get(address), **{"picture-kept": token(shown), "alt_nb": "Kaia sett fra sjøen"})
    staff.post(address, sent | {"focus_x": "20", "focus_y": ""})

    assert picture.file.url in shown.content.decode()
    article.refresh_from_db()
    assert (article.picture, article.picture.alt_nb) == (picture, "Kaia sett fra sjøen")
    assert (article.picture.focus_x, article.picture.focus_y, article.picture.focus) == (20, 50, "focus-x-25")


def test_a_file_that_is_no_picture_is_refused_with_the_reason_and_nothing_is_kept(staff):
    refused = staff.post(FIELD, {"picture": SimpleUploadedFile("a.png", b"GIF89a")})

    assert refused.status_code == 422
    assert "Dette er en GIF-fil. Lagre bildet som JPEG, PNG, WebP eller AVIF og last opp den." in flat(refused)
    assert Picture.objects.count() == 0
    assert staff.post("/admin/pictures/picture/felt/", {"picture": file()}).status_code == 400


def test_the_same_picture_again_is_the_one_that_there_is_with_its_text(staff):
    picture = Picture.objects.store(images.read(file().read()), alt_nb="Kaia sett fra sjøen", focus_x=20)
    article = make_article()
    address = f"{ARTICLE}{article.pk}/change/"

    of_this_form = staff.post(FIELD, {"picture": file()})
    make_article(picture=picture)
    shown = staff.post(FIELD, {"picture": file()})
    answer = staff.post(address, filled(staff.get(address), picture=file()), follow=True)

    said = [("Bildet var lagt inn fra før, og det samme brukes her." in flat(one)) for one in (of_this_form, shown)]
    assert said == [False, True]
    assert "Bilde: Bildet var lagt inn fra før, og det samme brukes her." in messages(answer)
    article.refresh_from_db()
    assert (article.picture, Picture.objects.count()) == (picture, 1)
    assert (article.picture.alt_nb, article.picture.focus_x) == ("Kaia sett fra sjøen", 20)


def test_a_search_without_a_script_keeps_what_was_typed_and_one_choice_is_enough(staff):
    other = make_picture(width=900, height=600, alt_nb="Huset sett fra elva", focus_y=100)
    make_picture(width=900, height=600, alt_nb="Et kontor")
    article = make_article(picture=make_picture(width=900, height=600, alt_nb="Slik det var"))
    address = f"{ARTICLE}{article.pk}/change/"
    typed = filled(staff.get(address), title_nb="Ny tittel")

    found = staff.post(address, typed | {"picture-search": "elva"})
    [choice] = choices(found)
    staff.post(address, typed | {"picture-search": "elva", "picture-kept": choice})

    assert found.context["adminform"].form.errors == {"picture": ["Velg et av bildene, eller tøm søket i bildene."]}
    assert 'value="Ny tittel"' in found.content.decode()
    article.refresh_from_db()
    assert (article.title_nb, article.picture) == ("Ny tittel", other)
    assert (article.picture.alt_nb, article.picture.focus_y) == ("Huset sett fra elva", 100)


def test_earlier_pictures_come_in_pages_and_one_that_is_small_is_asked_about(staff):
    for place in range(13):
        make_picture(width=300, height=200, alt_nb=f"Kontor {place}")
    make_picture(width=900)  # of a form that was never sent

    first, last = (staff.post(FIELD, {"picture-search": "", "picture-page": page}) for page in ("1", "2"))
    asked = staff.post(FIELD, {"picture-kept": choices(last)[0]})

    assert ([len(choices(page)) for page in (first, last)], first.status_code) == ([12, 1], 200)
    assert "13 bilder" in flat(first)
    assert "Side 2 av 2" in flat(last)
    assert 'name="picture-confirm"' in asked.content.decode()


def test_a_picture_is_found_by_its_text_and_by_what_shows_it_but_not_by_what_not_all_may_read():
    logo, photo, office = make_picture(), make_picture(), make_picture(alt_nb="Kontor ved Fjord")
    organisation = make_organisation(name="Fjord AS", logo=logo)
    make_person(name="Fjord Fjordsen", photo=photo)
    make_profile_change(organisation=organisation, logo=make_picture())

    assert list(choosing.pages("fjord").object_list) == [office, photo, logo]


def test_the_list_says_who_shows_a_picture_with_as_many_queries_for_many(staff, django_assert_num_queries):
    pictures = [make_picture(alt_nb=f"Bilde av hus {place}") for place in range(3)]
    articles = [make_article(title_nb=f"Sak {place}", picture=one) for place, one in enumerate(pictures)]

    with django_assert_num_queries(12):
        page = staff.get("/admin/pictures/picture/")

    links = {link.text: link.get("href") for link in elements(page, "a") if "Sak" in (link.text or "")}
    assert links == {article.title_nb: f"{ARTICLE}{article.pk}/change/" for article in articles}


def test_who_may_not_read_members_proposals_is_not_told_of_their_logos():
    picture = make_picture()
    make_profile_change(logo=picture)

    told = {role: choosing.shown_by(make_colleague(role), [picture])[picture.pk] for role in Role}

    assert {role for role, users in told.items() if users} == {Role.EDITOR}


def test_who_may_only_look_sees_a_picture_its_users_and_no_field(client):
    make_heartbeat()
    picture = make_picture(alt_nb="Kaia sett fra sjøen")
    article = make_article(title_nb="Ny kai", picture=picture)
    client.force_login(make_colleague(Role.READER))

    page = client.get(f"/admin/pictures/picture/{picture.pk}/change/")

    assert [link.get("href") for link in elements(page, "a") if link.text == "Ny kai"] == [
        f"{ARTICLE}{article.pk}/change/"
    ]
    assert client.get(f"{ARTICLE}{article.pk}/change/").status_code == 200
    assert client.post(FIELD, {"picture": file()}).status_code == 403


def test_the_worker_tells_pictures_from_before_apart_and_makes_no_size_anew():
    picture = Picture.objects.store(images.read(file().read()))
    jobs.make_sizes(timezone.now())
    Picture.objects.update(fingerprint="")

    counts = [jobs.make_sizes(timezone.now()), jobs.make_sizes(timezone.now())]

    before, after = picture.history.count(), Picture.objects.get()
    assert (counts, before) == ([1, 0], 1)
    with after.file.open() as stored:
        assert after.fingerprint == fingerprint_of(stored.read()) == picture.fingerprint


def test_forms_of_strangers_offer_no_picture_of_the_store():
    Picture.objects.store(images.read(file().read()), alt_nb="Kaia sett fra sjøen")

    form = TextForm({}, {"logo": file()}, initial={})

    assert form.is_valid()
    assert (Picture.objects.count(), form.cleaned_data["logo"].alt_nb) == (2, "")
    assert "logo-search" not in str(form["logo"])
