"""What the open forms share."""

import time_machine
from django.test import RequestFactory

from events.tips.forms import TipForm
from tech_port.open_forms.forms import opened_now, posted


def test_a_form_is_bound_to_what_was_posted_and_to_nothing_else():
    requests = RequestFactory()

    assert posted(requests.get("/?navn=Kari")) is None
    assert posted(requests.head("/")) is None
    assert posted(requests.post("/", {"navn": "Kari"})).dict() == {"navn": "Kari"}
    assert posted(requests.post("/")).dict() == {}


@time_machine.travel("2026-11-26 12:00Z", tick=False)
def test_an_open_form_is_handed_out_with_a_number_of_its_own_and_the_moment():
    forms = [TipForm.of(RequestFactory().get("/"), initial={"title": "Frokost"}) for _form in range(2)]

    assert [form.is_bound for form in forms] == [False, False]
    assert [form["opened"].value() for form in forms] == [opened_now(), opened_now()]
    assert [form["title"].value() for form in forms] == ["Frokost", "Frokost"]
    assert len({form["submission"].value() for form in forms}) == 2
