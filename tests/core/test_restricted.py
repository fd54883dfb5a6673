"""Answers that would give a source away say nothing by accident."""

import copy
import json
import logging
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from formsvc.core.restricted import CONCEALED, Restricted, is_restricted

NAME = "Rowan Ashdown"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Teller(Restricted):
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    summary: str = ""
    teller: Teller = Teller()


TELLER = Teller(name=NAME)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(repr(TELLER), id="repr"),
        pytest.param(str(TELLER), id="str"),
        pytest.param(f"{TELLER}", id="f-string"),
        pytest.param(f"{TELLER!r:.400}", id="repr in an f-string"),
        pytest.param(f"{TELLER:>40}", id="format with a width"),
        pytest.param("{}".format(TELLER), id="format"),  # noqa: UP032  # the method is what is tested
        pytest.param("%s" % TELLER, id="percent"),  # noqa: UP031  # as above
        pytest.param(repr(Teller()), id="blank"),
    ],
)
def test_its_text_is_constant(shown):
    assert shown == CONCEALED


@pytest.mark.parametrize("around", [[TELLER], (TELLER,), {"teller": TELLER}, Report(summary="A car.", teller=TELLER)])
def test_what_holds_it_does_not_show_it(around):
    assert CONCEALED in repr(around)
    assert NAME not in repr(around)


def test_a_log_line_does_not_show_it(caplog):
    logging.getLogger("test").warning("saved %s %r", TELLER, Report(teller=TELLER))
    assert NAME not in caplog.text


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(iter, id="iterate"),
        pytest.param(list, id="list"),
        pytest.param(dict, id="dict"),
        pytest.param(lambda value: NAME in value, id="contain"),
        pytest.param(json.dumps, id="JSON"),
        pytest.param(pickle.dumps, id="pickle"),
        pytest.param(lambda value: pickle.dumps(value, 0), id="pickle, old protocol"),
        pytest.param(copy.copy, id="copy"),
        pytest.param(copy.deepcopy, id="deep copy"),
        pytest.param(lambda value: sorted([value, value]), id="sort"),
        pytest.param(vars, id="vars"),
    ],
)
def test_it_can_be_neither_walked_nor_written_down(use: Callable[[Any], Any]):
    with pytest.raises(TypeError) as refused:
        use(TELLER)
    assert NAME not in str(refused.value)


def test_a_named_field_can_be_read_on_purpose():
    assert TELLER.name == NAME


@pytest.mark.parametrize(
    "value, restricted",
    [
        pytest.param(TELLER, True, id="a value"),
        pytest.param(Teller, True, id="its class"),
        pytest.param(Report(teller=TELLER), False, id="what holds it"),
        pytest.param("text", False, id="text"),
        pytest.param(str, False, id="another class"),
        pytest.param(None, False, id="nothing"),
    ],
)
def test_restricted_values_and_classes_are_told_from_others(value, restricted):
    assert is_restricted(value) is restricted
