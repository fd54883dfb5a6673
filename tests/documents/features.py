"""What can be said with tags: small Word files, each with one feature of the language.

To add one, add an entry to a table; how pages are laid out with tags stands in `features_of_layout`.
"""

from tests.documents.wordml import BOLD, IN_LIST, cell, p, r, row, section, t, table, word


def _in_row(*cells: str, columns: int = 2, props: str = "") -> str:
    """A table with a heading, and this row for each of the people."""
    heading = row(*(f"Column {number}" for number in range(columns)))
    loop = (row("{%tr for one in people %}"), row(*cells, props=props), row("{%tr endfor %}"))
    return table(heading, *loop, columns=columns)


def _across(tag: str, *cells: str) -> str:
    """A row with cells for each item: a cell that opens the loop, these, and one that closes it."""
    return row(f"{{%tc {tag} %}}", *cells, f"{{%tc end{tag.split(maxsplit=1)[0]} %}}")


_PROOF = '<w:proofErr w:type="spellStart"/>'
_LANG = '<w:lang w:val="en-GB"/>'

SPLIT_TAGS = {
    "a name in pieces": word(p("Said {{ na", r("me", props=BOLD), " }}.")),
    "braces in pieces": word(p("{", "{ name }", "}", " and {", "%", " if place %", "}x{% endif %", "}")),
    "spelling marks in a tag": word(p("{{ child.ho", _PROOF, "me.street", _PROOF.replace("Start", "End"), " }} end")),
    "half a tag in bold": word(p(r("{{ name ", props=BOLD), "}} after")),
    "languages in a tag": word(p(r("{{", props=_LANG), r(" name|", props=BOLD), r("known }}", props=_LANG + BOLD))),
    "a tag within one run": word(p(r("<w:t>{{ na</w:t><w:t>me }}</w:t>"))),
    "two tags in one run": word(p(r(t("{{ name }}"), "<w:tab/>", t("{{ place }}"), props=BOLD))),
    "tags side by side": word(p("{{name}}{{place}}{{   name   }}"), p("{{ name }}", "{{ place }}")),
    "keeping blanks": word(
        p(" {{ name }} ", r("<w:t> x {{ place }}</w:t>"), r('<w:t xml:space="preserve"> {{name}} </w:t>'))
    ),
}

LOOPS = {
    "rows": word(_in_row("{{ one.name }}", "{{ one.role }}")),
    "rows with a heading that repeats": word(
        table(
            row("a", props="<w:tblHeader/>"),
            row("{%tr for x in words %}"),
            row("{{ x }}"),
            row("{%tr endfor %}"),
            columns=1,
        )
    ),
    "several rows": word(
        table(
            row("{%tr for one in people %}"),
            row("{{ loop.index }}", "{{ one.name }}"),
            row("is", "{{ one.role|known }}"),
            row("{%tr endfor %}"),
            columns=2,
        )
    ),
    "paragraphs": word("{%p for x in words %}", "{{ loop.index }} {{ x }}", "{%p endfor %}", "end"),
    "several paragraphs and a table": word(
        "{%p for one in people %}", "{{ one.name }}", table(row("{{ one.role }}"), columns=1), "after", "{%p endfor %}"
    ),
    "cells": word(table(_across("for day in days", "{{ day }}"), columns=4)),
    "cells between cells": word(
        table(row("first", "{%tc for day in days %}", "{{ day }}", "{%tc endfor %}", "last"), columns=6)
    ),
    "words in a run": word("{% for x in words %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}."),
    "runs": word(p("{% for x in words %}", r("{{ x }}", props=BOLD), "; {% endfor %}")),
    "from one paragraph into the next": word("a{% for x in words %}b {{ x }}", "c{% endfor %}d"),
    "three deep in one paragraph": word(
        "{% for area in areas %}{{ area.name }}: {% for street in area.streets %}{{ street.name }} "
        "({% for lift in street.lifts %}{{ lift }}{% if not loop.last %}, {% endif %}{% endfor %}) "
        "{% endfor %}{% endfor %}"
    ),
    "three deep as rows, paragraphs and words": word(
        table(
            row("{%tr for area in areas %}"),
            row(
                "{{ loop.index }} {{ area.name }}",
                cell(
                    "{%p for street in area.streets %}",
                    "{{ street.name }}: {% for lift in street.lifts %}{{ loop.index }} {{ lift }} {% endfor %}",
                    "{%p endfor %}",
                    "after",
                ),
            ),
            row("{%tr endfor %}"),
            columns=2,
        )
    ),
    "rows in rows": word(
        table(
            row("{%tr for one in people %}"),
            row("{{ one.name }}", "{{ one.level }}"),
            row("{%tr for note in one.notes %}"),
            row("{{ loop.index }} of {{ loop.length }}", "{{ note }}"),
            row("{%tr endfor %}"),
            row("{%tr endfor %}"),
            columns=2,
        )
    ),
    "cells in rows": word(
        table(
            row("{%tr for one in people %}"),
            row("{{ one.name }}", "{%tc for note in one.notes %}", "{{ note }}", "{%tc endfor %}"),
            row("{%tr endfor %}"),
            columns=3,
        )
    ),
    "first, last, index and length": word(
        "{%p for x in words %}",
        "{% if loop.first %}First{% elif loop.last %}Last{% else %}Next{% endif %} {{ loop.index }}/{{ loop.length }}",
        "{% if loop.index == 2 %}two{% endif %}{% if loop.length != 3 %}not three{% endif %} {{ x }}",
        "{%p endfor %}",
    ),
    "outer loop after an inner one": word(
        "{% for one in people %}{% for x in one.notes %}{{ loop.index }}{% endfor %}:{{ loop.index }} {% endfor %}"
    ),
    "an item that is called as an answer is": word("{% for name in words %}{{ name }} {% endfor %}{{ name }}"),
    "the same name in two loops": word(
        "{% for x in words %}{{ x }} {% endfor %}"
        "{% for x in people %}{{ x.name }} {% for x in x.notes %}{{ x }}{% endfor %}{% endfor %}"
    ),
    "bulleted paragraphs": word("{%p for x in words %}", p("{{ x }}", props=IN_LIST), "{%p endfor %}"),
}

CONDITIONS = {
    "else in a run": word(
        p("{% if gone %}gone{% else %}here{% endif %}, {% if name %}{{ name }}{% else %}nobody{% endif %}")
    ),
    "elif by the id of a choice": word(
        "{% if level.id == 'low' %}l{% elif level.id == 'high' %}{{ level.meaning }}"
        "{% elif name %}n{% else %}e{% endif %}"
    ),
    "paragraphs with else branches": word(
        "{%p if gone %}",
        "a {{ gone }}",
        "{%p elif place %}",
        "b {{ place }}",
        "b 2",
        "{%p else %}",
        "c",
        "{%p endif %}",
    ),
    "paragraphs in paragraphs": word(
        "{%p if name %}",
        "{%p if place %}",
        "{{ place }}",
        "{%p endif %}",
        "{{ name }}",
        "{%p else %}",
        "none",
        "{%p endif %}",
    ),
    "rows": word(
        table(
            row("a", "b"),
            row("{%tr if name %}"),
            row("{{ name }}", "x"),
            row("{%tr else %}"),
            row("nobody", "y"),
            row("{%tr endif %}"),
            columns=2,
        )
    ),
    "rows of a loop": word(
        table(
            row("{%tr for one in people %}"),
            row("{%tr if one.role %}"),
            row("{{ one.role }}", "{{ one.name }}"),
            row("{%tr endif %}"),
            row("{%tr endfor %}"),
            columns=2,
        )
    ),
    "columns": word(
        table(
            row("a", "{%tc if gone %}", "b", "{%tc endif %}", "c"),
            row("1", "{%tc if gone %}", "{{ gone }}", "{%tc endif %}", "{{ name }}"),
            columns=3,
        )
    ),
    "columns with an else": word(
        table(row("{%tc if name %}", "{{ name }}", "x", "{%tc else %}", "-", "{%tc endif %}"), columns=2)
    ),
    "across runs": word(
        p("a {% if name %}b", r("{{ name }}", props=BOLD), "c{% else %}d", r("e", props=BOLD), "f{% endif %} g")
    ),
    "across paragraphs": word("a {% if name %}b", "{{ name }}", "c{% endif %} d", "e {% if gone %}f", "g{% endif %} h"),
    "tables": word("{%p if name %}", table(row("{{ name }}"), columns=1), "{%p endif %}", "after"),
    "tables in a cell": word(
        table(row(cell("{%p if name %}", table(row("{{ name }}", "x"), columns=2), "{%p endif %}")), columns=1)
    ),
    "all paragraphs of a cell": word(table(row(cell("{%p if name %}", "{{ name }}", "{%p endif %}"), "b"), columns=2)),
    "all rows of a table": word(
        "before", table(row("{%tr for x in words %}"), row("{{ x }}"), row("{%tr endfor %}"), columns=1)
    ),
    "all cells of a row": word(table(_across("for x in words", "{{ x }}"), columns=1), "after"),
}

EXPRESSIONS = {
    "and, or, not": word(
        p("{% if name and not gone or place %}a{% endif %}{% if not (name and place) %}b{% endif %}"),
        p("{% if (name or gone) and (place or words) %}c{% endif %}{% if not gone == '' %}d{% endif %}"),
    ),
    "and, or as values": word("{{ gone or name or 'none' }} {{ name and place }} {{ gone and name }}."),
    "equal, unequal": word(
        p("{% if name == 'Rowan Field' %}a{% endif %}{% if name != place %}b{% endif %}"),
        p("{% if words|length == 3 %}c{% endif %}{% if days|length != 4 %}d{% endif %}{% if '' == gone %}e{% endif %}"),
    ),
    "one or the other": word("{{ name if name else 'none' }} {{ 'A' if gone else 'B' if place == 'x' else place }}"),
    "constants": word("{{ 'text' }} {{ \"double\" }} {{ 12 }} {% if true %}x{% endif %}{% if false %}y{% endif %}"),
    "marks in constants": word("{{ 'A < B > \"C\"' }} {% if name == '<b>' %}x{% else %}{{ \"it's\" }}{% endif %}"),
    "ampersands in constants": word("{{ 'A & B' }} {% if name == 'A & B' %}same{% endif %}{{ gone or '&lt;' }}"),
    "typographic quotes": word("{{ ‘single’ }} {{ “double” if name == “Rowan Field” else ‘other’ }} “{{ name }}’s”"),
    "names in groups": word("{{ child.name }}, {{ child.home.street }}, {{ child.home.town.code }}"),
    "choices": word(
        p("{{ level }} {{ level.id }} {{ level.wording }} {{ level.meaning }}{% if level %} yes{% endif %}")
    ),
    "choices in a list": word("{% for one in people %}{{ one.level or 'none' }} {{ one.level.id }} {% endfor %}"),
    "is defined": word(
        p("{% if name is defined %}a{% endif %}{% if level is not defined %}b{% endif %}{{ 'c' if gone is defined }}")
    ),
    "known": word("{{ gone|known }} {{ name|known }} {{ level|known }} {{ (gone or place)|known }}"),
    "length": word(
        p("{{ words|length }} {{ people|length }} {% for one in people %}{{ one.notes|length }}{% endfor %}")
    ),
    "join": word("{{ words|join(', ') }} {{ days|join }} {{ words|join(' & <b>') }}"),
    "default": word(
        p("{{ gone|default('none & nothing', true) }} {{ name|default('-', true) }} {{ level|default('-', true) }}")
    ),
    "escape": word("{{ name|e }} {{ place|escape }} {{ gone|e }}"),
    "comments": word(
        p("a{# {{ name }} {% if %} #}b"),
        "{#p a note on its own #}",
        table(row("{#tr a row of notes #}"), row("x", "{#tc a cell #}"), columns=2),
    ),
    "dashes before and after": word(
        p("a"),
        p("{%- if name %} b {{ name }}{% endif -%}"),
        p(" c"),
        p("{%- for x in words %}{{ x }}, {% endfor -%}"),
        p("d"),
    ),
    "braces to print": word(
        p("{_{ {{ name }} }_} {_% raw %_} { % x"), end=section("header1"), parts={"header1": p("{_{ x }_}")}
    ),
}
