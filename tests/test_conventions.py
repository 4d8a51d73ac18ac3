"""How this code is written, held by tests: imports, limits, migrations, translations, constructs that are forbidden."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from itertools import accumulate
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation
from django.utils.functional import Promise

ROOT = settings.BASE_DIR
APPS = {"content", "outbox", "members", "premises", "events"}
DOMAIN = ["tech_port.content", "members", "premises", "events"]
GLUE = {
    f"tech_port.{name}" for name in ("urls", "views", "district", "sitemaps", "search", "seed", "management", "wsgi")
}
PROPER_NAMES = {"Eksperter i team", "NTNU Bridge", *"ABCDEFG"}
CATALOGUE = ROOT / "tech_port" / "locale" / "en" / "LC_MESSAGES" / "django.po"
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


def sources(suffix=".py", *, migrations=False):
    """Our own files of a kind, tests apart."""
    folders = [ROOT / name for name in ("tech_port", "members", "premises", "events", "templates", "static")]
    files = [file for folder in folders for file in sorted(folder.rglob(f"*{suffix}"))]
    return [file for file in [*files, ROOT / "manage.py"] if file.suffix == suffix and wanted(file, migrations)]


def wanted(file, migrations):
    return migrations or file.parent.name != "migrations"


def name_of(file):
    return str(file.relative_to(ROOT))


def module_of(file):
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree_of(file):
    return ast.parse(file.read_text())


# Imports


def rank(module):
    """Where a module stands: 0 site-wide machinery, then the domain apps in their order, and the glue on top."""
    for number, package in reversed(list(enumerate(DOMAIN, start=1))):
        if module == package or module.startswith(f"{package}."):
            return number
    return len(DOMAIN) + 1 if any(module == glue or module.startswith(f"{glue}.") for glue in GLUE) else 0


def imports(file):
    """The modules that a file imports anywhere in it, `from` imports with the name, since it may be a module."""
    package = module_of(file).split(".") if file.name == "__init__.py" else module_of(file).split(".")[:-1]
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def test_imports_run_one_way():
    upward = {
        f"{module_of(file)} imports {target}"
        for file in sources()
        for target in imports(file)
        if target.split(".")[0] in {"tech_port", "members", "premises", "events"}
        and rank(target) > rank(module_of(file))
        and not (module_of(file) == "tech_port.middleware" and target.startswith("tech_port.views."))
    }

    assert upward == set()


def test_the_rule_of_imports_sees_every_layer():
    assert [rank(name) for name in ("tech_port.writing.markup", *DOMAIN, "tech_port.views.home")] == [0, 1, 2, 3, 4, 5]
    assert "tech_port.content.models.Source" in set(imports(ROOT / "members" / "models" / "organisations.py"))


def test_code_imports_no_tests():
    assert {module_of(file) for file in sources() for target in imports(file) if target.startswith("tests")} == set()


# Limits


def functions(file):
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, ast.FunctionDef)]


def length(node):
    return node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_40_lines():
    long = {f"{name_of(file)} {f.name}": length(f) for file in sources() for f in functions(file) if length(f) > 40}

    assert long == {}


def test_no_view_is_longer_than_25_lines():
    views = [file for file in sources() if file.stem == "views" or file.parent.name == "views"]

    assert {f"{name_of(file)} {f.name}": length(f) for file in views for f in functions(file) if length(f) > 25} == {}


def lines(file):
    return len(file.read_text().splitlines())


def test_no_module_is_longer_than_300_lines():
    assert {name_of(file): lines(file) for file in sources() if lines(file) > 300} == {}


def test_no_module_is_named_after_nothing():
    vague = {"utils", "helpers", "common", "core", "services", "misc", "mixins"}

    assert {name_of(file) for file in sources() if {file.stem, file.parent.name} & vague} == set()


# Models, migrations, admin


def models():
    return [model for model in apps.get_models() if model._meta.app_label in APPS]


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)

    assert capsys.readouterr().out == "No changes detected\n"


def migrations():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {key: migration for key, migration in loader.disk_migrations.items() if key[0] in APPS}


def test_migrations_are_named_after_their_purpose():
    assert {app for app, _name in migrations()} == APPS
    assert [
        name for _app, name in migrations() if re.search(r"auto_\d|_initial$|_and_more$|^\d+_(alter|rename)_", name)
    ] == []


def test_migrations_can_be_undone():
    operations = [(*key, op) for key, migration in migrations().items() for op in migration.operations]

    assert [(app, name, op.describe()) for app, name, op in operations if not op.reversible] == []


def test_every_model_is_in_the_admin_and_can_be_searched():
    registered = {model: model_admin for model, model_admin in admin.site._registry.items() if model in models()}

    assert {model._meta.label for model in models()} - {model._meta.label for model in registered} == set()
    assert [model._meta.label for model, model_admin in registered.items() if not model_admin.search_fields] == []


def test_every_model_says_what_it_is_called_in_norwegian_and_has_a_docstring():
    without = {
        model._meta.label
        for model in models()
        if not isinstance(model._meta.verbose_name, Promise)
        or not isinstance(model._meta.verbose_name_plural, Promise)
        or model.__doc__.startswith(f"{model.__name__}(")
    }

    assert without == set()


# Translations


def catalogue():
    return {(e.msgctxt, e.msgid): e for e in polib.pofile(str(CATALOGUE)) if not e.obsolete}


def templates():
    return [file for suffix in (".html", ".txt", ".svg") for file in sources(suffix) if "templates" in file.parts]


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
        for node in ast.walk(tree_of(file)):
            name = isinstance(node, ast.Call) and (getattr(node.func, "id", None) or getattr(node.func, "attr", None))
            if name in MARKERS:
                parts = dict(zip(MARKERS[name], node.args, strict=False))
                texts = {part: arg.value if isinstance(arg, ast.Constant) else None for part, arg in parts.items()}
                assert None not in texts.values(), f"{name_of(file)}:{node.lineno}: {name}() needs a literal text"
                yield (texts.get("context"), texts["msgid"]), texts.get("plural")


def literals():
    return dict([*literals_in_templates(), *literals_in_code()])


def test_the_catalogue_has_every_text_of_code_and_templates_and_no_other():
    found = literals()

    assert sorted(map(str, set(found) - set(catalogue()))) == []
    assert sorted(map(str, set(catalogue()) - set(found))) == []


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


# What code never does


FORBIDDEN = {
    ".py": [
        r"\bmark_safe\b",
        r"\bSafeString\b",
        r"\bcsrf_exempt\b",
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


def test_only_plain_text_mails_are_not_escaped():
    unescaped = [file for file in templates() if "autoescape off" in file.read_text()]

    assert [name_of(file) for file in unescaped if file.suffix != ".txt" or file.parent.name != "emails"] == []


def test_every_brace_of_a_style_sheet_is_closed():
    uneven = {}
    for file in sources(".css"):
        text = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", file.read_text(), flags=re.DOTALL)
        depths = list(accumulate({"{": 1, "}": -1}[brace] for brace in re.findall(r"[{}]", text)))
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


# Settings


PRODUCTION = {
    "DATABASE_URL": "postgres://portal:hemmelig@db.example:5432/portal",
    "SECRET_KEY": "kx7-Vq2mZ0rLw8sYd4uBn6gTj1hCf3pAe9iXoR5tQzW_yMvN-J6aE",
    "SITE_URL": "https://www.trondheimtechport.no",
    "ALLOWED_HOSTS": "www.trondheimtechport.no",
    "EMAIL_URL": "smtp+tls://post:hemmelig@mail.example:587",
    "STAFF_EMAILS": "stab@trondheimtechport.no",
}
SAY_HEADERS = """
import django; django.setup()
from django.conf import settings
from django.test import Client
response = Client().get("/helse/", secure=True, headers={"host": "www.trondheimtechport.no"})
print(response.status_code, *(f"{name}: {value}" for name, value in response.headers.items()), sep="\\n")
for cookie in ("SESSION", "CSRF"):
    print(getattr(settings, f"{cookie}_COOKIE_NAME"), getattr(settings, f"{cookie}_COOKIE_SECURE"))
print(Client().get("/", headers={"host": "www.trondheimtechport.no"}).headers["Location"])
"""


def run(*command, **environment):
    """A Python command in an environment of its own."""
    own = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "DJANGO_SETTINGS_MODULE": "tech_port.settings", **environment}
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=own, capture_output=True, text=True)


def test_a_production_site_passes_every_deployment_check():
    answer = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "System check identified no issues" in answer.stdout


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("SECRET_KEY", "<50 random characters>"),
        ("SITE_URL", "https://www.trondheimtechport.no"),
        ("ALLOWED_HOSTS", "www.trondheimtechport.no"),
        ("EMAIL_URL", "smtp+tls://user:password@mail:587"),
    ],
)
def test_a_production_site_says_which_setting_is_missing_and_what_to_write(name, example):
    environment = {key: value for key, value in PRODUCTION.items() if key != name}

    answer = run("manage.py", "check", **environment)

    sentence = f"Set {name}, for example {name}={example}. README, “Settings”, lists them all."
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {sentence}"


def test_a_production_site_insists_on_tls(tmp_path):
    (tmp_path / "static").mkdir()

    answer = run("-c", SAY_HEADERS, **PRODUCTION, VAR_DIR=str(tmp_path))

    said = answer.stdout.splitlines()
    assert (answer.returncode, said[:1]) == (0, ["200"]), answer.stderr
    assert "Strict-Transport-Security: max-age=63072000; includeSubDomains" in said
    assert [line for line in said if line.startswith("Content-Security-Policy") and "upgrade-insecure-requests" in line]
    assert said[-3:] == ["__Host-session True", "__Host-csrf True", "https://www.trondheimtechport.no/"]


def test_the_database_and_the_debugger_are_what_the_environment_says():
    script = (
        "from tech_port import settings as s; print(s.DEBUG, s.DEMO, s.DATABASES['default']['HOST'], s.ALLOWED_HOSTS)"
    )

    answer = run("-c", script, **PRODUCTION)

    assert answer.stdout == "False False db.example ['www.trondheimtechport.no']\n"


def test_python_files_are_where_the_conventions_look():
    folders = defaultdict(int)
    for file in sources(migrations=True):
        folders[Path(name_of(file)).parts[0]] += 1

    assert {name for name in folders if folders[name]} == {"tech_port", "members", "premises", "events", "manage.py"}
