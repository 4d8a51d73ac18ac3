"""The one e-mail field: what it takes, how it writes it, and what it says of the rest."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import models

from events.models import Registration
from tech_port.norwegian.emails import EmailColumn, EmailField, clean_email
from tech_port.outbox.models import Mail
from tests.conventions.models import models as our_models
from tests.conventions.source import name_of, sources
from tests.events.signup.sent import address, an_event, link
from tests.events.signup.sent import typed as sign_up
from tests.pages_read import flat

SPACE = "Det er et mellomrom i e-postadressen. Ta det bort."
NO_AT = "E-postadressen mangler @. Skriv den som navn@firma.no."
MANY = "Det er mer enn én @ i e-postadressen. Skriv én adresse."
NOTHING = "Det mangler noe foran @ i e-postadressen."
NORWEGIAN = "Foran @ tar e-post bare bokstavene a–z, tall og tegn, ikke æ, ø og å."
SIGNS = "Det er tegn foran @ som ikke kan stå der."
LONG_LOCAL = "E-postadressen er for lang foran @."
LONG = "E-postadressen er for lang."
DOMAIN = "Det som står etter @, er ikke et domene som firma.no."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kari@robotikk.example", "kari@robotikk.example"),
        ("  Kari.Nordmann+havn@Robotikk.EXAMPLE\n", "Kari.Nordmann+havn@robotikk.example"),
        ("mailto:kari@robotikk.example", "kari@robotikk.example"),
        ("<kari@robotikk.example>", "kari@robotikk.example"),
        ("MAILTO:<kari@robotikk.example>", "kari@robotikk.example"),
        ("Kari Nordmann <kari@robotikk.example>", "kari@robotikk.example"),
        ('"Nordmann, Kari" <mailto:kari@robotikk.example>', "kari@robotikk.example"),
        *((f"kari@robotikk.example{end}", "kari@robotikk.example") for end in (";", ",", ".", " ;", ";\n")),
        ("kari@ｒobotikk.example", "kari@robotikk.example"),
        ("kari@Blåbær.NO", "kari@blåbær.no"),
        ("kari@xn--blbr-roah.no", "kari@blåbær.no"),
        ("kari@post.XN--blbr-roah.no", "kari@post.blåbær.no"),
        ("kari@xn--strae-oqa.example", "kari@xn--strae-oqa.example"),
        ("kari@xn--a.example", "kari@xn--a.example"),
        ("kari@例え.テスト", "kari@例え.テスト"),
        ("o'brien_{x}=1@a-b.c0.museum", "o'brien_{x}=1@a-b.c0.museum"),
        ("a" * 64 + "@" + "b" * 63 + ".no", "a" * 64 + "@" + "b" * 63 + ".no"),
    ],
)
def test_an_address_that_mail_can_carry_is_taken_and_written_in_one_way(typed, kept):
    assert clean_email(typed) == EmailField().clean(typed) == kept
    assert EmailMessage(to=[kept]).message().as_bytes()


@pytest.mark.django_db
def test_an_address_is_shown_as_people_write_it_and_mailed_as_servers_know_it(client):
    """A browser has made its domain ASCII before the form is sent."""
    page = client.post(address(an_event()), sign_up(email="ola@xn--blbr-roah.no"))

    row, mail = Registration.objects.get(), Mail.objects.get()
    assert ("E-post", "ola@blåbær.no") in page.context["answer"].copy
    assert (row.email, mail.to) == ("ola@blåbær.no", "ola@blåbær.no")
    assert "<dd>ola@blåbær.no</dd>" in flat(client.get(link(row)))
    assert mail.as_message().message()["To"] == "ola@xn--blbr-roah.no"
    assert "xn--" not in page.content.decode() + mail.text + mail.html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("kari nordmann@robotikk.example", SPACE),
        ("kari@robotikk .example", SPACE),
        ("kari@a.example, ola@b.example", MANY),
        ("Kari <kari@a.example>, Ola <ola@b.example>", MANY),
        ("kari.robotikk.example", NO_AT),
        ("kari", NO_AT),
        ("mailto:", NO_AT),
        ("kari@@robotikk.example", MANY),
        ("kari@a.example;ola@b.example", MANY),
        ("@robotikk.example", NOTHING),
        ("kåre@robotikk.example", NORWEGIAN),
        ("a" * 65 + "@robotikk.example", LONG_LOCAL),
        ("kari..n@robotikk.example", SIGNS),
        (".kari@robotikk.example", SIGNS),
        ("kari,@robotikk.example", SIGNS),
        ('"kari"@robotikk.example', SIGNS),
        ("kari\x00@robotikk.example", SIGNS),
        ("kari@", DOMAIN),
        ("kari@robotikk", DOMAIN),
        ("kari@robotikk.", DOMAIN),
        ("kari@.no", DOMAIN),
        ("kari@-robotikk.no", DOMAIN),
        ("kari@robotikk..no", DOMAIN),
        ("kari@127.0.0.1", DOMAIN),
        ("kari@[127.0.0.1]", DOMAIN),
        ("kari@robo_tikk.no", DOMAIN),
        ("kari@" + "b" * 64 + ".no", DOMAIN),
        ("a@" + 40 * "\u0130" + ".no", DOMAIN),
        ("a@" + ".".join(["b" * 60] * 5) + ".no", LONG),
        ("a@" + ".".join(["blåbær"] * 30) + ".no", LONG),
    ],
)
def test_what_is_wrong_with_an_address_is_said_in_a_sentence(typed, sentence):
    with pytest.raises(ValidationError) as refused:
        clean_email(typed)

    assert refused.value.messages == [sentence]


def test_every_e_mail_field_of_forms_and_models_is_this_one():
    others = [name_of(file) for file in sources() if re.search(r"\b(forms|models)\.EmailField\b", file.read_text())]
    columns = [field for model in our_models() for field in model._meta.fields if isinstance(field, models.EmailField)]

    assert others == ["tech_port/norwegian/emails.py"]
    assert {(type(column), type(column.formfield())) for column in columns} == {(EmailColumn, EmailField)}


@pytest.mark.django_db
def test_the_admin_has_the_same_field(staff):
    form = staff.get("/admin/members/contact/add/").context["adminform"].form

    assert type(form.fields["email"]) is EmailField


def test_an_empty_address_stays_empty_where_it_may_be():
    assert EmailField(required=False).clean(" ") == ""
