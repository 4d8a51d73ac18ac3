"""Each page's fields are its own, though they share what no page changes."""

import pytest
from django.http import QueryDict

from premises.finder.filters import UnitFilter
from premises.need.fields import NeedFields
from tests.factories import make_unit


def test_what_one_page_notes_at_its_field_is_not_said_on_the_next():
    first, second = NeedFields(QueryDict("areal_min=ca 40")), NeedFields(QueryDict("areal_min=40"))
    first.full_clean()
    first.fields["areal_min"].widget.attrs["autofocus"] = True
    second.full_clean()

    assert first.fields["areal_min"].note != ""
    assert second.fields["areal_min"].note == ""
    assert "autofocus" not in second.fields["areal_min"].widget.attrs
    assert "autofocus" not in NeedFields.base_fields["areal_min"].widget.attrs


@pytest.mark.django_db
def test_the_choices_of_one_page_are_not_those_of_the_next():
    make_unit()
    first, second = UnitFilter(QueryDict()), UnitFilter(QueryDict())
    first.form.fields["bygg"].widget.choices = []

    assert list(first.form["bygg"]) == []
    assert len(list(second.form["bygg"])) == 1
    assert second.filters["bygg"].parent is second
