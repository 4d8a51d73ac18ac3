"""A list's pages: which one is shown, and what is said where the address asks for one that there is not."""

from django.core.paginator import Paginator


def shown_page(request, rows, size, count=None):
    """The page of rows that the address asks for, of which the page's frame is told: see `page_of`, `note_shown`."""
    return note_shown(request, page_of(rows, size, request.GET, count))


def page_of(rows, size, asked, count=None):
    """The page of rows that `side` of an address asks for: the first where of none, the last where of too many."""
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    return paginator.get_page(asked.get("side"))


def note_shown(request, page):
    """The page, with `missing`: the number in the address where there is no such page, otherwise nothing.

    The page's frame is told which it is (`number_shown`), so that title and address name no page that there is not.
    """
    request.page_shown = page
    asked = request.GET.get("side", "")
    page.missing = "" if asked in {"", str(page.number)} else asked
    return page


def number_shown(request):
    """The number of the page of a list that is shown, 1 where a page is no list."""
    return getattr(getattr(request, "page_shown", None), "number", 1)
