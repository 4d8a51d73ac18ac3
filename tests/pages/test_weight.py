"""What a first visit to each kind of page takes: requests, and bytes besides the font and pictures."""

from pathlib import Path

import pytest
from django.conf import settings

from tech_port.door.answers import compressed, is_worth_compressing

pytestmark = pytest.mark.django_db

KB = 1000
SHEETS, SHEETS_KB, SCRIPTS_KB, ALL_KB, REQUESTS = 2, 20, 8, 60, 8
FRAME = 3  # the page, one icon of those that are offered, and the manifest


def sheets(page):
    return [address for _language, address in page.links("stylesheet")]


def scripts(page):
    found = [element.get("src") for element in page.all("script") if element.get("src")]
    return list(dict.fromkeys(found))


def pictures_at_once(page):
    """Pictures that are fetched before anybody scrolls."""
    return [element.get("src") for element in page.all("img") if element.get("loading") != "lazy"]


def kilobytes(addresses):
    """Of static files as they are sent to whoever reads gzip, which is more than in Brotli."""
    return sum(sent(Path(settings.STATIC_ROOT, address.removeprefix("/static/"))) for address in addresses) / KB


def sent(path):
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size


def of_html(page):
    """As it is sent: a page that is one visitor's own is not compressed."""
    answer = page.response
    status, headers = str(answer.status_code), list(answer.headers.items())
    body = answer.content
    return len(compressed(body, "gzip") if is_worth_compressing(status, headers, answer) else body) / KB


def test_a_page_has_two_style_sheets_at_most_and_little_script(pages):
    found = {page.case: (len(sheets(page)), kilobytes(sheets(page)), kilobytes(scripts(page))) for page in pages}

    assert {
        case: weights
        for case, weights in found.items()
        if weights[0] > SHEETS or weights[1] > SHEETS_KB or weights[2] > SCRIPTS_KB
    } == {}


def test_a_first_visit_takes_few_requests_and_few_bytes(pages):
    faults = {}
    for page in pages:
        fonts = page.links("preload")
        files = [*sheets(page), *scripts(page)]
        requests = FRAME + len(fonts) + len(files) + len(pictures_at_once(page))
        weight = of_html(page) + kilobytes(files)
        if len(fonts) != 1 or requests > REQUESTS or weight > ALL_KB:
            faults[page.case] = (len(fonts), requests, round(weight))

    assert faults == {}


def test_every_picture_has_its_place_before_it_comes(pages):
    sizeless = {
        page.case: [image.get("src") for image in page.all("img") if not (image.get("width") and image.get("height"))]
        for page in pages
    }

    assert sum(len(page.all("img")) for page in pages) > 5
    assert {case: images for case, images in sizeless.items() if images} == {}
