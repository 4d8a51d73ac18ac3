"""The ways on from a page."""

import pytest
from django.template import engines

from tech_port.ways import WAYS, ways_on


@pytest.mark.parametrize("name", WAYS)
def test_every_way_leads_to_a_page(name):
    (way,) = ways_on(name)

    assert way.url.startswith("/")


def test_a_page_has_at_most_three_and_the_filled_button_is_for_what_one_does():
    template = engines["django"].from_string('{% way_on "members" "join" %}{% way_on "join" "members" %}')

    html = template.render()

    assert html.count("button--quiet") == 3
    assert '<a class="button" href="/medlemmer/bli-medlem/">Bli medlem</a>' in " ".join(html.split()).replace(
        " >Bli", ">Bli"
    )
    with pytest.raises(ValueError, match="at most 3 ways on, not 4"):
        ways_on("join", "members", "board", "about")
