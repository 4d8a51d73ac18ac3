"""A page of a list that there is not: the last one is shown, under its own address, and it is said."""

import pytest

from tech_port.lists.pages import shown_page

LISTS = {
    "/aktuelt/": "/aktuelt/",
    "/medlemmer/": "/medlemmer/",
    "/arrangementer/": "/arrangementer/",
    "/arrangementer/?tidligere=1": "/arrangementer/?tidligere=1",
    "/lokaler/": "/lokaler/",
    "/samarbeid/utfordringer/": "/samarbeid/utfordringer/",
    "/nyhetsbrev/": "/nyhetsbrev/",
    "/sok/?q=virksomhet&type=organisations": "",
}


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["999", "0", "x"])
def test_every_list_says_which_page_it_shows_instead(client, site, asked):
    told = {}
    for address in LISTS:
        html = client.get(f"{address}{'&' if '?' in address else '?'}side={asked}").content.decode()
        canonical = html.partition('rel="canonical" href="http://127.0.0.1:8000')[2].partition('"')[0]
        told[address] = canonical, f"Det finnes ingen side {asked}. Dette er side 1." in html, f"side {asked} –" in html

    assert told == {address: (canonical, True, False) for address, canonical in LISTS.items()}


def test_the_last_page_of_a_list_is_named_by_its_own_number(rf):
    request = rf.get("/aktuelt/?side=9")

    page = shown_page(request, range(30), 20)

    assert (page.number, page.missing, request.page_shown.number) == (2, "9", 2)
