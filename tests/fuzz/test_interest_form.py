"""Whatever comes in the interest form, the answer is never an error of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premises.models import Interest, Unit
from tests.fuzz.interest_form import a_form
from tests.fuzz.values import answer, bounded, faults, values

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unchanged")]


def test_the_careful_tenants_form_is_taken(client, site, unhurried):
    before = Interest.objects.count()

    response = client.post("/lokaler/interesse/", a_form(site.unit))

    assert (response.status_code, Interest.objects.count()) == (302, before + 1)


FIELDS = sorted(a_form(Unit(pk=1)))


def test_the_form_answers_every_nasty_value(client, site, unhurried):
    assert faults(client, "/lokaler/interesse/", lambda: a_form(site.unit), FIELDS, {302, 422}) == {}


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

    assert (many, large) == (400, 413)
