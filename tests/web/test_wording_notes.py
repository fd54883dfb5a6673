"""Advice on wording beside the answers: offered, never applied, and on the source nowhere but on its own page."""

import re
from collections.abc import Iterator

import pytest
from flask import get_template_attribute

from formsvc.data.packs import load_packs
from formsvc.guidance.blocks import Block, Run
from tests.web.site import Browser, Site, item_at, running, save, step_at

SLIPS = "The SW says she is promiscuous."
PROMISCUOUS = "promiscuous"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all tests here: each has a record of its own, and nothing else is changed."""
    with running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def window(site: Site) -> Browser:
    return site.browser()


def test_saving_to_look_shows_advice_beside_the_answer_and_keeps_the_words(site, window, plan):
    address = step_at(plan, "concern")
    answer = window.send(address, ("why_this_level", SLIPS), button="look")
    assert answer.status_code == 303
    assert answer.location.endswith("#looked")
    page = window.page(answer.location)
    assert [one["role"] for _tag, one in page.tags if one.get("id") == "looked"] == ["status"]
    assert "Advice stands below" in page.text
    assert "Wording:" in page.text
    assert "social worker" in page.text
    assert "Children's Society" in page.text
    assert page.form().value("why_this_level") == SLIPS
    assert site.typed(plan, "concern") == ((("why_this_level", SLIPS),),)


def test_advice_belongs_to_the_box_it_is_about(window, plan):
    address = step_at(plan, "concern")
    window.send(address, ("why_this_level", SLIPS), button="later")
    source = window.page(address).source
    note = re.search(r'<div id="why_this_level-note".*?</div>', source, re.DOTALL)
    assert note
    assert note[0].count(PROMISCUOUS) == 1
    assert 'aria-describedby="why_this_level-note"' in source


def test_a_new_page_has_no_advice_and_a_clean_one_says_so(window, plan):
    address = step_at(plan, "concern")
    assert "Wording:" not in window.page(address).text
    looked = window.send(address, ("why_this_level", "An adult gives Taz lifts."), button="look")
    page = window.page(looked.location)
    assert "There is no advice on this page." in page.text
    assert "Saved" not in page.text  # the address is the same when it is loaded again, and then nothing was saved


def test_a_new_item_can_be_looked_at_too(window, plan):
    answer = save(window, item_at(plan, "events"), [("what_happened", SLIPS)], button="look")
    assert "Wording:" in window.page(answer.location).text


def test_a_press_of_any_other_button_goes_on_as_before(window, plan):
    answer = window.send(step_at(plan, "contingency"), ("if_action_fails", SLIPS))
    assert answer.status_code == 303
    assert answer.location.endswith("/steps/if_missing/")


def test_markup_in_what_was_typed_stays_text(window, plan):
    typed = "<b>SW</b> & promiscuous"
    address = step_at(plan, "concern")
    window.send(address, ("why_this_level", typed), button="later")
    page = window.page(address)
    assert page.form().value("why_this_level") == typed
    assert "<b>" not in page.source


def test_the_check_of_answers_says_how_much_advice_there_is_and_where(window, plan):
    window.send(step_at(plan, "concern"), ("why_this_level", SLIPS), button="later")
    save(window, item_at(plan, "events"), [("what_happened", SLIPS)])
    text = window.page(f"{plan}check").text
    assert "Advice on wording" in text
    assert text.count("2 notes on wording") == 2


@pytest.mark.parametrize("field", ["how_known", "conditions"])
def test_advice_on_the_source_stands_on_its_own_page_alone(window, report, field):
    address = step_at(report, "source")
    window.send(address, (field, SLIPS), button="later")
    assert PROMISCUOUS in window.page(address).text
    assert "Wording:" in window.page(address).text
    assert "notes on wording" not in window.page(f"{report}check").text


def test_the_account_asks_who_when_and_where(window, report):
    text = window.page(step_at(report, "account")).text
    assert "Does it say:" in text
    assert all(word in text for word in ("who was there", "when it was", "where it was"))


def test_guidance_stands_beside_the_steps_it_serves(window, plan):
    guides = load_packs().guides_beside("safety-plan", "concern")
    page = window.page(step_at(plan, "concern"))
    assert guides
    assert all(guide.title in page.text for guide in guides)
    leaving = [attributes for tag, attributes in page.tags if tag == "a" and "/guidance/" in attributes.get("href", "")]
    assert {one["target"] for one in leaving} == {"_blank"}  # what was typed here may not be saved yet


def test_a_link_inside_guidance_beside_a_step_opens_in_a_tab_of_its_own(window, plan):
    source = window.page(step_at(plan, "concern")).source
    (link,) = re.findall(r"<a [^>]*csescree[^>]*>.*?</a>", source, re.DOTALL)
    assert ' target="_blank" rel="noopener noreferrer"' in link
    assert '<span class="govuk-visually-hidden"> (opens in a new tab)</span>' in link
    alone = window.page("/guidance/screening-tool").source
    assert not [one for one in re.findall(r"<a [^>]*csescree[^>]*>", alone) if "target" in one]


@pytest.mark.parametrize(
    "href, attributes",
    [
        ("/services", ' target="_blank" rel="noopener"'),
        ("https://help.example", ' target="_blank" rel="noopener noreferrer"'),
        ("tel:999", ' rel="noreferrer"'),
        ("mailto:a@help.example", ' rel="noreferrer"'),
    ],
)
def test_what_leaves_no_page_needs_no_tab(site, href, attributes):
    blocks = (Block("paragraph", (Run("Words", href=href),)),)
    with site.app.test_request_context():
        drawn = str(get_template_attribute("blocks.html", "drawn")(blocks, new_tab=True))
    assert f'<a class="govuk-link" href="{href}"{attributes}>Words' in drawn
    assert ("(opens in a new tab)" in drawn) == ("target" in attributes)


def test_no_page_that_holds_typed_text_leads_away_from_it(window, plan):
    assert "/where" in window.page(plan).links
    assert "/where" not in window.page(step_at(plan, "concern")).links
