"""Whatever comes in an address or a form, the answer is never an error of ours."""

import uuid
from datetime import date
from urllib.parse import quote, urlencode

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from events.lists.months import Month
from premises.models import Interest, Unit
from tech_port.open_forms import forms as pace
from tests.addresses import ARGUMENTS, address, patterns
from tests.crawl import LANGUAGES

pytestmark = pytest.mark.django_db

bounded = hypothesis_settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PARAMETERS = {
    "home": ["q", "lokale"],
    "premises:unit_list": [
        *("areal_min", "areal_maks", "ansatte", "ledig_innen", "bygg", "type", "etasje_min", "pris_maks", "utleier"),
        *("dato", "sorter", "side", "format"),
    ],
    "premises:alert_create": [
        *("areal_min", "bygg", "type", "utleier", "ledig_innen", "pris_maks"),
        "sendt",
        "stoppet",
    ],
    "premises:unit_detail": ["ansatte", "mva", "dato"],
    "premises:building_detail": ["dato"],
    "premises:interest_create": ["lokale"],
    "premises:interest_detail": ["takk"],
    "collaboration:challenge_list": ["q", "status", "vei", "virksomhet", "side", "format"],
    "collaboration:challenge_create": ["sendt"],
    "members:organisation_list": ["q", "type", "niva", "bygg", "side", "format"],
    "members:join_create": ["sendt"],
    "members:profile_link": ["sendt"],
    "events:tip_create": ["sendt"],
    "events:event_list": ["q", "type", "arrangor", "fra", "til", "sprak", "tidligere", "side", "format"],
    "events:signup": ["takk"],
    "events:registration_detail": ["endret"],
    "events:event_month": ["q", "type", "arrangor", "sprak"],
    "content:article_list": ["side", "format"],
    "board": ["dato", "format"],
    "district": ["dato"],
    "document_list": ["format"],
    "document_detail": ["versjon", "sammenlign"],
    "search": ["q", "side", "type"],
}
LISTS = [
    *("premises:unit_list", "members:organisation_list", "events:event_list", "collaboration:challenge_list"),
    *("board", "district", "search"),
]
NASTY = [
    *("", " ", "0", "-1", "1", "2", "40", "1e400", "-1e400", "NaN", "Infinity", "9" * 400, "9" * 5000, "-" + "9" * 20),
    *(
        "0.1",
        "1,5",
        "1 500",
        "١٢٣",
        "²",
        "½",
        "2147483648",
        "9223372036854775808",
        "0x10",
        "1_000",
        "--",
        "%",
        "_",
        "\\",
    ),
    *(
        "\x00",
        "a\x00b",
        "\ud7ff",
        "\u202e",
        "\ufeff",
        "\x0b",
        "İ",
        "ß",
        "ﬁ",
        "👩‍👩‍👧",
        "e\u0301",
        "\r\n",
        "\x85",
        "æøå",
    ),
    *("2026-02-30", "2026-13-01", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-06-16T12:00", "i dag"),
    *(
        "office",
        "kontor",
        "common",
        "areal",
        "ledig",
        "pris",
        "-pk",
        "?",
        "pk",
        "csv",
        "json",
        "ics",
        "atom",
        "true",
        "on",
    ),
    *(
        "'; DROP TABLE premises_unit; --",
        '"',
        "<script>alert(1)</script>",
        "{{ 7 }}",
        "{% debug %}",
        "%s",
        "%(x)s",
        "../",
    ),
    *("a" * 20_000, "a " * 5_000, "(" * 500, "*" * 500, "å" * 300),
]
values = st.sampled_from(NASTY) | st.text(max_size=40) | st.integers().map(str) | st.floats().map(str)


def questions(name):
    """Query strings of a page: its parameters and strange ones, repeated at will, and now and then raw bytes."""
    keys = st.sampled_from(PARAMETERS[name]) | st.text(max_size=8)
    pairs = st.lists(st.tuples(keys, values), max_size=8).map(urlencode)
    raw = st.tuples(st.sampled_from(PARAMETERS[name]), st.binary(max_size=20)).map(lambda p: f"{p[0]}={quote(p[1])}")
    return pairs | pairs | pairs | raw


def answer(client, method, url, *data):
    """The status of an answer; what it wrote is undone, and an exception fails the test with its cause."""
    with transaction.atomic():
        status = getattr(client, method)(url, *data).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("name", PARAMETERS)
@bounded
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_any_query_string_is_answered(client, site, name, data, language):
    arguments = {
        "premises:unit_detail": [site.building.slug, site.unit.slug],
        "premises:building_detail": [site.building.slug],
        "premises:interest_detail": [site.token],
        "document_detail": [site.document.slug],
        "members:profile_link": [site.tenant.slug],
        "events:signup": [site.event.slug],
        "events:registration_detail": [site.registration.token],
        "events:event_month": [Month(date(2026, 12, 1))],
    }

    status = answer(client, "get", address(name, language, arguments.get(name, []), data.draw(questions(name))))

    assert status in {200, 400}


@pytest.mark.parametrize("name", LISTS)
def test_every_parameter_of_a_page_meets_every_nasty_value(client, site, name):
    faults = {}
    for turn in range(len(NASTY)):
        query = {key: NASTY[(turn + place * 7) % len(NASTY)] for place, key in enumerate(PARAMETERS[name])}
        if (status := answer(client, "get", address(name, "nb", query=urlencode(query)))) not in {200, 400}:
            faults[str(query)[:300]] = status

    assert faults == {}


def test_the_parameters_here_are_of_pages_that_there_are():
    assert set(PARAMETERS) - {name for name, _parameters in patterns()} == set()


@bounded
@given(
    parts=st.lists(values, min_size=1, max_size=3), start=st.sampled_from(["/", "/en/", "/lokaler/", "/en/premises/"])
)
def test_any_path_is_answered(client, site, parts, start):
    status = answer(client, "get", start + "/".join(quote(part[:500], safe="") for part in parts) + "/")

    assert status in {200, 301, 302, 400, 404, 405}


@bounded
@given(token=values)
def test_any_secret_link_but_the_right_one_is_not_found(client, site, token):
    assert answer(client, "get", f"/lokaler/interesse/{quote(token[:500], safe='') or '-'}/") in {404, 405, 301}


def a_form(unit):
    """What a careful tenant sends."""
    return {
        "submission": str(uuid.uuid4()),
        "opened": pace.opened_now(),
        "nickname": "",
        "lokale": [str(unit.pk)],
        "organisation_name": "Leietaker AS",
        "orgnr": "974767880",
        "employees": "40",
        "area_min_m2": "600",
        "area_max_m2": "900",
        "move_in_on": "2027-07-01",
        "use": "office",
        "budget_nok_year": "2000000",
        "message": "Vi trenger sykkelparkering.",
        "contact_name": "Ola Nordmann",
        "email": "ola@leietaker.example",
        "phone": "73 59 50 00",
    }


@pytest.fixture
def unhurried(settings):
    """Forms may come fast and often, so that their fields are what is tested."""
    settings.FORM_MINIMUM_SECONDS = 0
    settings.FORMS_AN_HOUR_PER_ADDRESS = settings.FORMS_AN_HOUR_PER_EMAIL = 10_000


def test_the_careful_tenants_form_is_taken(client, site, unhurried):
    response = client.post("/lokaler/interesse/", a_form(site.unit))

    assert (response.status_code, Interest.objects.count()) == (302, 2)


@pytest.mark.parametrize("field", ["email", "frequency", "submission", "opened", "nickname"])
def test_the_alert_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    hidden = {"submission": str(uuid.uuid4()), "opened": pace.opened_now(), "nickname": ""}
    form = {**hidden, "email": "ola@leietaker.example", "frequency": "weekly"}
    answers = {value[:100]: answer(client, "post", "/lokaler/varsel/", {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("field", ["name", "email", "organisation_name", "people", "needs", "submission", "opened"])
def test_the_sign_up_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    form = {
        "submission": str(uuid.uuid4()),
        "opened": pace.opened_now(),
        "nickname": "",
        "name": "Ola Nordmann",
        "email": "ola@leietaker.example",
        "people": "1",
    }
    url = address("events:signup", "nb", [site.event.slug])
    answers = {value[:100]: answer(client, "post", url, {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("field", ["people", "needs"])
def test_ones_own_sign_up_answers_every_nasty_value_of_a_field(client, site, field):
    url = address("events:registration_detail", "nb", [site.registration.token])
    answers = {value[:100]: answer(client, "post", url, {"people": "1", field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


A_TIP = {
    "submission": "5f6e1c9a-2f43-4d0e-9a36-0c6b7f0f6a10",
    "nickname": "",
    "title": "Robotkveld",
    "day": "2030-05-02",
    "begins": "17:00",
    "last_day": "",
    "ends": "19:00",
    "place": "Glassgata",
    "organiser": "Studentene",
    "url": "",
    "about": "",
    "contact_name": "Tina Tipser",
    "email": "tina@tipser.example",
}


@time_machine.travel("2029-11-22 12:00", tick=True)
@pytest.mark.parametrize("field", [*A_TIP, "opened"])
def test_the_tip_form_answers_every_nasty_value_of_a_field(client, db, unhurried, field):
    form = {**A_TIP, "opened": pace.opened_now()}
    answers = {value[:100]: answer(client, "post", "/arrangementer/tips/", {**form, field: value}) for value in NASTY}

    assert answer(client, "post", "/arrangementer/tips/", form) == 302
    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("name", ["alert_detail", "confirmation_detail"])
def test_a_secret_pages_form_answers_every_nasty_value(client, site, name):
    url = address(f"premises:{name}", "nb", ARGUMENTS[f"premises:{name}"](site))
    field = {"alert_detail": "frequency", "confirmation_detail": f"lokale-{site.unit.pk}"}[name]

    assert {answer(client, "post", url, {field: value}) for value in NASTY} == {422}


A_CHALLENGE = {
    "nickname": "",
    "title": "Tomme rom",
    "task": "Varm bare rom som er i bruk.",
    "reason": "Det koster.",
    "deadline": "2030-06-16",
    "organisation_name": "Eksempel kommune",
    "contact_name": "Ola Nordmann",
    "contact_email": "ola@kommune.example",
    "contact_phone": "73 59 50 00",
}


@pytest.mark.parametrize("field", [*A_CHALLENGE, "submission", "opened"])
def test_the_challenge_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    faults = {}
    for value in NASTY:
        form = {"submission": str(uuid.uuid4()), "opened": pace.opened_now(), **A_CHALLENGE, field: value}
        if (status := answer(client, "post", "/samarbeid/ny-utfordring/", form)) not in {302, 422}:
            faults[value[:100]] = status

    assert faults == {}


JOINING = {
    "submission": "5f0c2f6e-0c43-4a53-8b34-2f3a1a1f9a77",
    "opened": "",
    "nickname": "",
    "name": "Søker AS",
    "orgnr": "974767880",
    "kind": "industry",
    "website": "https://soker.example/",
    "about": "Vi lager ting.",
    "reason": "Vi vil ha naboer.",
    "contact_name": "Ada Søker",
    "email": "ada@soker.example",
    "phone": "73 59 50 00",
}


@pytest.mark.parametrize("field", JOINING)
def test_the_join_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    form = JOINING | {"opened": pace.opened_now()}
    answers = {value[:100]: answer(client, "post", "/medlemmer/bli-medlem/", {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


@pytest.mark.parametrize("field", ["email", "opened", "nickname"])
def test_the_form_that_asks_for_an_edit_link_answers_every_nasty_value(client, site, unhurried, field):
    form, url = {"opened": pace.opened_now(), "email": site.contact.email}, f"/medlemmer/{site.tenant.slug}/rediger/"
    answers = {value[:100]: answer(client, "post", url, {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {302, 422}} == {}


PROFILE = ["text_nb", "text_en", "website", "logo", "remove_logo"]
CONTACT = [f"kontakt-1-{name}" for name in ("pk", "name", "title_nb", "email", "phone", "is_public")]


@pytest.mark.parametrize("field", [*PROFILE, *CONTACT, "kontakt-TOTAL_FORMS", "kontakt-INITIAL_FORMS"])
def test_the_profile_form_answers_every_nasty_value_of_a_field(client, site, field):
    form = {"kontakt-TOTAL_FORMS": "3", "kontakt-INITIAL_FORMS": "1", "text_nb": "Vi lager ting."}
    url = f"/medlemmer/profil/rediger/{site.session_token}/"
    answers = {value[:100]: answer(client, "post", url, {**form, field: value}) for value in NASTY}

    assert {value: status for value, status in answers.items() if status not in {200, 302, 422}} == {}


@bounded
@given(token=values, page=st.sampled_from(["profil", "profil/rediger"]))
def test_any_edit_link_but_the_right_one_is_not_found(client, site, token, page):
    path = f"/medlemmer/{page}/{quote(token[:500], safe='') or '-'}/"

    assert [answer(client, method, path) for method in ("get", "post")] in ([404, 404], [404, 405], [301, 301])


FIELDS = sorted(a_form(Unit(pk=1)))


@pytest.mark.parametrize("field", FIELDS)
def test_the_form_answers_every_nasty_value_of_a_field(client, site, unhurried, field):
    faults = {}
    for value in NASTY:
        status = answer(client, "post", "/lokaler/interesse/", {**a_form(site.unit), field: value})
        if status not in {302, 422, 429}:
            faults[value[:100]] = status

    assert faults == {}


@bounded
@given(
    changes=st.dictionaries(
        st.sampled_from(FIELDS) | st.text(min_size=1, max_size=8), values | st.lists(values, max_size=3)
    )
)
def test_the_form_answers_whatever_is_in_its_fields(client, site, unhurried, changes):
    status = answer(client, "post", "/lokaler/interesse/", {**a_form(site.unit), **changes})

    assert status in {302, 400, 422, 429}


@bounded
@given(body=st.binary(max_size=300), kind=st.sampled_from(["application/json", "text/plain", "multipart/form-data"]))
def test_the_form_answers_any_body(client, site, unhurried, body, kind):
    assert answer(client, "post", "/lokaler/interesse/", body, kind) in {400, 415, 422}


def test_a_body_with_too_many_fields_or_too_large_is_refused(client, site, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
    many = answer(client, "post", "/lokaler/interesse/", {f"felt{number}": "x" for number in range(300)})
    large = answer(client, "post", "/lokaler/interesse/", {"message": "x" * 2_000_000})

    assert (many, large) == (400, 400)
