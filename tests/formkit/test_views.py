"""What a document may see of the answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.core.answers import Choice, PartDate
from formsvc.core.restricted import CONCEALED, Restricted
from formsvc.formkit.views import open_view, restricted_view
from tests.formkit.sample import TRIP, Bus, Guest, Guide, Outing, Teller, Trip

CANARY = "Rowan Ashdown"
ANSWERS = Trip(
    outing=Outing(
        title="To the sea",
        day=PartDate(2026, 12),
        mood=Choice("calm", "Calm", "Quiet"),
        foods=(Choice("bread", "Bread"),),
        buses=(Bus(line="12"), Bus(line="X1")),
        guide=Guide(name="Bo", buses=(Bus(line="7"),)),
    ),
    guests=(Guest(name="Min"),),
    teller=Teller(name=CANARY, guide=Guide(name="Alix")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaky:
    notes: Any = ""


def restricted_classes(above: type = Restricted) -> Iterator[type]:
    """Every restricted class of answers that formsvc has."""
    below: list[type] = above.__subclasses__()
    for one in below:
        if one.__module__.startswith("formsvc.forms."):
            yield one
        yield from restricted_classes(one)


def test_the_open_view_holds_the_open_steps_and_nothing_else():
    view = open_view(TRIP, ANSWERS)
    assert set(view) == {"outing", "guests", "risks"}
    assert CANARY not in repr(view)
    assert "Alix" not in repr(view)


def test_the_restricted_view_holds_the_restricted_steps_and_nothing_else():
    assert set(restricted_view(TRIP, ANSWERS)) == {"teller"}
    assert restricted_view(TRIP, ANSWERS)["teller"]["guide"]["name"] == "Alix"


def test_answers_are_ready_to_print():
    outing = open_view(TRIP, ANSWERS)["outing"]
    assert (outing["title"], outing["day"], str(outing["mood"])) == ("To the sea", "December 2026", "Calm")
    assert outing["mood"].meaning == "Quiet"
    assert [str(food) for food in outing["foods"]] == ["Bread"]
    assert [bus["line"] for bus in outing["buses"]] == ["12", "X1"]
    assert outing["guide"]["buses"] == [{"line": "7", "mood": Choice()}]
    assert outing["email"] == ""


def test_a_form_may_add_names_worked_out_from_the_open_view_alone():
    counting = replace(TRIP, extra_view=lambda view: {"many": len(view["guests"]), "seen": set(view)})
    view = open_view(counting, ANSWERS)
    assert (view["many"], view["seen"]) == (1, {"outing", "guests", "risks"})


def spilt(**steps: Any) -> Trip:
    """The answers with values where they do not belong."""
    return replace(ANSWERS, **steps)


TELLER = Teller(name=CANARY)
PLACES = [
    pytest.param(spilt(outing=TELLER), id="as a step"),
    pytest.param(spilt(guests=(Guest(), TELLER)), id="as an item"),
    pytest.param(spilt(outing=Leaky(notes=TELLER)), id="as an answer"),
    pytest.param(spilt(outing=Leaky(notes=Leaky(notes=(TELLER,)))), id="in a list in a group"),
]


@pytest.mark.parametrize("answers", PLACES)
def test_a_restricted_answer_in_an_open_step_is_an_error_that_does_not_quote_it(answers):
    with pytest.raises(TypeError, match="restricted answer is in a step that is not restricted") as refused:
        open_view(TRIP, answers)
    assert CANARY not in str(refused.value)


def test_a_step_that_should_be_restricted_and_is_not_is_an_error():
    careless = replace(TRIP, steps=tuple(replace(step, restricted=False) for step in TRIP.steps))
    with pytest.raises(TypeError):
        open_view(careless, ANSWERS)


@pytest.mark.parametrize("form_type", FORM_TYPES, ids=lambda one: one.slug)
def test_no_open_view_of_the_catalogue_has_a_restricted_step(form_type):
    restricted = {step.slug for step in form_type.steps if step.restricted}
    assert not restricted & set(open_view(form_type, form_type.answers_type()))
    assert set(restricted_view(form_type, form_type.answers_type())) == restricted


@pytest.mark.parametrize("restricted", list(restricted_classes()), ids=lambda one: one.__name__)
def test_every_restricted_class_conceals_itself_whatever_its_dataclass_generates(restricted):
    assert repr(restricted()) == str(restricted()) == CONCEALED
