"""Every text has its English, and the catalogue has no other."""

import ast
import re
from functools import cache

import polib
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation

from tests.conventions.models import models
from tests.conventions.source import ROOT, name_of, nodes_of, sources, templates

PROPER_NAMES = {"Eksperter i team", "NTNU Bridge", *"ABCDEFG"}
CATALOGUE = ROOT / "tech_port" / "locale" / "en" / "LC_MESSAGES" / "django.po"
OF_DJANGO = {(None, "Home")}  # English is its source; here that is called as everywhere else
MARKERS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}


@cache
def catalogue():
    return {(e.msgctxt, e.msgid): e for e in polib.pofile(str(CATALOGUE)) if not e.obsolete}


def literals_in_templates():
    """((context, text), plural) of everything that templates translate; there `%` is looked up as `%%`."""
    engine = engines["django"].engine
    for file in templates():
        template = engine.from_string(file.read_text())
        for node in template.nodelist.get_nodes_by_type(TranslateNode):
            yield (context_of(node), node.filter_expression.var.literal.replace("%", "%%")), None
        for node in template.nodelist.get_nodes_by_type(BlockTranslateNode):
            plural = node.render_token_list(node.plural)[0] if node.plural else None
            yield (context_of(node), node.render_token_list(node.singular)[0]), plural
        for text in re.findall(r"""[=:( ]_\(["'](.+?)["']\)""", file.read_text()):
            yield (None, text), None


def context_of(node):
    return node.message_context and str(node.message_context.var)


def literals_in_code():
    """The same of Python files, as it is written; a text that is not a literal cannot be translated."""
    for file in sources():
        for node in nodes_of(file):
            name = isinstance(node, ast.Call) and (getattr(node.func, "id", None) or getattr(node.func, "attr", None))
            if name in MARKERS:
                parts = dict(zip(MARKERS[name], node.args, strict=False))
                texts = {part: arg.value if isinstance(arg, ast.Constant) else None for part, arg in parts.items()}
                assert None not in texts.values(), f"{name_of(file)}:{node.lineno}: {name}() needs a literal text"
                yield (texts.get("context"), texts["msgid"]), texts.get("plural")


@cache
def literals():
    return dict([*literals_in_templates(), *literals_in_code()])


def test_the_catalogue_has_every_text_of_code_and_templates_and_no_other():
    found = literals()

    assert sorted(map(str, set(found) - set(catalogue()))) == []
    assert set(catalogue()) - set(found) == OF_DJANGO


def test_the_catalogue_has_the_plural_of_every_text_that_counts():
    found = {key: plural for key, plural in literals().items() if plural}

    assert {
        key: plural for key, plural in found.items() if key in catalogue() and catalogue()[key].msgid_plural != plural
    } == {}


def test_every_text_is_translated_and_none_is_uncertain():
    entries = catalogue()

    assert sorted(str(key) for key, entry in entries.items() if not entry.translated()) == []
    assert sorted(str(key) for key, entry in entries.items() if entry.fuzzy) == []


def test_translations_keep_the_placeholders():
    holders = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
    faults = {}
    for key, entry in catalogue().items():
        originals = [set(holders.findall(text)) for text in (entry.msgid, entry.msgid_plural)]
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and set(holders.findall(text)) not in originals:
                faults[key] = text

    assert faults == {}


def test_every_choice_has_its_english():
    faults = set()
    for model in models():
        for field in model._meta.fields:
            for _value, label in field.flatchoices:
                with translation.override("en"):
                    english = str(label)
                if str(label) not in PROPER_NAMES and (None, str(label)) not in catalogue() and english == str(label):
                    faults.add(f"{model._meta.label}.{field.name}: {label}")

    assert faults == set()


LOGGED = {"log_change": "message", "log_addition": "message", "done": "log"}
EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}


def words_now(expression, eager, assigned):
    """Whether an expression makes words in the language of who acts: a text filled in, or one that is not lazy."""
    if isinstance(expression, ast.Name):
        return any(words_now(value, eager, {}) for value in assigned.get(expression.id, ()))
    if isinstance(expression, ast.IfExp):
        return any(words_now(part, eager, assigned) for part in (expression.body, expression.orelse))
    if isinstance(expression, ast.Call):
        return getattr(expression.func, "id", getattr(expression.func, "attr", "")) in eager
    return isinstance(expression, ast.BinOp | ast.JoinedStr)


def test_what_is_logged_is_made_words_of_in_the_language_of_the_log():
    found = []
    for file in sources():
        nodes = nodes_of(file)
        imported = [a for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names if a.name in EAGER]
        eager = {a.asname or a.name for a in imported} | {"str"}
        for function in (node for node in nodes if isinstance(node, ast.FunctionDef)):
            assigned = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign):
                    assigned.setdefault(getattr(node.targets[0], "id", None), []).append(node.value)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                if name := LOGGED.get(getattr(call.func, "attr", None)):
                    given = {k.arg: k.value for k in call.keywords}
                    said = given.get(name, call.args[2] if len(call.args) > 2 else None)
                    if words_now(said, eager, assigned):
                        found.append(f"{name_of(file)}:{call.lineno}")
    assert found == []
