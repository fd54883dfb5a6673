"""Honest templates in Word's own XML: what python-docx cannot draw, and what other programs leave behind."""

from typing import Any

from tests.documents.cases import Honest
from tests.documents.report_file import LINKS, PIXEL, WORD, content_types, link, linked_by, report, story
from tests.documents.wordml import BOLD, TOP, bookmarked, cell, field, linked, p, picture, r, row, t, table, text_box
from tests.documents.words import parts_of, with_parts


def written(*xml: str, prints: tuple[str, ...] = ("Lifts in cars",), **how: Any) -> Honest:
    """A template of Word's own XML."""
    return Honest(build=lambda: report("".join(xml), **how), prints=prints)


_CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
_TITLE = '<w:dataBinding w:xpath="/coreProperties[1]/title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
_WATERMARK = (
    '<w:pict><v:shape type="#_x0000_t136" style="width:400pt;height:90pt" fillcolor="silver">'
    '<v:textpath style="font-family:Arial" string="CONFIDENTIAL"/></v:shape></w:pict>'
)
_SVG = (
    '<a:blip r:embed="image1"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><x:svgBlip '
    'xmlns:x="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId20"/></a:ext></a:extLst></a:blip>'
)
_FOOTNOTE = f'<w:footnote w:id="2">{p("See the threshold document.")}</w:footnote>'

WRITTEN = {
    "text box": written(p(text_box("{{ subject }}"))),
    "content controls": written(
        _CONTROL.format('<w:alias w:val="Subject"/><w:showingPlcHdr/><w:text/>', p("{{ subject }}")),
        p(_CONTROL.format('<w:date><w:dateFormat w:val="d MMMM yyyy"/></w:date>', r("{{ document.made_on }}"))),
        prints=("Lifts in cars", "3 March 2026"),
    ),
    "title page from the gallery": written(_CONTROL.format(_TITLE, p("{{ subject }}"))),
    "footnote": written(p("{{ subject }}", r('<w:footnoteReference w:id="2"/>')), footnotes=_FOOTNOTE),
    "numbers of pages": written(
        p(bookmarked("{{ subject }}", name="end")),
        footer1=p(
            "Page ", field(" PAGE \\* MERGEFORMAT "), " of ", field(" PAGEREF end "), " of ", field("SECTIONPAGES")
        ),
    ),
    "date and reference": written(
        p(bookmarked("{{ subject }}", name="what"), ", ", field(' DATE \\@ "d MMMM yyyy" '), field(" REF what \\h ")),
        prints=("Lifts in cars, 11",),
    ),
    "links": written(
        p(linked("Ask us", link='r:id="rId20"'), " or ", linked("write", link='r:id="rId21"'), ": {{ subject }}"),
        links=link("rId20", "hyperlink", "https://help.example/a?b=1&c=2#d", "External")
        + link("rId21", "hyperlink", "mailto:help@help.example?subject=Report", "External"),
        prints=("Ask us or write: Lifts in cars",),
    ),
    "curly quotes in a tag": written(
        p("{{ “No” if not subject else ‘Yes’ }}, {{ themes|join(‘ – ’) }}"), prints=("Yes, gifts – lifts",)
    ),
    "tag cut by the spelling checker": written(
        p("{{", '<w:proofErr w:type="spellStart"/>', " subj", '<w:proofErr w:type="spellEnd"/>', "ect }", "}")
    ),
    "tag half in bold": written(
        p("{{ sub", r("ject }}", props=BOLD), r(" and {{ level }}", props=BOLD)), prints=("Lifts in cars and High",)
    ),
    "tag in a language of its own": written(p(r("{{ subject }}", props='<w:lang w:val="cy-GB" w:bidi="ar-SA"/>'))),
    "watermark": written(p("{{ subject }}"), header1=p(r(_WATERMARK))),
    "from right to left": written(
        p(r("بچے کی حفاظت: {{ subject }}", props="<w:rtl/>"), props="<w:bidi/>"),
        prints=("بچے کی حفاظت: Lifts in cars",),
    ),
    "Welsh": written(
        p("Adroddiad am y tŷ bach, Llŷr a’r siân: {{ subject }}"),
        prints=("Adroddiad am y tŷ bach, Llŷr a’r siân: Lifts in cars",),
    ),
    "boxes to tick": written(
        p("{{ '☒' if level.id == 'high' else '☐' }} high", r('<w:sym w:font="Wingdings" w:char="F0FE"/>')),
        prints=("☒ high",),
    ),
    "table in a table": written(
        table(row(cell(table(row("{{ subject }}"), columns=1), p(""))), columns=1),
    ),
    "colours, widths and merges": written(
        p("{%p for child in children %}"),
        table(
            row(
                *(
                    cell(each, props=TOP)
                    for each in ("{% cellbg 'FFC000' %}{{ child.name }}", "{% colspan 2 %}{{ child.age|known }}")
                )
            ),
            columns=2,
        ),
        p("{%p endfor %}"),
        table(
            row("{%tr for child in children %}"),
            row("{% vm %}Children", "{{ child.name }}"),
            row("{%tr endfor %}"),
            columns=2,
        ),
        prints=("Ana Fernley", "Cai Dunmore", "Not known", "Children"),
    ),
    "columns that repeat": written(
        table(row("{%tc for theme in themes %}", "{{ theme }}", "{%tc endfor %}"), columns=3),
        prints=("gifts", "lifts"),
    ),
    "tab stops and line ends": written(
        p(
            "About",
            r("<w:tab/>"),
            "{{ subject }}",
            r("<w:br/>"),
            "{{ level }}",
            props='<w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>',
        ),
        prints=("About\tLifts in cars", "High"),
    ),
    "mathematics": written(p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "{{ subject }}")),
    "single braces": written(
        p("a { b } c, {{ subject }} {see below}"), prints=("a { b } c, Lifts in cars {see below}",)
    ),
    "section of the source with its own tags": written(
        restricted=p(
            "{{ source.name }}: {% for one in source.others %}{{ one.name }}{% endfor %}, {{ document.reference }}"
        ),
        prints=("Rowan Ashdown: Robin Fieldfare, K7Q2",),
    ),
    "logo that is a drawing, with a picture beside it": Honest(
        build=lambda: report(
            p(picture(9).replace('<a:blip r:embed="image1"/>', _SVG), "{{ subject }}"),
            links=link("rId20", "image", "media/image2.svg"),
            more={"word/media/image2.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'},
        ),
        prints=("Lifts in cars",),
    ),
    "logo whose bytes read like a mark": Honest(
        build=lambda: report(p(picture(9), "{{ subject }}"), more={"word/media/image1.gif": PIXEL + "\ue000".encode()}),
        prints=("Lifts in cars",),
    ),
    "leftovers of Word 365": Honest(
        build=lambda: report(
            p("{{ subject }}"),
            links=link("rId20", f"{LINKS}/customXml", "../customXml/item1.xml")
            + link("rId21", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml"),
            more={
                "customXml/item1.xml": "<x/>",
                "customXml/_rels/item1.xml.rels": linked_by(link("rId1", "customXmlProps", "itemProps1.xml")),
                "docMetadata/LabelInfo.xml": "<x/>",
                "word/people.xml": f'<w:people xmlns:w="{WORD}"/>',
                "docProps/thumbnail.emf": b"\1\0\0\0",
                "word/": b"",
            },
        ),
        prints=("Lifts in cars",),
    ),
    "leftovers of an old printer": Honest(
        build=lambda: report(
            p("{{ subject }}"),
            links=link("rId20", "printerSettings", "printerSettings1.bin"),
            more={"word/printerSettings1.bin": b"\\\\office\\printer"},
        ),
        prints=("Lifts in cars",),
    ),
    "saved as a template (.dotx)": Honest(
        build=lambda: report(
            p("{{ subject }}"),
            more={
                "[Content_Types].xml": content_types(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main"
                )
            },
        ),
        prints=("Lifts in cars",),
    ),
}


def from_libreoffice() -> bytes:
    """As LibreOffice writes: every run preserves its blanks, and nothing is left out that is the default."""
    runs = "".join(f"<w:r><w:rPr></w:rPr>{t(text)}</w:r>" for text in ("{{ subject", " }}", " – ", "{{ level }}"))
    properties = '<w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:jc w:val="left"/><w:rPr></w:rPr></w:pPr>'
    extra = {
        "docProps/custom.xml": "<Properties/>",
        "word/fontTable.xml": story("fonts", ""),
        "word/theme/theme1.xml": '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>',
    }
    kinds = link("rId20", "fontTable", "fontTable.xml") + link("rId21", "theme", "theme/theme1.xml")
    return report(f"<w:p>{properties}{runs}</w:p>", links=kinds, more=extra)


def from_elsewhere() -> bytes:
    """As programs that write through a stream do: sizes behind the contents, folders as entries, absolute targets."""
    made = report(p("{{ subject }}"))
    relations = parts_of(made)["word/_rels/document.xml.rels"].replace(b'Target="', b'Target="/word/')
    return with_parts(made, {"word/_rels/document.xml.rels": relations, "word/media/": b""})


WRITTEN |= {
    "from LibreOffice": Honest(build=from_libreoffice, prints=("Lifts in cars – High",)),
    "from a program that streams": Honest(build=from_elsewhere, prints=("Lifts in cars",)),
}
