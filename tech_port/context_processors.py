"""What every page's frame needs; asks the database nothing."""

from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.translation import get_language, get_language_from_path, override

from .fixed_pages import NOT_TO_BE_FOUND
from .lists.pages import number_shown
from .open_forms.secret_pages import is_secret
from .printed import printed_address
from .writing.notes import Notes
from .writing.structured_data import absolute, address_of_picture

ADDRESSES_KNOWN = 1000  # at once

# Pages of the part «Om distriktet» besides its front
ABOUT = {"board", "district", "story", "figures", "document_list", "document_detail"}


def site(request):
    """The page's own address, its address in the other language, and which part of the site it belongs to."""
    addresses = _in_languages(request.path, get_language())
    other = next(code for code in addresses if code != get_language())
    section, is_front = _section(request)
    draft = getattr(request, "draft", None)
    return {
        "is_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "contact_phone": settings.CONTACT_PHONE,
        "page_reported": "" if is_secret(request) else request.path,
        **_known_as(request, addresses),
        "other_language": other,
        "other_language_url": (draft and draft.addresses.get(other)) or _asked_at(addresses[other], request),
        "draft": draft,
        "printed_from": printed_address(request),
        "answer_days": settings.ANSWER_WITHIN_WORKING_DAYS,
        "section": section,
        "current": "page" if is_front else "true",
        "page_notes": Notes(),
    }


def _known_as(request, addresses):
    """How others name the page; a page behind a secret link and a draft have no address to be known by."""
    is_public = not is_secret(request) and not getattr(request, "draft", None)
    shown = number_shown(request)
    listed = _listed(request, shown)
    return {
        "canonical": absolute(request.path) + listed if is_public else "",
        "is_found": getattr(request.resolver_match, "view_name", "") not in NOT_TO_BE_FOUND,
        "share_picture": absolute(address_of_picture(request.path)) if is_public else "",
        "alternates": {code: absolute(address) + listed for code, address in addresses.items()},
        "page_number": shown if "side=" in listed else "",
    }


def _listed(request, shown):
    """`?tidligere=1&side=2`: which part of a list this is; "" for its first page, and where anything else is asked.

    What is filtered away is all on the list's own pages, which are the ones to be found.
    """
    match, asked = request.resolver_match, request.GET.dict()
    is_list = match is not None and ((match.url_name or "").endswith("_list") or shown > 1)
    if not is_list or asked.keys() - {"tidligere", "side"} or asked.get("tidligere", "1") != "1":
        return ""
    part = [("tidligere", "1")] if "tidligere" in asked else []
    part += [("side", shown)] if shown > 1 else []
    return "?" + urlencode(part) if part else ""


def _asked_at(address, request):
    """An address with what this page was asked."""
    query = request.META.get("QUERY_STRING", "")
    return address + (f"?{query}" if query else "")


@lru_cache(ADDRESSES_KNOWN)
def _in_languages(path, _language):
    """{language: a page's address in it}; the path is read in the current language."""
    return {code: _in_language(path, code) for code, _name in settings.LANGUAGES}


def _in_language(path, code):
    """A page's address in a language; the front page's where the page does not exist."""
    address = translate_url(path, code)
    if (get_language_from_path(address) or settings.LANGUAGE_CODE) == code:
        return address
    with override(code):
        return reverse("home")


def _section(request):
    """The part of the site a page belongs to, and whether it is that part's front page."""
    try:
        match = request.resolver_match or resolve(request.path)  # of what was refused unread, nobody has asked
    except Resolver404:
        return "", False
    if match.url_name is None:  # what the admin answers for addresses it does not know
        return "", False
    section = match.namespace or ("about" if match.url_name in ABOUT else match.url_name)
    return section, match.url_name == "about" or bool(match.namespace and match.url_name.endswith("_list"))
