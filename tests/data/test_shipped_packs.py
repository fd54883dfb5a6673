"""The packs that come with formsvc: each entry is owned and dated, and every list a form offers is there."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.core.text import unholdable
from formsvc.data.lists import WORDS
from formsvc.data.packs import load_packs
from formsvc.formkit.base import inner_forms
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import FormType, Rows
from tests.filled import SMALL

PACKS = load_packs()
by_list = pytest.mark.parametrize("name", PACKS.lists)


def offered(form) -> Iterator[str]:
    """Names of the lists that a form's fields offer, those of its rows and groups included."""
    for field in form.questions:
        if hasattr(field, "list_name"):
            yield field.list_name
        inner = getattr(field, "row_form", None)
        for one in (specimen(inner),) if inner else inner_forms(field):
            yield from offered(one)


def lists_of(form_type: FormType) -> set[str]:
    starts = {step.starts_from for step in form_type.steps if isinstance(step, Rows) and step.starts_from}
    return starts | {name for step in form_type.steps for name in offered(specimen(step.form))}


@by_list
def test_every_entry_has_an_owner_and_a_checked_date(name):
    for entry in PACKS.entries(name):
        assert entry.owner.strip(), entry.id
        assert date(2015, 1, 1) < entry.checked < date(2100, 1, 1), entry.id


@by_list
def test_every_id_is_short_and_stable_and_every_wording_can_be_printed(name):
    for entry in PACKS.entries(name):
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", entry.id), entry.id
        assert len(entry.id) <= 40, entry.id
        assert unholdable(entry.wording + entry.meaning) == "", entry.id


@by_list
def test_no_list_is_empty(name):
    assert PACKS.entries(name)


@pytest.mark.parametrize("form_type", FORM_TYPES, ids=lambda one: one.slug)
def test_every_list_a_form_offers_is_there(form_type):
    assert len(lists_of(form_type)) > (3 if form_type.slug in SMALL else 5)
    assert lists_of(form_type) - set(PACKS.lists) == set()


def test_every_list_is_used():
    by_code = {"markings", "urgent", "links", "recipients", "opening_reasons", "could_tell"}
    by_code |= {name for name in PACKS.lists if name.startswith("leak_")}  # what the search for the source reads
    by_code |= {"services", "genders", "areas", "referrers"}  # what the directory reads
    by_code |= {"systems", "escalation"}  # what guidance and “where is it?” read
    by_code |= {"area", *WORDS}  # what an area is called, and what the check of wording reads
    assert set(PACKS.lists) - by_code == set().union(*(lists_of(one) for one in FORM_TYPES))


def test_seeds_of_the_founding_guide_say_that_nobody_has_confirmed_them():
    today = date(2026, 12, 1)
    assert all(entry.age_note(today) for name in ("links", "recipients") for entry in PACKS.entries(name))


def test_the_protective_marking_in_force_is_official_sensitive():
    assert PACKS.entries("markings")[0].wording == "OFFICIAL-SENSITIVE"
