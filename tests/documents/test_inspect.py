"""Looking into Word files."""

import pytest

from formsvc.documents.inspect import names
from tests.documents.words import template

TAGS = {
    "plain": ("{{ a }} {{ b.c|known }}", {"a", "b.c"}),
    "loop": ("{% for x in a.rows %}{{ x.name }}{{ loop.index }}{% endfor %}", {"a.rows.name"}),
    "loop in a loop": (
        "{% for x in a %}{% for y in x.b %}{{ y }}{% endfor %}{{ x.c }}{% endfor %}{{ x }}",
        {"a.b", "a.c", "x"},
    ),
    "only asked about": (
        "{% if a and b != 'x' %}{{ c }}{% elif d %}{{ e }}{% else %}{{ f }}{% endif %}",
        {"c", "e", "f"},
    ),
    "chosen between": ("{{ a if b else c }} {{ d or e }} {{ f|length }}", {"a", "c", "d", "e"}),
}


@pytest.mark.parametrize("tags, printed", TAGS.values(), ids=TAGS)
def test_the_names_a_template_prints_are_found(tags, printed):
    assert names(template(tags)) == printed
