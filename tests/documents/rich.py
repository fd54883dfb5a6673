"""Templates in which the features meet, as they do in paperwork: loops, conditions and answers in many places."""

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

_SPAN = '<w:gridSpan w:val="2"/>'


def _repeated(opening: str, *blocks: str) -> tuple[str, ...]:
    """Blocks between a paragraph that opens them and one that closes them."""
    return f"{{%p {opening} %}}", *blocks, f"{{%p end{opening.split(maxsplit=1)[0]} %}}"


def _rows(opening: str, *rows: str) -> tuple[str, ...]:
    return row(f"{{%tr {opening} %}}"), *rows, row(f"{{%tr end{opening.split(maxsplit=1)[0]} %}}")


def _cells(opening: str, *cells: str) -> tuple[str, ...]:
    return f"{{%tc {opening} %}}", *cells, f"{{%tc end{opening.split(maxsplit=1)[0]} %}}"


_REPORT = word(
    p(r("Report on {{ child.na", props=BOLD), r("me }}", props=BOLD), " of {{ child.home.town.code|known }}"),
    *_repeated("if level", p("Level: {{ level }} – {{ level.meaning or 'no meaning' }}"), "{%p else %}", "No level"),
    *_repeated("if people", p("{{ people|length }} {{ 'person' if people|length == 1 else 'people' }}")),
    table(
        row("No.", "Name", "Role", "Level"),
        *_rows(
            "for one in people",
            row(
                "{{ loop.index }}", cell(p(r("{{ one.name }}", props=BOLD))), "{{ one.role|known }}", "{{ one.level }}"
            ),
            *_rows("if one.notes", row(cell("{{ one.notes|join('; ') }}", props=_SPAN), "x", "y")),
            *_rows("for note in one.notes", row("", "{{ note }}", "{{ loop.index }}/{{ loop.length }}", "z")),
        ),
        columns=4,
    ),
    p("The first part ends.", props=section("header1", "footer1")),
    *_repeated("for word in words", p("{{ word }}", props=IN_LIST)),
    p("{{ place }}: {% for day in days %}{{ day }}{% if not loop.last %}, {% endif %}{% endfor %}."),
    end=section("header2", "header3 first", "footer1", more="<w:titlePg/>"),
    parts={
        "header1": p("{{ name }}", r("<w:tab/>"), "{{ level }}"),
        "header2": table(*_rows("for one in people", row("{{ one.name }}", "{{ one.level.id }}")), columns=2),
        "header3": p("{%p if gone %}") + p("{{ gone }}") + p("{%p endif %}"),
        "footer1": p("{{ place }} ", field("PAGE"), " {% if gone %}{{ gone }}{% else %}-{% endif %}"),
    },
)

_AREAS = word(
    *_repeated(
        "for area in areas",
        p("{{ loop.index }}. {{ area.name }} ({{ area.streets|length }})", props="<w:keepNext/>"),
        table(
            row("Street", "Lifts"),
            *_rows(
                "for street in area.streets",
                row(
                    "{{ street.name|known }}",
                    cell(
                        *_repeated("for lift in street.lifts", "{{ loop.index }} {{ lift }}"),
                        *_repeated("if not street.lifts", "none"),
                    ),
                ),
            ),
            columns=2,
        ),
        *_repeated(
            "if not loop.last",
            table(
                row(cell(table(*_rows("for street in area.streets", row("{{ street.name }}")), columns=1))), columns=1
            ),
        ),
    ),
    "{% for area in areas %}{{ area.name }}: {% for street in area.streets %}{{ street.name }} "
    "({% for lift in street.lifts %}{{ lift }}{% if not loop.last %}, {% endif %}{% endfor %})"
    "{% if loop.last %}.{% else %}; {% endif %}{% endfor %}{% endfor %}",
)

_TEXT = word(
    p("{{ name }}", r("{{ place }}", props=BOLD), "{{ gone }}", r("{{ level }}", props="<w:i/>")),
    p(
        "{% if name and place %}both{% elif name or place %}{{ name or place }}{% else %}none{% endif %}",
        r(" end", props=BOLD),
    ),
    p(
        "a{% if gone %} b",
        r("{{ gone }}", props=BOLD),
        "{% else %} c",
        r("{{ name }}", props="<w:i/>"),
        "{% endif %} d",
    ),
    "one {% for x in words %}two {{ x }}",
    "three {% if x == 'known' %}{{ x|e }}{% endif %}{% endfor %}four",
    p("five"),
    p("{%- if name %} six {{ name }}{% endif -%}"),
    p(" seven"),
    *_repeated(
        "for one in people",
        "{{ one.name if one.role else one.level|default('nobody', true) }}{# said twice #}",
        *_repeated(
            "if loop.first and one.notes",
            p(r("{{ one.notes|join(' & ') }}", props=BOLD)),
            "{%p elif loop.last %}",
            "last",
        ),
        *_repeated(
            "for note in one.notes",
            "{{ loop.index }}{{ note }}{% if not (loop.first or loop.last) %} between{% endif %}",
        ),
    ),
    "{% if level.id == 'high' and place != name %}{{ level.wording }}{% endif %}",
    "{% if gone is defined %} defined{% endif %}",
)

_GRID = word(
    table(
        row(*_cells("for day in days", cell("{% hm %}Days of {{ name }}"))),
        row(*_cells("for day in days", cell(p("{% cellbg 'D9E2F3' if name else 'FFFFFF' %}", "{{ day }}"), props=TOP))),
        row("x", *_cells("for day in days", "{{ loop.index }}", *_cells("if loop.last", "last {{ place }}"))),
        columns=5,
    ),
    table(
        row("a", "b", "c"),
        *_rows(
            "for one in people",
            row("{% vm %}Seen by {{ name }}", "{{ one.name }}", *_cells("for note in one.notes", "{{ note }}")),
            row(
                cell(p("{% colspan 2 %}", "{{ one.role }}"), props=TOP),
                cell(p("{% cellbg 'FFC000' if one.level else 'FFFFFF' %}", "x"), props=TOP),
            ),
        ),
        columns=3,
    ),
    table(
        *_rows("if gone", row("{{ gone }}", *_cells("for x in words", "{{ x }}"), cell("y", props=_SPAN))), columns=2
    ),
    table(
        row(
            cell(*_repeated("if place", table(row(*_cells("for x in words", "{{ x }}")), columns=2))),
            *_cells("if gone", "z"),
        ),
        columns=2,
    ),
)

_BESIDE = word(
    p(
        "{{ name }} ",
        picture(3),
        linked("{{ place }}"),
        " ",
        bookmarked("{{ gone }}"),
        r('<w:footnoteReference w:id="1"/>'),
    ),
    *_repeated("for one in people", p(picture(7), r("{{ one.name }}", props=BOLD), linked("{{ one.role }}"))),
    *_repeated("if people", p(text_box("{{ name }}", p(r("{{ place }}", props=BOLD)), props="<w:noProof/>"))),
    control(*(p(one) for one in _repeated("for x in words", "{{ x }}"))),
    p("a ", control(r("{{ level }}")), " ", field("PAGEREF place"), " {{ level.meaning }}", picture(9)),
    table(
        *_rows("for one in people", row(cell(p("{{ one.name }}", picture(5))), cell(p(control(r("{{ one.level }}")))))),
        columns=2,
    ),
    p(r("{{ name }}", "<w:br/>", "{{ place }}", "<w:tab/>", "{% for x in words %}{{ x }} {% endfor %}", props=BOLD)),
    end=section("header1"),
    parts={
        "header1": p(picture(4), "{{ name }}", linked("{{ place }}")),
        "footnotes": f'<w:footnote w:id="1">{p("As told.")}</w:footnote>',
    },
)

RICH = {
    "a report": _REPORT,
    "areas three deep": _AREAS,
    "running text": _TEXT,
    "a grid": _GRID,
    "beside text": _BESIDE,
}
