"""Shared questions are the twins of shared answers."""

from dataclasses import fields

import pytest

from formsvc.formkit import people
from formsvc.formkit.formdata import specimen

FORMS = [
    people.TelephoneForm,
    people.AccountForm,
    people.VehicleForm,
    people.CarerForm,
    people.ChildForm,
    people.FactorForm,
    people.RiskFactorsForm,
    people.ProtectiveFactorsForm,
]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
def test_questions_and_answers_have_the_same_names_in_the_same_order(form):
    questions = [field.short_name for field in specimen(form).questions]
    assert questions == [field.name for field in fields(form.answers_type)]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
def test_every_folded_question_is_one_of_the_form(form):
    assert set(form.more) <= {field.short_name for field in specimen(form).questions}


def test_about_ten_questions_of_a_child_are_not_folded():
    assert 8 <= len(specimen(people.ChildForm).questions) - len(people.ChildForm.more) <= 12
