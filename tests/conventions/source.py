"""Our own files, as the tests of conventions read them."""

import ast
from functools import cache

from django.conf import settings

ROOT = settings.BASE_DIR
PACKAGES = ("tech_port", "members", "premises", "events")


def sources(suffix=".py", *, migrations=False):
    """Our own files of a kind, tests apart."""
    return list(_sources(suffix, migrations))


@cache
def _sources(suffix, migrations):
    folders = [ROOT / name for name in (*PACKAGES, "templates", "static")]
    files = [file for folder in folders for file in sorted(folder.rglob(f"*{suffix}"))]
    return [file for file in [*files, ROOT / "manage.py"] if file.suffix == suffix and wanted(file, migrations)]


def wanted(file, migrations):
    return migrations or file.parent.name != "migrations"


def templates():
    return [file for suffix in (".html", ".txt", ".svg") for file in sources(suffix) if "templates" in file.parts]


def name_of(file):
    return str(file.relative_to(ROOT))


def module_of(file):
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree_of(file):
    return ast.parse(file.read_text())


@cache
def nodes_of(file):
    """Every node of a file's tree: many tests look through all of them."""
    return tuple(ast.walk(tree_of(file)))


def imports(file):
    """The modules that a file imports anywhere in it, `from` imports with the name, since it may be a module."""
    package = module_of(file).split(".") if file.name == "__init__.py" else module_of(file).split(".")[:-1]
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{source}.{alias.name}" for alias in node.names)
