"""What tags do to tables and stand in beside text: small Word files, each with one feature of a layout."""

from tests.documents.wordml import (
    BOLD,
    IN_LIST,
    TOP,
    bookmarked,
    cell,
    control,
    field,
    linked,
    p,
    picture,
    r,
    row,
    section,
    table,
    text_box,
    word,
)

_SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
_SPAN = '<w:gridSpan w:val="2"/>'
_PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_MARK = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
_FOOTNOTES = (
    f"{_MARK.format('separator', -1)}{_MARK.format('continuationSeparator', 0)}"
    f'<w:footnote w:id="1">{p("As told & written, 100 %.")}</w:footnote>'
)
_NOTED = r('<w:footnoteReference w:id="1"/>')
_REVISED = p("{{ name }}").replace("<w:p>", '<w:p w:rsidR="00A1B2C3" w:rsidP="00A1B2C3">')
_CAPTION = '<w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val="People"/><w:tblDescription w:val="Who was there"/>'


def _rows(*rows: str) -> tuple[str, ...]:
    return row("{%tr for one in people %}"), *rows, row("{%tr endfor %}")


def _days(*cells: str) -> str:
    return row("{%tc for day in days %}", *cells, "{%tc endfor %}")


CELLS = {
    "merged downwards": word(table(*_rows(row("{% vm %}Seen", "{{ one.name }}")), columns=2)),
    "merged downwards, an answer": word(table(*_rows(row("{% vm %}{{ place }}", "{{ one.name }}")), columns=2)),
    "merged downwards, text before": word(table(*_rows(row("By {% vm %} us", "{{ loop.index }}")), columns=2)),
    "merged downwards in an inner loop": word(
        table(
            *_rows(row("{%tr for x in one.notes %}"), row("{% vm %}{{ one.name }}", "{{ x }}"), row("{%tr endfor %}")),
            columns=2,
        )
    ),
    "merged across": word(table(_days("{% hm %}Days of {{ name }}"), _days("{{ day }}"), columns=4)),
    "merged across, spanning already": word(table(_days(cell("{% hm %}Days", props=_SPAN), "x"), columns=8)),
    "merged across and coloured": word(
        table(
            _days(
                cell(
                    p("{% hm %}", "{% cellbg 'D9E2F3' if name else 'FFFFFF' %}", "{{ name }}"),
                    props='<w:tcW w:w="0" w:type="auto"/>',
                )
            ),
            columns=4,
        )
    ),
    "spanning as many as there are": word(
        table(_days("{{ day }}"), row(cell(p("{% colspan days|length %}", "all"), props=TOP)), columns=4)
    ),
    "spanning two": word(
        table(row(cell(p("{% colspan 2 %}", "{{ name }}"), props=TOP)), row("a", "{{ place }}"), columns=2)
    ),
    "spanning as an answer asks": word(
        table(row(cell(p("{% colspan 2 if name else 1 %}", "x"), props=TOP), "b"), columns=3)
    ),
    "spanning instead of another span": word(table(row(cell(p("{% colspan 3 %}", "x"), props=_SPAN + TOP)), columns=3)),
    "coloured": word(table(row(cell(p("{% cellbg 'D9E2F3' %}", "{{ name }}"), props=TOP), "b"), columns=2)),
    "coloured instead of another colour": word(
        table(row(cell(p("{% cellbg 'D9E2F3' if name else 'FFFFFF' %}", "{{ name }}"), props=_SHADED)), columns=1)
    ),
    "coloured as need be": word(
        table(
            *_rows(row(cell(p("{% cellbg 'FFC000' if one.level.id == 'high' else 'FFFFFF' %}", "x"), props=TOP), "y")),
            columns=2,
        )
    ),
    "coloured and spanning": word(
        table(row(cell(p("{% colspan 2 %}", "{% cellbg 'D9E2F3' %}", "{{ name }}"), props=TOP)), columns=2)
    ),
    "coloured across": word(
        table(_days(cell(p("{% cellbg 'D9E2F3' if name else 'FFFFFF' %}", "{{ day }}"), props=TOP)), columns=4)
    ),
    "coloured beside a width": word(
        table(row(cell(p("{% cellbg 'D9E2F3' if name else 'FFFFFF' %}", "{{ name }}"))), columns=1)
    ),
    "more cells than columns": word(table(row("a", "b"), _days("{{ day }}", "{{ loop.index }}"), columns=2)),
    "fewer cells than columns": word(table(_days("{{ day }}"), _days("x"), columns=7)),
    "cells that span more than there are columns": word(table(_days(cell("{{ day }}", props=_SPAN)), columns=5)),
    "more and fewer rows than columns": word(
        table(*_rows(row("{{ one.name }}", "{%tc for x in one.notes %}", "{{ x }}", "{%tc endfor %}")), columns=2)
    ),
    "a wide table in a narrow one": word(
        table(row(cell(table(row("{{ name }}", "b", "c"), columns=3), p("after")), "z"), columns=2)
    ),
    "a table in each row": word(
        table(
            *_rows(
                row(
                    "{{ one.name }}",
                    cell(
                        table(row("{%tr for x in one.notes %}"), row("{{ x }}"), row("{%tr endfor %}"), columns=1), p()
                    ),
                )
            ),
            columns=2,
        )
    ),
    "tables in tables in tables": word(
        table(row(cell(table(row(cell(table(_days("{{ day }}"), columns=1), p())), columns=1), p())), columns=1)
    ),
    "a caption and descriptions": word(table(*_rows(row("{{ one.name }}")), columns=1, props=_CAPTION)),
}

PARTS = {
    "a header and a footer": word(
        "{{ name }}",
        end=section("header1", "footer1"),
        parts={"header1": p("{{ place }}", r("\t"), "{{ level }}"), "footer1": p("Page ", _PAGE, " {{ name }}")},
    ),
    "headers of first and even pages": word(
        "x",
        end=section("header1", "header2 first", "header3 even", "footer1 first", more="<w:titlePg/>"),
        parts={name: p("{{ name }} " + name) for name in ("header1", "header2", "header3", "footer1")},
    ),
    "a loop and a table in a header": word(
        "x",
        end=section("header1"),
        parts={
            "header1": table(*_rows(row("{{ one.name }}", "b")), columns=2)
            + p("{% for x in words %}{{ x }} {% endfor %}")
        },
    ),
    "all paragraphs of a header": word(
        "x", end=section("header1"), parts={"header1": p("{%p if name %}") + p("{{ name }}") + p("{%p endif %}")}
    ),
    "several sections": word(
        "{{ name }}",
        p("one", props=section("header1")),
        "{{ place }}",
        p("two", props=section("header2", "footer1")),
        "{{ level }}",
        end=section("header1"),
        parts={"header1": p("1 {{ name }}"), "header2": p("2 {{ place }}"), "footer1": p("3 {{ level }}")},
    ),
    "a section that falls away": word(
        "{%p if gone %}", p("one {{ gone }}", props=section()), "{%p endif %}", "{{ name }}"
    ),
    "footnotes": word(p("{{ name }}", _NOTED, " and {{ place }}"), parts={"footnotes": _FOOTNOTES}),
    "footnotes in two sections": word(
        p("{{ name }}", _NOTED), p("x", props=section()), "{{ place }}", parts={"footnotes": _FOOTNOTES}
    ),
    "a text box": word(p("before ", text_box("{{ name }}", "static"), " {{ place }}")),
    "a text box with loops": word(
        p(text_box("{%p for x in words %}", "{{ x }}", "{%p endfor %}", "{% if gone %}a{% else %}b{% endif %}"))
    ),
    "all paragraphs of a text box": word(p(text_box("{%p if name %}", "{{ name }}", "{%p endif %}"))),
    "a text box with a run of its own style": word(p(text_box(p(r("{{ name }}", props=BOLD))))),
    "a styled text box": word(p("before", text_box("{{ name }}", props=BOLD), r(" {{ place }}", props="<w:i/>"))),
    "a text box in a loop": word("{%p for x in words %}", p(text_box("{{ x }}")), "{%p endfor %}"),
    "a text box in a text box": word(p(text_box("{{ name }}", p(text_box("{{ place }}")), "{{ level }}"))),
    "a text box in a cell": word(table(*_rows(row(cell(p(text_box("{{ one.name }}"))), "x")), columns=2)),
    "a text box in a header": word("x", end=section("header1"), parts={"header1": p(text_box("{{ name }}"))}),
    "a picture": word(p("{{ name }}", picture(3), picture(3, "Other"))),
    "a picture in a loop": word("{%p for x in words %}", p("{{ x }} ", picture(7)), "{%p endfor %}", p(picture(8))),
    "a picture in a condition": word("{%p if name %}", p(picture(7)), "{%p endif %}", p(picture(8))),
    "a picture in a header": word(
        p(picture(2)), end=section("header1"), parts={"header1": p("{{ name }}", picture(4))}
    ),
}

AROUND_TEXT = {
    "a link": word(p("see ", linked("{{ name }}"), ".")),
    "a link within": word(p(linked("to {{ place }}", link='w:anchor="place"')), p(bookmarked("{{ place }}"))),
    "a link in a header": word("x", end=section("header1"), parts={"header1": p(linked("{{ name }}"))}),
    "a link in a loop": word("{%p for x in words %}", p(linked("{{ x }}")), "{%p endfor %}"),
    "a bookmark in a loop": word("{%p for x in words %}", p(bookmarked("{{ x }}")), "{%p endfor %}"),
    "numbered paragraphs": word(
        "{%p for one in people %}",
        p("{{ one.name }}", props=IN_LIST),
        "{%p for x in one.notes %}",
        p("{{ x }}", props=IN_LIST.replace('ilvl w:val="0"', 'ilvl w:val="1"')),
        "{%p endfor %}",
        "{%p endfor %}",
    ),
    "a content control": word(p("a ", control(r("{{ name }}")), " b {{ place }}")),
    "a content control round paragraphs": word(
        control(p("{%p for x in words %}"), p("{{ x }}"), p("{%p endfor %}")), "{{ name }}"
    ),
    "a content control in a condition": word("{%p if name %}", control(p("{{ name }}")), "{%p endif %}"),
    "content controls round rows": word(
        table(*_rows(control(row("{{ one.name }}", "a"))), control(row("b", "c")), columns=2)
    ),
    "content controls round cells": word(
        table(row("{%tc for x in words %}", control(cell("{{ x }}")), "{%tc endfor %}"), columns=3)
    ),
    "a page number": word(
        p("{{ name }}, page ", field("PAGE"), " of ", field("NUMPAGES \\* MERGEFORMAT"), " {{ place }}")
    ),
    "a simple field": word(p("{{ name }} ", _PAGE, " {{ place }}")),
    "tabs and breaks": word(
        p("{{ name }}", r("<w:tab/>"), r("{{ place }}", "<w:br/>", "x"), r('<w:br w:type="page"/>'))
    ),
    "tabs and line ends typed as such": word(p(r("<w:t>a\tb {{ name }}\nc</w:t>"), r("\t{{ place }}", props=BOLD))),
    "signs beside text": word(p(r("{{ name }}", "<w:noBreakHyphen/>", "x", '<w:sym w:font="Symbol" w:char="F0B7"/>'))),
    "styled runs": word(
        p(r("{{ name }}", props='<w:rFonts w:ascii="Arial"/><w:b/><w:color w:val="C00000"/>'), " {{ place }}"),
        "{%p for x in words %}",
        p(r("{{ x }}", props=BOLD), r(" plain"), props="<w:keepNext/><w:rPr><w:i/></w:rPr>"),
        "{%p endfor %}",
    ),
    "a styled run that begins a condition": word(
        p(r("{% if name %}", props=BOLD), r("{{ name }}{% else %}"), r("{{ place }}{% endif %}", props="<w:i/>"))
    ),
    "a loop over two styles": word(
        p(r("{% for x in words %}{{ x }}", props=BOLD), r("{{ x }} {% endfor %}", props="<w:i/>"))
    ),
    "a condition over two styles": word(
        p(r("{% if gone %}{{ gone }}", props=BOLD), r("{{ place }}{% endif %}{{ name }}", props="<w:i/>"))
    ),
    "right to left": word(p(r("{{ name }}", props="<w:rtl/>"), props="<w:bidi/>")),
    "revision ids and spelling marks": word(_REVISED, p("a", '<w:proofErr w:type="gramStart"/>', "{{ place }}")),
    "nothing but text": word("Not a tag: { } % # “A & B” <", "50 % {x}"),
}
