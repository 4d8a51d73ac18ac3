"""The field that takes a picture: it shows what there is, loses no file, and says what a picture loses first."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tech_port.pictures import fields
from tech_port.pictures.fields import PictureField
from tech_port.pictures.models import Picture
from tech_port.uploads import apart, images
from tests.factories import make_picture
from tests.tech_port.uploads.files import drawing, written
from tests.tech_port.uploads.files import picture as sent_picture

pytestmark = pytest.mark.django_db
HOW = "Kryss av under bildet for å bruke det likevel, eller velg et annet."


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Pictures are read in this process: what the other one answers has tests of its own."""
    monkeypatch.setattr(apart, "read", images.read)


class LogoForm(forms.Form):
    name = forms.CharField()
    logo = PictureField(label="Logo", required=False, min_width=48, has_plate=True)


class PlanForm(forms.Form):
    logo = PictureField(label="Plan", min_width=48)


def sent(content=None, form=LogoForm, initial=None, **data):
    files = {} if content is None else {"logo": SimpleUploadedFile("Kontor IMG_0001.png", content)}
    return form({"name": "Fjord AS", **data}, files, initial={"logo": initial})


def kept(form):
    """The signed number that a form which comes back carries."""
    html = str(form["logo"])
    return html.split('name="logo-kept" value="')[1].split('"')[0]


def test_a_picture_is_taken_into_the_store():
    form = sent(written(sent_picture()))

    assert form.is_valid()
    assert form.cleaned_data["logo"] == Picture.objects.get()
    assert (form.cleaned_data["logo"].is_decorative, form.changed_data) == (True, ["name", "logo"])


def test_a_form_shows_the_picture_there_is_and_never_the_name_of_a_file():
    empty, shown = LogoForm(), LogoForm(initial={"logo": make_picture().pk})

    assert ("<img" in str(empty["logo"]), "<img" in str(shown["logo"])) == (False, True)
    assert 'alt="Bildet slik det er nå"' in str(shown["logo"])
    assert 'name="logo-remove"' in str(shown["logo"])


def test_what_is_left_alone_stays_and_what_is_ticked_goes():
    picture = make_picture()
    untouched, removed = sent(initial=picture.pk), sent(initial=picture.pk, **{"logo-remove": "on"})

    assert [form.is_valid() for form in (untouched, removed)] == [True, True]
    assert (untouched.cleaned_data["logo"], untouched.changed_data) == (picture, ["name"])
    assert (removed.cleaned_data["logo"], removed.changed_data) == (None, ["name", "logo"])


def test_a_file_survives_what_is_wrong_in_another_field():
    form = sent(written(sent_picture()), name="")
    is_valid, picture = form.is_valid(), Picture.objects.get()
    again = sent(**{"logo-kept": kept(form)})

    assert (is_valid, list(form.errors)) == (False, ["name"])
    assert picture.file.url in str(form["logo"])
    assert "IMG_0001" not in str(form["logo"])
    assert (again.is_valid(), again.cleaned_data["logo"], Picture.objects.count()) == (True, picture, 1)


def test_a_picture_of_others_cannot_be_chosen_by_its_number():
    make_picture()

    form = sent(**{"logo-kept": "1:forged"})

    assert (form.is_valid(), form.cleaned_data["logo"]) == (True, None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            written(sent_picture(size=(40, 30))),
            "Bildet er 40 punkter bredt, og blir uskarpt her. Last opp et som er minst 48 bredt.",
        ),
        (
            written(
                sent_picture(size=(60, 30)), save_all=True, append_images=[sent_picture(size=(60, 30)).rotate(180)]
            ),
            "Dette er en animasjon. Bare det første bildet i den vises.",
        ),
    ],
)
def test_what_a_picture_loses_is_said_before_it_is_taken(content, sentence):
    form = sent(content)
    html = str(form["logo"])
    without_tick = sent(**{"logo-kept": kept(form)})
    with_tick = sent(**{"logo-kept": kept(form), "logo-confirm": "on"})

    assert form.errors == {"logo": [sentence, HOW]}
    assert ('name="logo-confirm"' in html, Picture.objects.get().file.url in html) == (True, True)
    assert without_tick.errors == {"logo": [sentence, HOW]}
    assert (with_tick.is_valid(), with_tick.cleaned_data["logo"]) == (True, Picture.objects.get())


def test_a_light_logo_gets_a_dark_plate_and_the_form_says_so():
    form = sent(drawing("<rect x='9' y='9' width='100' height='50' fill='#fff'/>"))
    again = LogoForm(initial={"logo": form.fields["logo"].clean(form["logo"].data)})

    assert form.is_valid()
    assert "Logoen er lys og ville ikke synes på hvit bunn. Den vises på mørk bunn." in str(again["logo"])
    assert 'class="picture-input__picture picture-input__picture--dark' in str(again["logo"])


def test_a_required_picture_is_asked_for():
    form = sent(form=PlanForm)

    assert form.errors == {"logo": ["Velg et bilde."]}
    assert "logo-remove" not in str(form["logo"])


def test_a_refused_file_leaves_what_there_was():
    picture = make_picture()

    form = sent(b"GIF89a", initial=picture.pk)

    assert form.errors == {
        "logo": ["Dette er en GIF-fil. Lagre bildet som JPEG, PNG, WebP eller AVIF og last opp den."]
    }
    assert picture.file.url in str(form["logo"])


def test_a_form_that_is_sent_by_the_hundred_stores_no_more(monkeypatch):
    monkeypatch.setattr(fields, "MAX_UNUSED", 1)
    first, second = sent(written(sent_picture())), sent(written(sent_picture()))

    assert (first.is_valid(), second.is_valid(), Picture.objects.count()) == (True, False, 1)


def test_a_logo_that_is_light_all_over_is_asked_about_and_a_plan_is_not():
    light = Image.new("RGB", (400, 100), (236, 236, 236))
    light.paste((255, 255, 255), (40, 40, 360, 60))
    dark = light.copy()
    dark.paste((20, 30, 60), (40, 70, 80, 72))

    asked, seen, plan = sent(written(light)), sent(written(dark)), sent(written(light), PlanForm)

    assert (asked.is_valid(), seen.is_valid(), plan.is_valid()) == (False, True, True)
    assert asked.errors["logo"][0].startswith("Logoen er hvit eller svært lys og synes knapt på hvit bunn.")
    assert sent(**{"logo-kept": kept(asked), "logo-confirm": "on"}).is_valid()
