"""Tags in the wrong places: they would lose what stands beside them, or tear the document apart."""

from tests.documents.cases import Hostile, refused
from tests.documents.wordml import bookmarked, cell, field, linked, p, picture, r, row, table, text_box

_IF, _END = "{% if subject %}", "{% endif %}"
_IF_P, _END_P = "{%p if subject %}", "{%p endif %}"
_IF_ROW, _END_ROW = "{%tr if subject %}", "{%tr endif %}"
_LOST = "would be lost"


def torn(says: str, tag: str, *blocks: str, place: str = "body", **how: str) -> Hostile:
    return refused(says, tag, place, body="".join(blocks), **how)


def rows(*texts: str) -> str:
    """A table of one column."""
    return table(*map(row, texts), columns=1)


LOSING = {
    "row tag beside text": torn(_LOST, _IF_ROW, rows(f"a {_IF_ROW}", "b", _END_ROW)),
    "row tag beside a cell": torn(_LOST, _IF_ROW, table(row(_IF_ROW, "b"), row(_END_ROW, ""), columns=2)),
    "row tag beside a picture": torn(_LOST, _IF_ROW, rows(_IF_ROW, "b", f"{_END_ROW}"), rows(p(_IF_ROW, picture(9)))),
    "two row tags in a row": torn(_LOST, _IF_ROW, rows(_IF_ROW + _END_ROW)),
    "row tag outside a table": torn("row", _IF_ROW, p(_IF_ROW), p(_END_ROW)),
    "cell tag outside a table": torn("cell", "{%tc if subject %}", p("{%tc if subject %}"), p("{%tc endif %}")),
    "paragraph tag beside text": torn(_LOST, _IF_P, p(f"a {_IF_P}"), p(_END_P)),
    "paragraph tag beside a tag": torn(_LOST, _IF_P, p(f"{_IF_P}{{{{ subject }}}}{_END_P}")),
    "paragraph tag beside a picture": torn(_LOST, _IF_P, p(_IF_P, picture(9)), p(_END_P)),
    "paragraph tag beside a field": torn(_LOST, _IF_P, p(_IF_P, field(" PAGE ")), p(_END_P)),
    "paragraph tag beside a text box": torn(_LOST, _IF_P, p(text_box("x"), _IF_P), p(_END_P)),
    "paragraph tag beside a note": torn(_LOST, _IF_P, p(_IF_P, r('<w:footnoteReference w:id="2"/>')), p(_END_P)),
    "paragraph tag beside a symbol": torn(
        _LOST, _IF_P, p(_IF_P, r('<w:sym w:font="Wingdings" w:char="F0FE"/>')), p(_END_P)
    ),
    "comment that takes a paragraph": torn(_LOST, "{#p no #}", p("Kept? {#p no #}")),
    "tag over a picture": torn("", "", p("{{ sub", picture(9), "ject }}")),
    "tag over a field": torn("", "", p("{{ sub", field(" PAGE "), "ject }}")),
    "tag over a line break": torn("", "", p("{{ subject", r("<w:br/>"), "}}")),
    "tag over the end of a link": torn("", "", p(linked("{{ sub", link='w:anchor="x"'), "ject }}"), place=""),
    "tag over a bookmark": torn("", "", p(bookmarked("{{ sub"), "ject }}")),
    "tag over a note": torn("", "", p("{{ sub", r('<w:footnoteReference w:id="2"/>'), "ject }}")),
    "dash over a picture": torn("", "", p("a"), p(picture(9), "{%- if subject %}c{% endif %}")),
    "dash over a field": torn("", "", p("a"), p(field(" PAGE "), "{%- if subject %}c{% endif %}")),
}

MISPLACED = {
    "value for a paragraph": torn("outside the text", "{{p subject }}", p("{{p subject }}")),
    "value for a run": torn("outside the text", "{{r subject }}", p("{{r subject }}")),
    "value for a row": torn("outside the text", "{{tr subject }}", rows("{{tr subject }}")),
    "value for a cell": torn("outside the text", "{{tc subject }}", rows("{{tc subject }}")),
    "run tag": torn("outside the text", "{%r if subject %}", p("{%r if subject %}x{%r endif %}")),
    "width outside a table": torn("only in a table cell", "{% colspan 2 %}", p("{% colspan 2 %}")),
    "colour outside a table": torn("only in a table cell", "{% cellbg 'FF0000' %}", p("{% cellbg 'FF0000' %}")),
    "merge outside a table": torn("", "{% vm %}", p("{% vm %}")),
    "merge outside a loop": torn("loop", "{% vm %}", rows("{% vm %}a")),
    "width that is an answer": torn("", "{% colspan subject %}", rows("{% colspan subject %}a")),
    "colour that is an answer": torn("", "{% cellbg subject %}", rows("{% cellbg subject %}a")),
    "width of text": torn("", "{% colspan 'two' %}", rows("{% colspan 'two' %}a")),
    "width of nothing": torn("", "{% colspan 0 %}", rows("{% colspan 0 %}a")),
    "width of thousands": torn("", "{% colspan 99999 %}", rows("{% colspan 99999 %}a")),
    "colour of no cell": torn("", "{% cellbg 'red' %}", rows("{% cellbg 'red' %}a")),
    "colour of the source": torn("source", "{% cellbg source.name %}", rows("{% cellbg source.name %}a")),
    "attribute beside a width": torn("", '{% colspan 2 }}" w:x="{{ 3 %}', rows('{% colspan 2 }}" w:x="{{ 3 %}a')),
    "element beside a colour": torn(
        "",
        """{% cellbg 'F' }}"/><w:x w:y="{{ 'F' %}""",
        rows("""{% cellbg 'F' }}"/><w:x w:y="{{ 'F' %}a"""),
    ),
}

TORN = {
    "tag over two cells": torn("does not end", "{{ sub", table(row("{{ sub", "ject }}"), columns=2)),
    "tag over two paragraphs": torn("does not end", "{{ sub", p("{{ sub"), p("ject }}")),
    "halves of a brace": torn("brace", "{", p("a {"), p("{ subject }}")),
    "if over the end of a table": torn("side by side", _IF, rows(_IF), p(_END)),
    "if from a paragraph into a table": torn("side by side", _IF, p(_IF), rows(_END)),
    "if over the end of a link": torn("side by side", _IF, p(linked(_IF, link='w:anchor="x"'), _END)),
    "if round half of a field": torn(
        "only in text",
        "PAGE {% if subject %}1",
        p(field(" PAGE ").replace(r('<w:fldChar w:fldCharType="separate"/>'), r(_IF), 1), _END),
        place="word/document.xml",
    ),
    "if round the end of a field": torn("", "", p(field(" PAGE ").replace(r("1"), r("1") + r(_IF)), _END)),
    "if from the header": torn("never closed", _IF, p(_END), header1=p(_IF), place="header1"),
    "if into the restricted section": torn("never closed", _IF, p(_IF), restricted=p(_END)),
    "if round the section break": torn("never closed", _IF_P, p(_IF_P), restricted=p(_END_P)),
    "if never closed": torn("never closed", _IF, p(_IF)),
    "loop never closed": torn("never closed", "{% for x in themes %}", p("{% for x in themes %}")),
    "if never opened": torn("no open", _END, p(_END)),
    "else of nothing": torn("no open", "{% else %}", p("{% else %}")),
    "two elses": torn("", "", p(f"{_IF}a{{% else %}}b{{% else %}}c{_END}")),
    "elif after else": torn("", "", p(f"{_IF}a{{% else %}}b{{% elif level %}}c{_END}")),
    "loop that ends in its if": torn("no open", "{% endfor %}", p(f"{{% for x in themes %}}{_IF}{{% endfor %}}{_END}")),
    "paragraph tag closed by another": torn("side by side", _IF_P, p(_IF_P), p("x"), p(f"y{_END}")),
    "row tag closed by another": torn("side by side", _IF_ROW, rows(_IF_ROW, "x", f"y{_END}")),
    "dash over a table": torn("", "", p("a"), rows("b"), p("{%- if subject -%}c{% endif %}"), place=""),
    "dash out of a cell": torn("", "", rows("a", "{%- if subject %}b{% endif %}")),
    "table without columns": refused(
        "", body=f"<w:tbl><w:tr>{cell('a')}</w:tr><w:tr>{cell(_IF_P, 'b', _END_P)}</w:tr></w:tbl>"
    ),
}
