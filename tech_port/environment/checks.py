"""Checks of what the environment says that need the whole site loaded; `manage.py check` and every start run them."""

from importlib.util import find_spec

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.urls import get_resolver
from django.utils import translation


def first_words(patterns):
    """The first word of each address, as it is in the active language."""
    for pattern in patterns:
        if getattr(pattern, "namespace", None) == "admin" or is_of_sign_in(pattern):
            continue
        route = str(pattern.pattern)
        yield route.split("/")[0]
        if hasattr(pattern, "url_patterns") and route in {"", f"{translation.get_language()}/"}:
            yield from first_words(pattern.url_patterns)


def is_of_sign_in(pattern):
    """Whether addresses are those of sign-in, which are the admin's own."""
    return getattr(getattr(pattern, "urlconf_name", None), "__name__", "") == "tech_port.signin.urls"


def taken_words():
    """The first words of all addresses, in every language."""
    taken = {settings.STATIC_URL.strip("/")}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            taken |= set(first_words(get_resolver().url_patterns))
    return taken


@register(Tags.urls)
def admin_path_is_its_own(app_configs, **kwargs):
    """Of two addresses that are the same the first answers, so the admin would hide a page."""
    word = settings.ADMIN_PATH.split("/")[0]
    if word not in taken_words():
        return []
    return [
        Error(f"ADMIN_PATH is “{word}”, which is a page of the site.", hint="Choose another word.", id="portal.E001")
    ]


@register(Tags.files)
def files_are_where_they_can_be_read(app_configs, **kwargs):
    """What `MEDIA_STORAGE` and `MEDIA_ACCEL` need, and that they agree."""
    accel, errors = settings.MEDIA_ACCEL, []
    if settings.MEDIA_STORAGE and not (find_spec("storages") and find_spec("boto3")):
        hint = "pip install --require-hashes -r requirements-s3.txt"
        errors.append(Error("MEDIA_STORAGE needs packages that are not installed.", hint=hint, id="portal.E002"))
    if accel and settings.MEDIA_STORAGE:
        hint = "Take one of the two away."
        errors.append(Error("MEDIA_ACCEL is for files in a folder, not in a bucket.", hint=hint, id="portal.E003"))
    if accel and not settings.BEHIND_PROXY:
        hint = "Write BEHIND_PROXY=on, or take MEDIA_ACCEL away."
        errors.append(Error("MEDIA_ACCEL is for a site behind nginx.", hint=hint, id="portal.E004"))
    if accel.split("/")[0] in taken_words() - {""}:
        hint = "Choose another word, such as _media."
        errors.append(Error(f"MEDIA_ACCEL is “{accel}”, which is a page of the site.", hint=hint, id="portal.E005"))
    return errors
