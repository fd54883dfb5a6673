"""The language of tags in a Word file: docxtpl's, narrowed to what paperwork needs.

docxtpl turns the text of a part, where Word has cut tags into pieces, into a Jinja template
(`patch_xml`); nothing else of it is used, because its rendering searches the *output* for
layout marks and would rewrite answers such as `{_{`. Here each value is made into XML at the
moment it is printed, and nothing looks at it again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from formsvc.core.answers import NOT_KNOWN, Choice, PartDate
from formsvc.core.errors import DocumentError
from formsvc.core.text import unholdable, with_plain_line_ends
from formsvc.documents.wordxml import Element, strictly_parsed, w

_SUBSET = (
    *(nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.For, nodes.If, nodes.CondExpr),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Filter),
)
_LITERAL_BRACES = (("{_{", '{{ "{{" }}'), ("}_}", '{{ "}}" }}'), ("{_%", '{{ "{%" }}'), ("%_}", '{{ "%}" }}'))
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TAG_IN_ATTRIBUTE = re.compile(r"\{[{%#]")
_TAG_OUTSIDE_TEXT = re.compile(r"\{\{(?:r|p|tr|tc)\s|\{%r\s")


def printed(value: object) -> Markup:
    """A value as the XML that stands for it inside `w:t`: exactly as typed, lines and tabs kept.

    Raises DocumentError, not quoting it, for a value that is no answer or that XML cannot hold.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, Choice, PartDate, Undefined)):
        raise DocumentError(f"A tag prints a {type(value).__name__}: name one of its answers instead.")
    # Jinja hands over a constant of the template already escaped.
    text = value.unescape() if isinstance(value, Markup) else str(value)
    if unholdable(text) or text != with_plain_line_ends(text):
        raise DocumentError("An answer holds a character that a Word file cannot.")
    xml = str(escape(text)).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return Markup(xml.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>"))  # noqa: S704  # escaped above


def known(value: object) -> object:
    """Template filter: the value, or "Not known" where nothing was answered."""
    return value or NOT_KNOWN


_DOCXTPL = DocxTemplate("")  # opens no file: patch_xml() looks at nothing but its argument
_JINJA = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=printed)
_JINJA.globals = {}
_JINJA.filters = {"known": known, "length": len}


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part of a template: the dotted names of the answers it prints, and how to fill it."""

    name: str
    names: frozenset[str]
    _template: Template

    def filled(self, view: Mapping[str, object]) -> Element:
        """The part with the answers of a view; raise DocumentError, quoting none of them."""
        try:
            xml = self._template.render(view)
        except UndefinedError as error:
            raise DocumentError(f"{self.name}: {error.message}.") from None
        except DocumentError as error:
            raise DocumentError(f"{self.name}: {error}") from None
        except Exception as error:  # noqa: BLE001  # whatever else it says might quote an answer
            raise DocumentError(f"{self.name} cannot be filled ({type(error).__name__}).") from None
        return strictly_parsed(self.name, xml.encode())


def compiled(name: str, root: Element) -> CompiledPart:
    """A part whose tags are understood and allowed; raise DocumentError, naming what is not."""
    _refuse_tags_outside_text(name, root)
    try:
        tree = _JINJA.parse(_source(root))
        _refuse_rest_of_jinja(name, tree)  # before compiling, which would work out 9**9**9
        return CompiledPart(name, frozenset(_names(tree, {"loop": ""})), _JINJA.from_string(tree))
    except TemplateSyntaxError as error:
        raise DocumentError(f"{name}: {error.message}") from None


def _refuse_rest_of_jinja(name: str, tree: nodes.Template) -> None:
    for node in tree.find_all(nodes.Node):
        compares = isinstance(node, nodes.Operand) and node.op not in ("eq", "ne")
        if compares or not isinstance(node, _SUBSET):
            raise DocumentError(f"{name}: tags may not use “{type(node).__name__}”.")


def _source(root: Element) -> str:
    source: str = _DOCXTPL.patch_xml(etree.tostring(root, encoding="unicode"))
    source = _TAG.sub(lambda tag: tag.group().replace("&amp;", "&"), source)  # docxtpl forgets this one
    for typed, tag in _LITERAL_BRACES:  # docxtpl's way of printing braces, done before any answer is there
        source = source.replace(typed, tag)
    return source


def _refuse_tags_outside_text(name: str, root: Element) -> None:
    """Outside `w:t` an answer would become a field code, an address or markup."""
    for element in root.iter():
        outside = element.tag != w("t") and "{" in (element.text or "")
        if outside or any(_TAG_IN_ATTRIBUTE.search(str(value)) for value in element.attrib.values()):
            raise DocumentError(f"{name}: tags may stand only in text, not in fields, links or descriptions.")
    if found := _TAG_OUTSIDE_TEXT.search("".join(str(text.text or "") for text in root.iter(w("t")))):
        raise DocumentError(f"{name}: “{found.group().strip()}” is not allowed, it prints outside the text.")


def _names(node: nodes.Node, loops: Mapping[str, str]) -> Iterator[str]:
    """Dotted names a template prints; an item of a loop goes by the name of its list."""
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        yield from filter(None, [_dotted(node, loops)])
        return
    if isinstance(node, (nodes.Compare, nodes.Not)) or (isinstance(node, nodes.Filter) and node.name == "length"):
        return
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        loops = {**loops, node.target.name: _dotted(node.iter, loops)}
    for child in node.iter_child_nodes(exclude=("test", "iter", "target")):
        yield from _names(child, loops)


def _dotted(node: nodes.Node, loops: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Name):
        return loops.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node, loops)
        return before and f"{before}.{node.attr}"
    return ""
