"""The catalogue of everything a page may say, for translators: what is marked, and what forms hold (`make strings`).

No dates and no line numbers: the file changes when a word does, and then only.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

import formsvc.app  # noqa: F401  # with it every form there is, those of the pages themselves included
from formsvc.catalogue import FORM_TYPES
from formsvc.core.answers import MONTHS
from formsvc.formkit.base import Questions
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import Document, FormType, Mail, Rows, Step
from formsvc.settings import templates_folder
from formsvc.web.words import capfirst, lower_first, with_article

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "formsvc/translations/formsvc.pot"
KEYWORDS = {"_": None, "marked": None, "ngettext": (1, 2), "Refusal": (1,)}
HEAD = r"""# What formsvc's pages say. Written by "make strings" and not by hand.
#
# A translation goes to translations/<language>/LC_MESSAGES/formsvc.mo, here or beside an agency's own data packs; it is
# chosen with FORMSVC_LANGUAGE. Words in {braces} are places: they stay as they are, wherever they stand.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


class Said(NamedTuple):
    """Something a page may say, in singular and plural where it counts, and the file it comes from."""

    text: str | tuple[str, ...]
    file: str


def catalogue() -> bytes:
    """The whole catalogue, in the format of gettext's templates."""
    words = Catalog(charset="utf-8")
    for said in everything():
        words.add(said.text, locations=[(said.file, 0)])
    body = BytesIO()
    write_po(body, words, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return HEAD.encode() + body.getvalue()


@cache
def everything() -> tuple[Said, ...]:
    """All that pages may say, plurals first: a text alone then joins the one that has a plural."""
    found = {one for one in _all() if one.text}
    return tuple(sorted(found, key=lambda one: (isinstance(one.text, str), one)))


def _all() -> Iterator[Said]:
    yield from (Said(month, "formsvc/core/answers.py") for month in MONTHS)
    for file in sorted((ROOT / "formsvc").rglob("*.py")):
        yield from _marked(file, "python")
        yield from _advice(file)
    for file in sorted(templates_folder("html").glob("*.html")):
        yield from _marked(file, "jinja2.ext:babel_extract")
    for form_class in form_classes():
        yield from of_questions(form_class)
    for form_type in FORM_TYPES:
        yield from of_form_type(form_type)


def _marked(file: Path, method: str) -> Iterator[Said]:
    """What is marked in a file of Python or a page template."""
    with file.open("rb") as source:
        for _line, text, _comments, _context in extract(method, source, KEYWORDS):
            yield Said(text, _name(file))


def _advice(file: Path) -> Iterator[Said]:
    """What the forms of a file advise: plain English where it is written, as a label is."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value for node in tree.body if isinstance(node, ast.Assign)
        for target in node.targets if isinstance(target, ast.Name)
    }  # fmt: skip
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "advise")
    for node in (inner for function in functions for inner in ast.walk(function)):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            words = node.value.elts[1]
            yield Said(ast.literal_eval(constants[words.id] if isinstance(words, ast.Name) else words), _name(file))


def form_classes() -> list[type[Any]]:
    """Every form of formsvc's own: pages, and what stands inside them."""
    found = [one for one in _subclasses(Questions) if one.__module__.startswith("formsvc.")]
    return sorted(found, key=lambda one: (one.__module__, one.__qualname__))


def _subclasses(parent: type[Any]) -> Iterator[type[Any]]:
    for child in parent.__subclasses__():
        yield child
        yield from _subclasses(child)


def of_questions(form_class: type[Any]) -> Iterator[Said]:
    """What a form asks, with its hints and the nouns of its messages and lists."""
    file = _name(Path(inspect.getfile(form_class)))
    if form_class.more:
        yield Said(form_class.more_title, file)
    for field in specimen(form_class).questions:
        for text in (field.label.text, str(field.description), getattr(field, "thing", "")):
            yield Said(text, file)
        if item := getattr(field, "item", ""):
            yield from (Said(item, file), Said(capfirst(item), file))


def of_form_type(form_type: FormType) -> Iterator[Said]:
    """What a form type says around its questions, in the spellings that stand in sentences."""
    file = _name(Path(inspect.getfile(form_type.answers_type)).with_name("form.py"))
    texts = [form_type.title, lower_first(form_type.title), form_type.summary]
    for step in form_type.steps:
        texts += _of_step(step)
    for document in form_type.documents:
        texts += _of_document(document)
    for mail in (one for group in form_type.mails for one in group):
        texts += _of_mail(mail)
    yield from (Said(text, file) for text in texts)
    yield from (Said((step.item, step.items), file) for step in form_type.steps if isinstance(step, Rows))


def _of_step(step: Step) -> tuple[str, ...]:
    nouns = (capfirst(step.item), with_article(step.item), step.thing) if isinstance(step, Rows) else ()
    return (step.title, step.intro, *nouns)


def _of_document(document: Document) -> tuple[str, ...]:
    return (document.title, document.intro)


def _of_mail(mail: Mail) -> tuple[str, ...]:
    return (mail.title, lower_first(mail.title))


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    CATALOGUE.write_bytes(catalogue())
