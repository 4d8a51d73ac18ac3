"""Catalogues are compiled without gettext's tools, when they have changed and not otherwise."""

import gettext
import os
from io import StringIO

import pytest
from django.core.management import call_command

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Lokaler"\nmsgstr "%s"\n'


@pytest.fixture
def catalogue(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO % "Premises")
    return path


def compiled():
    """What a run says of what it compiled."""
    out = StringIO()
    call_command("compile_catalogues", verbosity=2, stdout=out)
    return out.getvalue()


def test_a_catalogue_is_compiled_once_and_again_when_it_has_changed(catalogue):
    first, again = compiled(), compiled()
    catalogue.write_text(PO % "Spaces")
    os.utime(catalogue, ns=(1, 1))
    changed = compiled()

    with catalogue.with_suffix(".mo").open("rb") as file:
        english = gettext.GNUTranslations(file).gettext("Lokaler")
    assert (first, again, changed) == (f"Compiled {catalogue}\n", "", f"Compiled {catalogue}\n")
    assert english == "Spaces"
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["django.mo", "django.po"]
