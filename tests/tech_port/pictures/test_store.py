"""The store of pictures: what a row must say, its sizes and how pages get them, and what goes when nothing shows it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.template import Context, Template
from django.utils import timezone, translation
from PIL import Image

from members.models import Organisation
from tech_port.pictures import jobs, sizes
from tech_port.pictures.models import Picture
from tech_port.uploads import images
from tests.factories import (
    make_article,
    make_building,
    make_event,
    make_organisation,
    make_person,
    make_picture,
    make_profile_change,
    make_unit_photo,
)
from tests.tech_port.uploads.files import picture as sent_picture
from tests.tech_port.uploads.files import written

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def stored(width=400, height=300, **values):
    """A picture as it came from a form, with its sizes made."""
    picture = Picture.objects.store(images.read(written(sent_picture(size=(width, height)))), **values)
    jobs.make_sizes(NOW)
    picture.refresh_from_db()
    return picture


def read(name):
    with default_storage.open(name) as file:
        return file.read()


def printed(picture, options="", language="nb"):
    with translation.override(language):
        page = Template("{% load pictures %}{% picture it " + options + " %}").render(Context({"it": picture}))
    return " ".join(page.split())


@pytest.mark.parametrize(
    "values",
    [
        {"is_decorative": False},
        {"is_decorative": True, "alt_nb": "Kontoret sett fra døra"},
        {"is_decorative": False, "alt_en": "The office from the door"},
        {"is_decorative": True, "width": 0},
        {"is_decorative": True, "focus_x": 101},
    ],
)
def test_a_picture_says_what_it_shows_or_that_it_is_decoration(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.create(**{"file": "bilder/x.webp", "width": 4, "height": 3, **values})


def test_the_worker_makes_the_sizes_of_both_formats():
    picture = stored(400, 300)

    names = sizes.names(picture)
    assert [name.rpartition("-v1-")[2] for name in names] == [
        *("160.webp", "320.webp", "400.webp"),
        *("160.jpg", "320.jpg", "400.jpg"),
    ]
    opened = [Image.open(BytesIO(read(name))) for name in names]
    assert [image.size for image in opened] == [(160, 120), (320, 240), (400, 300)] * 2
    assert [image.format for image in opened] == ["WEBP"] * 3 + ["JPEG"] * 3


def test_what_is_see_through_falls_back_on_png():
    picture = Picture.objects.store(images.read(written(Image.new("RGBA", (200, 100), (36, 80, 93, 90)))))

    jobs.make_sizes(NOW)

    picture.refresh_from_db()
    assert (picture.is_see_through, picture.fallback_url.rpartition(".")[2]) == (True, "png")
    assert [default_storage.exists(name) for name in sizes.names(picture)] == [True] * 4


def test_sizes_that_a_killed_worker_left_are_made_anew():
    picture = stored()
    first = read(sizes.names(picture)[0])
    Picture.objects.update(sizes_version=0)

    counts = [jobs.make_sizes(NOW), jobs.make_sizes(NOW)]

    assert counts == [1, 0]
    assert read(sizes.names(picture)[0]) == first


def test_a_page_shows_the_picture_itself_until_its_sizes_are_made(django_assert_num_queries):
    picture = make_picture(alt_nb="Kontoret sett fra døra", alt_en="The office from the door")

    with django_assert_num_queries(0):
        shown = printed(picture, 'css="portrait"', "en")

    assert shown == (
        f'<img class="portrait portrait--small" src="{picture.file.url}" width="40" height="30" '
        'alt="The office from the door" loading="lazy" decoding="async">'
    )


def test_a_page_offers_every_size_without_asking_the_database(django_assert_num_queries):
    picture = stored(alt_nb="Kontoret sett fra døra", focus_x=10, focus_y=80)
    stem = picture.file.url.removesuffix(".webp") + "-v1-"

    with django_assert_num_queries(0):
        shown = printed(picture, 'sizes="(min-width: 48rem) 20rem, 100vw" is_first=True', "en")

    assert shown == (
        f'<picture> <source type="image/webp" srcset="{stem}160.webp 160w, {stem}320.webp 320w, {stem}400.webp 400w" '
        'sizes="(min-width: 48rem) 20rem, 100vw"> '
        f'<img class="focus-x-0 focus-y-75" src="{stem}400.jpg" '
        f'srcset="{stem}160.jpg 160w, {stem}320.jpg 320w, {stem}400.jpg 400w" '
        'sizes="(min-width: 48rem) 20rem, 100vw" width="400" height="300" alt="Kontoret sett fra døra" lang="nb" '
        'decoding="async"> </picture>'
    )


def test_decoration_has_an_empty_text_and_a_light_logo_a_dark_plate():
    logo = make_picture(needs_dark_plate=True)

    assert 'class="logo-plate logo-plate--dark logo-plate--small"' in printed(logo, 'css="logo-plate"')
    assert ' alt="" ' in printed(logo)


def test_a_picture_goes_with_all_its_files(django_capture_on_commit_callbacks):
    picture = stored()
    names = picture.stored_names

    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()

    assert len(names) == 7
    assert [name for name in names if default_storage.exists(name)] == []


def test_another_file_takes_the_place_of_the_one_there_was(django_capture_on_commit_callbacks):
    picture = stored()
    before = picture.stored_names

    with django_capture_on_commit_callbacks(execute=True):
        picture.take(images.read(written(sent_picture(size=(80, 60)))))
        picture.save()

    assert [name for name in before if default_storage.exists(name)] == []
    assert (picture.width, picture.has_sizes, default_storage.exists(picture.file.name)) == (80, False, True)


def test_what_nothing_shows_is_deleted_after_a_week_and_not_before():
    picture = make_picture()

    swept = [jobs.sweep(NOW + timedelta(days=days)) for days in (0, 6, 7)]

    assert swept == [0, 0, 1]
    assert Picture.objects.filter(pk=picture.pk).count() == 0


def test_a_small_picture_has_one_size_and_is_shown_no_larger():
    picture = stored(90, 60)
    stem = picture.file.url.removesuffix(".webp") + "-v1-90"

    shown = printed(picture, 'sizes="7.5rem" css="logo-plate"')

    assert shown == (
        f'<picture> <source type="image/webp" srcset="{stem}.webp"> '
        f'<img class="logo-plate logo-plate--small" src="{stem}.jpg" srcset="{stem}.jpg" width="90" height="60" alt="" '
        'loading="lazy" decoding="async"> </picture>'
    )


def test_what_is_shown_is_never_swept_and_cannot_be_deleted():
    logo = make_picture()
    organisation = make_organisation(logo=logo)
    Picture.objects.update(unused_since=NOW - timedelta(days=30))  # as it was before somebody chose it

    swept = jobs.sweep(NOW)

    assert (swept, Picture.objects.get().unused_since) == (0, None)
    with pytest.raises(ProtectedError):
        logo.delete()
    Organisation.objects.filter(pk=organisation.pk).update(logo=None)
    assert [jobs.sweep(NOW + timedelta(days=days)) for days in (1, 7, 8)] == [0, 0, 1]


@pytest.mark.parametrize(
    "make",
    [
        lambda picture: make_person(photo=picture),
        lambda picture: make_article(picture=picture),
        lambda picture: make_event(picture=picture),
        lambda picture: make_building(picture=picture),
        lambda picture: make_unit_photo(picture=picture),
        lambda picture: make_profile_change(logo=picture),
    ],
)
def test_every_kind_of_record_keeps_the_picture_that_it_shows(make):
    picture, other = make_picture(), make_picture()
    make(picture)

    assert list(Picture.objects.used()) == [picture]
    assert Picture.objects.delete_unused([picture.pk, other.pk, None]) == 1
