"""What Word would do later: fields worked out from the restricted half, markup that some programs read otherwise."""

from tests.documents.cases import FIRST, Hostile, refused, scrubbed
from tests.documents.report_file import MARK, PIXEL, WORD, link, report
from tests.documents.wordml import bookmarked, cell, field, p, r, row, table
from tests.documents.words import parts_of, with_parts

T = "{{ source.name }}"
_ACROSS, _TWO_WAYS, _STRANGE = "depends on the restricted section", "field code is not allowed", "not Word's"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SECRET = p(bookmarked(r(T), name="secret"))
_NOTE = p(r('<w:footnoteReference w:id="2"/>'))
_BEGIN, _SHOWN, _END = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
_INCLUDED = 'INCLUDETEXT "//spy.example/x" '


def _code(text: str) -> str:
    return r(f"<w:instrText>{text}</w:instrText>")


def _note(code: str) -> str:
    return f'<w:footnote w:id="2">{p(field(code))}</w:footnote>'


def _choice(chosen: str, otherwise: str = "") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="zz">{chosen}</mc:Choice>'
        f"<mc:Fallback>{otherwise}</mc:Fallback></mc:AlternateContent>"
    )


def _twin(first: str) -> str:
    return f"{first}{p(field(' REF twin '))}"


def _rewritten(says: str, old: str, new: str, body: str = "", restricted: str = "") -> Hostile:
    """A report whose main document was written otherwise in one place."""

    def build() -> bytes:
        data = report(body, restricted=restricted)
        xml = parts_of(data)["word/document.xml"].replace(old.encode(), new.encode(), 1)
        return with_parts(data, {"word/document.xml": xml})

    return Hostile(build=build, says=says)


_REBOUND = (
    '<w:p xmlns:x="urn:h"><w:r><w:t>{%- if subject %}b{% endif %}</w:t></w:r>'
    f"<x:r><x:instrText> {_INCLUDED}</x:instrText></x:r></w:p>"
)
_SPLIT = '<w:p><w:r><w:t>{{ sub</w:t></w:r><w:r xmlns:x="urn:h"><w:t>ject }}</w:t><x:foo/></w:r></w:p>'
_WIDE = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="wide"/></w:tblGrid>{}</w:tbl>'.format(row("a"))

LATER = {
    "note that names a place of the source": refused(
        _ACROSS, "REF secret", body=_NOTE, restricted=_SECRET, footnotes=_note(" REF secret ")
    ),
    "note that counts all pages": refused(_ACROSS, "NUMPAGES", body=_NOTE, footnotes=_note(" NUMPAGES ")),
    "place that ends in the other half": refused(
        _ACROSS,
        "REF all",
        body=p('<w:bookmarkStart w:id="9" w:name="all"/>', "x") + p(field(" REF all ")),
        restricted=p(T) + p('<w:bookmarkEnd w:id="9"/>', "y"),
    ),
    "place with a twin": refused(
        _ACROSS, "REF twin", body=_twin(p(bookmarked("x", name="twin"))), restricted=p(bookmarked(T, name="TWIN"))
    ),
    "place that may fall away": refused(
        _ACROSS,
        "REF twin",
        body=_twin(p("{%p if level %}") + p(bookmarked("x", name="twin")) + p("{%p endif %}")),
        restricted=p(bookmarked(T, name="twin")),
    ),
    "place that Word does not choose": refused(
        _ACROSS,
        "REF twin",
        body=_twin(_choice(p(bookmarked("x", name="twin")))),
        restricted=p(bookmarked(T, name="twin")),
    ),
    "field of the strict kind": refused(
        _STRANGE, body=f'<s:p xmlns:s="{_STRICT}"><s:r><s:instrText> {_INCLUDED}</s:instrText></s:r></s:p>'
    ),
    "code in what is chosen and what is not": refused(
        _TWO_WAYS,
        body=p(_BEGIN, _choice(_code('PAGE \\* "')), _code(_INCLUDED), _choice(_code('"')), _SHOWN, r("x"), _END),
    ),
    "answer that another code shows": refused(
        _TWO_WAYS,
        body=p(_BEGIN, _BEGIN, _code(" PAGE "), _SHOWN, "{{ subject }}", _END, _code(" PAGE "), _SHOWN, "x", _END),
    ),
    "prefix that a dash rebinds": _rewritten(
        "two kinds of markup", "<w:document ", f'<w:document xmlns:x="{WORD}" ', p("a") + _REBOUND
    ),
    "prefix that a tag loses": refused(_STRANGE, body=_SPLIT),
    "columns of no width": refused("how wide", body=_WIDE),
    "cell as wide as a word": refused(
        "how wide", body=table(row(cell("a", props='<w:gridSpan w:val="two"/>'), "b"), columns=3)
    ),
    "mark in a paragraph that may fall away": _rewritten(
        "must be a plain one", "Source sheet", "{%p if source.name %}", restricted=p(T) + p("{%p endif %}")
    ),
    "mark that is repeated": _rewritten(
        "must be a plain one",
        f"{MARK}{r('<w:t>Source sheet</w:t>')}",
        f"{r('<w:t>{% for o in source.others %}</w:t>')}{MARK}{r('<w:t>x{% endfor %}</w:t>')}",
    ),
    "source on the same page": _rewritten(
        "begin on a page of its own",
        '<w:headerReference w:type="default" r:id="rId6"/>',
        '<w:headerReference w:type="default" r:id="rId6"/><w:type w:val="continuous"/>',
    ),
    "picture with a strange name": refused(
        "may not travel",
        body=p(r('<w:drawing><a:blip r:embed="rId20"/></w:drawing>')),
        links=link("rId20", "image", "media/bildü.gif"),
        more={"word/media/bildü.gif": PIXEL},
    ),
    "three times the same list": refused(
        "more than 5000 times",
        "{% for c in children %}",
        FIRST,
        body=p("{% for a in children %}{% for b in children %}{% for c in children %}x" + "{% endfor %}" * 3),
    ),
}
LEFT_BEHIND = {
    "address of a schema": scrubbed(
        b"spy.example",
        settings='<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema '
        'sl:manifestLocation="http://spy.example/m.xml"/></sl:schemaLibrary>',
    ),
    "address of a smart tag": scrubbed(
        b"spy.example", settings='<w:smartTagType w:name="n" w:url="http://spy.example/x"/>'
    ),
    "identity of the file": scrubbed(
        b"docId",
        b"AAAA",
        settings='<w15:docId xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:val="{ABC}"/>'
        '<w:writeProtection w:hash="AAAA"/>',
    ),
    "drawing packed into a shape": scrubbed(b"UEsDB", body=p(r('<w:pict><v:shape o:gfxdata="UEsDBBQ"/></w:pict>'))),
}
