"""What was typed comes back exactly: a page that is opened and saved again changes nothing."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formsvc.catalogue import FORM_TYPES, example_of
from formsvc.formkit.formtype import Rows
from tests.web.page import Page, Pair, answers_in, crlf
from tests.web.site import items_of, save, step_at, type_in

TEXTS = {
    "leading-line-ends": "\n\n\nthird line",
    "one-leading-line-end": "\nsecond line",
    "indented": "    four blanks\n\tone tab\n  - two blanks",
    "trailing": "text\n\n   ",
    "only-blanks-before": "   text",
    "markup": "</textarea><script>alert(1)</script> & <b> &amp; &lt; &#13;",
    "template": "{{7*7}} {% raw %} {_{ ${7*7} %s {0}",
    "quotes": "\"double\" 'single' `back` “curly”",
    "welsh": "Ŵyn â'r gŵyl yn Llanfairpwll",
    "urdu": "بچہ محفوظ ہے",
    "emoji": "👩‍👧 family, 🏴󠁧󠁢󠁷󠁬󠁳󠁿 flag",
    "combining": "e\u0301 is not \u00e9",
    "right-to-left-mark": "\u202etxet\u202c",
    "no-break-blank": "a\u00a0b\u2028c",
    "word-escape": "_x000D_ &#x0; \\r\\n",
    "long": "word " * 10_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_comes_back_as_it_was_typed(text, site, window, plan):
    page = step_at(plan, "contingency")
    name = next(one.name for one in window.page(page).form().controls if one.tag == "textarea")
    save(window, page, [(name, crlf(text))])
    assert window.page(page).form().value(name) == crlf(text)
    save(window, page, window.page(page).form().pairs[2:])
    assert site.typed(plan, "contingency") == (((name, crlf(text)),),)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t &<"), min_size=1)
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_typed(text, window, plan):
    page = step_at(plan, "contingency")
    name = next(one.name for one in window.page(page).form().controls if one.tag == "textarea")
    save(window, page, [(name, crlf(text))])
    assert window.page(page).form().value(name) == crlf(text)


@pytest.mark.parametrize("text", ["  blanks around  ", '"quoted" & <tagged>', "07700 900123 ", "né\u0301e 🏠"])
def test_a_line_comes_back_as_it_was_typed(text, window, plan):
    page = step_at(plan, "child")
    save(window, page, [("name", text)])
    assert window.page(page).form().value("name") == text


@pytest.mark.parametrize("form", FORM_TYPES, ids=lambda one: one.slug)
def test_opening_a_page_and_saving_it_again_changes_nothing(form, site, window):
    record = type_in(window, form, json.loads(example_of(form)))
    before = site.entries(record)
    for step in form.steps:
        page = window.page(step_at(record, step.slug))
        for address in items_of(page) if isinstance(step, Rows) else [step_at(record, step.slug)]:
            main = window.page(address).form()
            answer = window.post(address, (*main.pairs, ("_do", "later")))
            assert answer.status_code == 303, address
    assert [in_order(one.content["pairs"]) for one in site.entries(record)] == [
        in_order(one.content["pairs"]) for one in before
    ]


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Answers by name: an example need not be in the order of the page."""
    return sorted(answers_in((name, text) for name, text in pairs))


@pytest.mark.parametrize("form", FORM_TYPES, ids=lambda one: one.slug)
def test_a_page_holds_every_answer_that_is_stored_of_it(form, site, window):
    record = type_in(window, form, json.loads(example_of(form)))
    for entry in site.entries(record):
        base = step_at(record, entry.step)
        step = form.step(entry.step)
        main = window.page(f"{base}items/{entry.id}" if isinstance(step, Rows) else base).form()
        assert in_order(main.pairs) == in_order(entry.content["pairs"]), entry.step


def test_line_ends_become_line_feeds_on_paper_and_on_the_page_of_answers(window, plan):
    page = step_at(plan, "concern")
    name = next(one.name for one in window.page(page).form().controls if one.tag == "textarea")
    save(window, page, [(name, "first\r\nsecond\rthird\x0bfourth\x0cfifth")])
    shown = window.get(f"{plan}check").text
    assert "first\nsecond\nthird\nfourth\nfifth" in shown


def test_a_page_is_read_as_a_browser_reads_it():
    page = Page('<form id="page"><textarea name="a">\n\n x</textarea><input name="b" value="&lt;"></form>')
    assert page.form().pairs == (("a", "\r\n x"), ("b", "<"))
