"""What must stay light stays light: pure modules pull in no framework, folders run no code, Windows can start."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import formsvc

PACKAGE = Path(formsvc.__path__[0])
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = frozenset(
    "alembic click docx docxtpl flask flask_wtf jinja2 lxml sqlalchemy structlog waitress werkzeug wtforms".split()
)
POSIX_ONLY = frozenset("crypt fcntl grp nis pty pwd resource spwd syslog termios tty".split())


def dotted(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


PURE = {
    "core": [dotted(file) for file in PACKAGE.glob("core/*.py")],
    "settings": ["formsvc.settings"],
    "data packs": [dotted(file) for file in PACKAGE.glob("data/*.py")],
    "correspondence": [dotted(file) for file in PACKAGE.glob("correspondence/*.py")],
    "directory": [dotted(file) for file in PACKAGE.glob("directory/*.py")],
    "wording": [dotted(file) for file in PACKAGE.glob("wording/**/*.py")],
    "answers": [dotted(file) for file in PACKAGE.glob("forms/*/answers.py")],
}
LOADED = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*{name.partition(".")[0] for name in sys.modules})
"""
AS_ON_WINDOWS = """
import sys
sys.modules |= dict.fromkeys(sys.argv[1:])
import formsvc.app, formsvc.cli
"""


def python(code: str, *arguments: str) -> str:
    command = [
        sys.executable,
        "-I",
        "-c",
        f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n{code}",
        *arguments,
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def imported_at_once(statements: list[ast.stmt]) -> Iterator[str]:
    """Top names of what a module imports before anything of it is called."""
    for node in statements:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inner = [child for child in ast.walk(node) if isinstance(child, ast.stmt) and child is not node]
            yield from imported_at_once(inner)


@pytest.mark.parametrize("names", PURE.values(), ids=PURE)
def test_a_pure_module_loads_no_framework(names):
    assert set(python(LOADED, *names).split()) & HEAVY == set()


def test_the_pure_modules_are_found():
    assert all(PURE.values())
    assert len(PURE["answers"]) == len([*PACKAGE.glob("forms/*/")]) - len([*PACKAGE.glob("forms/__pycache__/")])


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("__init__.py")), ids=dotted)
def test_a_folders_own_file_holds_its_rule_and_no_code(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


def test_every_folder_of_modules_states_its_rule():
    folders = {file.parent for file in MODULES} - {PACKAGE / "store" / "migrations" / "versions"}  # Alembic reads that
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_no_module_imports_what_only_posix_has():
    found = {dotted(file): set(imported_at_once(ast.parse(file.read_bytes()).body)) & POSIX_ONLY for file in MODULES}
    assert {name: names for name, names in found.items() if names} == {}


def test_everything_starts_without_what_only_posix_has():
    assert python(AS_ON_WINDOWS, *POSIX_ONLY) == ""
