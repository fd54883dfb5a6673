"""Templates that would take more time or memory than any document is worth.

Each is tried in a child process. Unless it `says` why, it may also be accepted, if that is cheap. The tests
try those that say why and the SAMPLE of the others; `tests.documents.verdicts` tries them all.
"""

from collections.abc import Callable

from tests.documents.cases import Hostile
from tests.documents.report_file import report
from tests.documents.wordml import cell, p, r, row, table

_IF, _END = "{% if subject %}", "{% endif %}"
_IF_ROW, _END_ROW = "{%tr if subject %}", "{%tr endif %}"


SAMPLE = (
    "40,000 open braces",
    "4,900 tags in 1 MB of text",
    "20,000 row tags in a row",
    "100,000 tags of dashes",
    "1,600 conditional rows",
    "2,000 ways to go on",
    "100,000 paragraphs",
    "20,000 attributes",
    "500,000 tabs",
)


def heavy(body: Callable[[], str], says: str = "") -> Hostile:
    return Hostile(build=lambda: report(body()), says=says, heavy=True)


def rows(*texts: str) -> str:
    return table(*map(row, texts), columns=1)


def loops(depth: int, body: str) -> str:
    """Loops inside each other, all over the same list."""
    return "".join(f"{{% for c{n} in children %}}" for n in range(depth)) + body + "{% endfor %}" * depth


def tables(depth: int) -> str:
    inner = p("{{ subject }}")
    for _ in range(depth):
        inner = table(row(cell(inner, p(""))), columns=1)
    return inner


def attributes(number: int) -> str:
    return " ".join(f'w:a{each}="x"' for each in range(number))


HEAVY = {
    # Braces that open and never close, or close and never opened: whoever looks for the end of each is slow.
    "40,000 open braces": heavy(lambda: p("{" * 40_000)),
    "20,000 openings of values": heavy(lambda: p("{{ " * 20_000)),
    "20,000 openings of statements": heavy(lambda: p("{% " * 20_000)),
    "20,000 openings of comments": heavy(lambda: p("{# " * 20_000)),
    "20,000 openings, one closed": heavy(lambda: p("{{ " * 20_000 + "}}")),
    "20,000 openings of three kinds": heavy(lambda: p("{{ {% {# " * 7_000)),
    "40,000 closings": heavy(lambda: p("}} %} #} -%}" * 10_000)),
    "40,000 dashes": heavy(lambda: p("-%}" * 40_000)),
    "40,000 braces in runs of their own": heavy(lambda: f"<w:p>{r('{') * 40_000}</w:p>"),
    "a tag in 20,000 runs": heavy(lambda: f"<w:p>{r('{{')}{r(' ') * 20_000}{r('subject }}')}</w:p>"),
    # Many tags.
    "4,900 tags in one text": heavy(lambda: p("{{ subject }}" * 4_900)),
    "4,900 tags in 1 MB of text": heavy(lambda: p(("{{ subject }}" + "x" * 200) * 4_900)),
    "20,000 tags in one text": heavy(lambda: p("{{ subject }}" * 20_000)),
    "100,000 tags in one text": heavy(lambda: p("{{subject}}" * 100_000)),
    "20,000 mistakes": heavy(lambda: p("{{ source }}" * 20_000)),
    "100,000 paragraphs with tags": heavy(lambda: p("{{ subject }}") * 100_000),
    "20,000 row tags in a row": heavy(lambda: rows(_IF_ROW * 20_000)),
    "4,000 paragraph tags in a paragraph": heavy(lambda: p("{%p if subject %}" * 4_000)),
    "1,600 conditional rows": heavy(lambda: rows(*[_IF_ROW, "{{ subject }}", _END_ROW] * 1_600)),
    "100,000 tags of dashes": heavy(lambda: p("{%- -%}" * 100_000)),
    "2,000 paragraphs with dashes": heavy(lambda: p("{%- if subject -%}x{%- endif -%}") * 2_000),
    "3,000 colours": heavy(lambda: rows(*["{% cellbg 'FF0000' %}a"] * 3_000)),
    "3,000 widths of one cell": heavy(lambda: rows("{% colspan 2 %}" * 3_000)),
    "20,000 cells before a width": heavy(lambda: rows(*["x"] * 20_000, "{% colspan 2 %}a")),
    "1,500 merges of one cell": heavy(
        lambda: p("{% for x in themes %}") + rows("{% vm %}" * 1_500) + p("{% endfor %}")
    ),
    "2,000 ways to go on": heavy(lambda: p(_IF + "{% elif level %}x" * 2_000 + _END)),
    # Depth.
    "200 ifs inside each other": heavy(lambda: p(_IF * 200 + "x" + _END * 200), "At most 16"),
    "2,000 ifs inside each other": heavy(lambda: p(_IF * 2_000 + "x" + _END * 2_000), "nested"),
    "240 brackets": heavy(lambda: p(f"{{{{ {'(' * 240}subject{')' * 240} }}}}"), "nested"),
    "480 open brackets": heavy(lambda: p(f"{{{{ {'(' * 480} }}}}"), "nested"),
    "480 square brackets": heavy(lambda: p(f"{{{{ {'[' * 480} }}}}"), "nested"),
    "120 times not": heavy(lambda: p(f"{{% if {'not ' * 120}subject %}}x{_END}")),
    "four loops inside each other": heavy(lambda: p(loops(4, "x")), "more than"),
    "60 tables inside each other": heavy(lambda: tables(60)),
    "120 text boxes inside each other": heavy(lambda: "<w:p><w:txbxContent>" * 120 + "</w:txbxContent></w:p>" * 120),
    "240 elements inside each other": heavy(lambda: "<w:x>" * 240 + p("x") + "</w:x>" * 240),
    "10,000 elements inside each other": heavy(lambda: "<w:x>" * 10_000 + "</w:x>" * 10_000, "not well-formed"),
    # What repeats.
    "three loops round 1 MB": heavy(lambda: p(loops(3, "x" * 1_000_000)), "more than"),
    "three loops round three hundred": heavy(lambda: p(loops(3, "{{ c0.name }}") * 300), "more than"),
    # Sheer size.
    "100,000 paragraphs": heavy(lambda: p("x") * 100_000),
    "100,000 empty paragraphs": heavy(lambda: "<w:p/>" * 100_000),
    "20,000 attributes": heavy(lambda: f"<w:p {attributes(20_000)}/>"),
    "20,000 namespaces": heavy(lambda: "".join(f'<w:x xmlns:n{number}="urn:{number}"/>' for number in range(20_000))),
    "an attribute of 4 MB": heavy(lambda: f'<w:p w:x="{"x" * 4_000_000}"/>'),
    "an attribute of 40 MB": heavy(lambda: f'<w:p w:x="{"x" * 40_000_000}"/>', "not well-formed"),
    "a text of 9 MB": heavy(lambda: p("x" * 9_000_000)),
    "a text of 40 MB": heavy(lambda: p("x" * 40_000_000), "not well-formed"),
    "a tag of 600 characters": heavy(lambda: p(f"{{{{ subject {' ' * 590} }}}}"), "at most 500"),
    "a tag of 100 kB": heavy(lambda: p("{{ subject" + " " * 100_000 + "}}"), "at most 500"),
    "a comment of 4 MB": heavy(lambda: p("{# " + "x" * 4_000_000 + " #}"), "at most 500"),
    "a name of 2 MB": heavy(lambda: f"<w:{'x' * 2_000_000}/>", "not well-formed"),
    "500,000 line ends": heavy(lambda: p("\n" * 500_000)),
    "500,000 tabs": heavy(lambda: p("\t" * 500_000)),
    "1,000,000 signs to escape": heavy(lambda: p("&" * 1_000_000)),
    "40,000 bookmarks": heavy(lambda: '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>' * 40_000),
    "20,000 sections": heavy(lambda: "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 20_000),
    "40,000 fields": heavy(lambda: '<w:p><w:fldSimple w:instr="PAGE"/></w:p>' * 40_000),
}
