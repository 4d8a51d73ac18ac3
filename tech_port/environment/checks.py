"""Checks of what the environment says that need the whole site loaded; `manage.py check` and every start run them."""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.urls import get_resolver
from django.utils import translation


def first_words(patterns):
    """The first word of each address, as it is in the active language."""
    for pattern in patterns:
        if getattr(pattern, "namespace", None) == "admin":
            continue
        route = str(pattern.pattern)
        yield route.split("/")[0]
        if hasattr(pattern, "url_patterns") and route in {"", f"{translation.get_language()}/"}:
            yield from first_words(pattern.url_patterns)


@register(Tags.urls)
def admin_path_is_its_own(app_configs, **kwargs):
    """Of two addresses that are the same the first answers, so the admin would hide a page."""
    taken = {settings.STATIC_URL.strip("/")}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            taken |= set(first_words(get_resolver().url_patterns))
    word = settings.ADMIN_PATH.split("/")[0]
    if word not in taken:
        return []
    return [
        Error(f"ADMIN_PATH is “{word}”, which is a page of the site.", hint="Choose another word.", id="portal.E001")
    ]
