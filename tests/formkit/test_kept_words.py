"""A record goes on saying what the person saw, whatever becomes of the lists."""

from collections.abc import Mapping

import pytest

from formsvc.core.answers import Choice
from formsvc.data.packs import Entry, Packs
from formsvc.formkit.record import Typed, build, judge_step
from tests.formkit.sample import LISTS, OUTING, PACKS, RISKS, OutingForm, entries

PAIRS = (
    ("title", "To the sea"),
    ("mood", "calm"),
    ("foods", "cheese"),
    ("foods", "apples"),
    ("buses-0-line", "12"),
    ("buses-0-mood", "calm"),
    ("guide-buses-0-mood", "loud"),
)


def with_moods(moods: tuple[Entry, ...]) -> Packs:
    return Packs({**LISTS, "moods": moods})


REWORDED = with_moods(entries(calm="At peace", loud="Noisy"))
REMOVED = with_moods(entries(loud="Loud"))
EMPTIED = with_moods(())
GONE = Packs({**LISTS, "foods": entries(cake="Cake")})


def saved(pairs: tuple[tuple[str, str], ...] = PAIRS, packs: Packs = PACKS, before: Mapping | None = None) -> Typed:
    """A page as it is kept once it has been shown and saved."""
    form = build(OutingForm, Typed(pairs, before or {}), packs)
    return Typed(pairs, form.words_shown)


def answered(typed: Typed, packs: Packs):
    judged = judge_step(OUTING, [typed], packs)
    assert [finding for finding in judged.findings if finding.stops] == []
    return judged.answers


def test_a_saved_page_keeps_the_words_of_everything_chosen_and_of_nothing_else():
    wordings = {
        name: [words["wording"] for words in kept.values()] for name, kept in saved().as_content()["kept"].items()
    }
    assert wordings == {
        "mood": ["Calm"],
        "foods": ["Cheese", "Apples"],
        "buses-0-mood": ["Calm"],
        "guide-buses-0-mood": ["Loud"],
    }


@pytest.mark.parametrize("packs", [PACKS, REWORDED, REMOVED, EMPTIED], ids=["as it was", "reworded", "gone", "empty"])
def test_a_choice_keeps_its_words_whatever_becomes_of_its_entry(packs):
    outing = answered(saved(), packs)
    assert str(outing.mood) == "Calm"
    assert str(outing.buses[0].mood) == "Calm"
    assert str(outing.guide.buses[0].mood) == "Loud"


def test_ticked_boxes_keep_their_words_in_the_order_they_were_ticked():
    assert [str(food) for food in answered(saved(), GONE).foods] == ["Cheese", "Apples"]


def test_a_meaning_is_kept_with_its_wording():
    lists = {
        "moods": (Entry(id="calm", wording="Calm", meaning="Quiet", owner="A", checked=LISTS["moods"][0].checked),)
    }
    typed = saved(packs=Packs({**LISTS, **lists}), pairs=PAIRS[:2])
    assert answered(typed, REWORDED).mood == Choice("calm", "Calm", "Quiet")


def test_saving_again_takes_the_words_now_shown():
    again = saved(packs=REWORDED, before=saved().kept)
    assert str(answered(again, REWORDED).mood) == "At peace"
    assert str(answered(again, PACKS).mood) == "At peace"


@pytest.mark.parametrize("packs", [REMOVED, EMPTIED], ids=["gone", "empty"])
def test_saving_again_keeps_the_words_of_an_entry_that_is_gone(packs):
    again = saved(packs=packs, before=saved().kept)
    assert str(answered(again, packs).mood) == "Calm"


def test_an_entry_that_is_gone_stays_on_offer_after_those_in_force():
    form = build(OutingForm, saved(), REMOVED)
    assert [choice.id for choice in form.mood.offered] == ["loud", "calm"]
    assert form.mood.choices == [("loud", "Loud"), ("calm", "Calm")]


def test_what_is_on_offer_is_worded_as_the_list_words_it_now():
    assert build(OutingForm, saved(), REWORDED).mood.choices == [("calm", "At peace"), ("loud", "Noisy")]


def test_an_entry_that_is_gone_is_not_offered_to_those_who_never_chose_it():
    judged = judge_step(OUTING, [Typed((("title", "To the sea"), ("mood", "calm")))], REMOVED)
    assert [(finding.kind, finding.path) for finding in judged.findings] == [("choice", "outing.mood")]


def test_kept_words_are_those_of_their_own_field_alone():
    kept = {"buses-0-mood": {"calm": {"wording": "Calm", "meaning": ""}}}
    judged = judge_step(OUTING, [Typed((("title", "To the sea"), ("mood", "calm")), kept)], REMOVED)
    assert [finding.path for finding in judged.findings] == ["outing.mood"]


def test_what_was_never_on_offer_is_not_kept():
    assert saved((("title", "To the sea"), ("mood", "grim"))).kept == {}


def test_a_factor_that_is_gone_keeps_its_row_and_its_words():
    pairs = (("factors-0-factor", "debts"), ("factors-0-state", "now"), ("factors-0-note", "since May"))
    typed = Typed(pairs, build(RISKS.form, Typed(pairs), PACKS).words_shown)
    changed = Packs({**LISTS, "risk_factors": entries(fires="Sets fires"), "factor_states": entries(never="Never")})
    factors = judge_step(RISKS, [typed], changed).answers.factors
    assert [(str(one.factor), str(one.state), one.note) for one in factors] == [
        ("Owes money", "Now", "since May"),
        ("Sets fires", "", ""),
    ]
