"""What code, templates and style sheets never do."""

import ast
import re
from itertools import accumulate

import pytest
from django.db.models import FileField
from django.db.models.signals import post_delete

from tests.conventions.models import models
from tests.conventions.source import ROOT, name_of, nodes_of, sources, templates

FORBIDDEN = {
    ".py": [
        r"\bmark_safe\b",
        r"\bSafeString\b",
        r"\.extra\(",
        r"\.raw\(",
        r"\bRawSQL\b",
        r"\bpickle\b",
        r"\byaml\.load\b",
        r"shell=True",
        r"\burlize\b",
        r"\bstrip_tags\b",
        r"\*\*\s*(self\.)?request\.(GET|POST)",
        r"\beval\(",
        r"\bexec\(",
        r"\bunsafe-inline\b",
        r"functools.*\bcached_property\b",  # in Python 3.11 it locks per class: threads wait for each other
    ],
    ".html": [
        r"\|\s*safe(seq)?\b",
        r"autoescape off",
        r"\|\s*urlize(trunc)?\b",
        r"\|\s*striptags\b",
        r"\|\s*truncate\w*_html\b",
        r"\sstyle=",
        r"<style\b",
        r"\son[a-z]+=",
        r"javascript:",
    ],
    ".svg": [r"\|\s*safe\b", r"\sstyle=", r"<style\b", r"<script\b", r"\son[a-z]+="],
    ".css": [r"!important", r"@import\s+url\(\s*[\"']?https?:", r"url\(\s*[\"']?(https?:)?//"],
}


@pytest.mark.parametrize(("suffix", "pattern"), [(s, p) for s, patterns in FORBIDDEN.items() for p in patterns])
def test_a_forbidden_construct_is_nowhere(suffix, pattern):
    assert [name_of(file) for file in sources(suffix) if re.search(pattern, file.read_text())] == []


# Views that take a form without a CSRF token, and what stands in for it.
WITHOUT_CSRF_TOKEN = {
    "tech_port/open_forms/one_click.py: answer": "RFC 8058's one press in a mail program; the address has a secret",
}


def test_a_form_without_a_token_is_taken_where_a_secret_stands_in_for_it_and_nowhere_else():
    exempt = {
        f"{name_of(file)}: {node.name}"
        for file in sources()
        for node in nodes_of(file)
        if isinstance(node, ast.FunctionDef) and "csrf_exempt" in map(ast.unparse, node.decorator_list)
    }
    named = {name_of(file): len(re.findall(r"\bcsrf_exempt\b", file.read_text())) for file in sources()}

    assert exempt == set(WITHOUT_CSRF_TOKEN)
    assert {name: count for name, count in named.items() if count} == {"tech_port/open_forms/one_click.py": 2}


def test_only_plain_text_mails_are_not_escaped():
    unescaped = [file for file in templates() if "autoescape off" in file.read_text()]

    assert [name_of(file) for file in unescaped if file.suffix != ".txt" or file.parent.name != "emails"] == []


def test_every_brace_of_a_style_sheet_is_closed():
    uneven = {}
    for file in sources(".css"):
        text = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", file.read_text(), flags=re.DOTALL)
        steps = ({"{": 1, "}": -1}[brace] for brace in re.findall(r"[{}]", text))
        depths = list(accumulate(steps, initial=0))
        if min(depths) < 0 or depths[-1] != 0 or any(depth > 5 for depth in depths):
            uneven[name_of(file)] = depths[-1]

    assert uneven == {}


COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|:\s*(?:black|white|red|gr[ae]y)\b"
)


def test_only_the_tokens_name_colours():
    files = [file for file in sources(".css") if file.name != "tokens.css"]
    files += [file for file in sources(".svg") if "templates" in file.parts]
    named = {name_of(file): COLOUR.findall(re.sub(r"(?:url|href)[(=]\S+", "", file.read_text())) for file in files}

    assert {name: colours for name, colours in named.items() if colours} == {}


def test_the_colours_that_pages_tell_browsers_are_tokens():
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text()

    told = [
        colour for file in sources(".html") for colour in COLOUR.findall(re.sub(r'href="\S+', "", file.read_text()))
    ]

    assert [colour for colour in told if f": {colour};" not in tokens] == []


def test_no_commented_promises_are_left():
    files = [file for suffix in (".py", ".html", ".css", ".js") for file in sources(suffix)]

    assert [name_of(file) for file in files if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", file.read_text())] == []


# Whose text is printed as it is: `markup` has cleaned it, `structured_data` escapes all that could end a script.
PRINTED_AS_IT_IS = {"tech_port/writing/markup.py: _Clean", "tech_port/writing/structured_data.py: _Script"}


def test_text_is_marked_as_safe_where_it_is_made_safe_and_nowhere_else():
    classes = {
        f"{name_of(file)}: {node.name}"
        for file in sources()
        for node in nodes_of(file)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(part, ast.FunctionDef) and part.name == "__html__" for part in node.body)
    }

    assert classes == PRINTED_AS_IT_IS


# A path is what a bucket has none of.
NAMES_OF_FILES = r"(file|logo|photo|image|storage)\.path\b|\bMEDIA_ROOT\b|\bFileSystemStorage\b"
KNOW_THE_DISK = {"tech_port/settings.py", "tech_port/storage/folder.py"}
STATIC_FILES = {"tech_port/demo/preparation.py"}  # the finders' storages, which are folders


def test_uploaded_files_are_reached_through_the_storage_and_never_by_a_path():
    found = {name_of(file) for file in sources(migrations=True) if re.search(NAMES_OF_FILES, file.read_text())}

    assert found - STATIC_FILES == KNOW_THE_DISK


def test_every_field_of_a_file_is_known_to_that_rule_and_goes_with_its_row():
    fields = [field for model in models() for field in model._meta.fields if isinstance(field, FileField)]
    kept = {receiver[0][0] for receiver in post_delete.receivers}

    assert {field.name for field in fields} == {"file"}
    assert [field.model.__name__ for field in fields if f"deleted:{field.model.__name__}" not in kept] == []
