"""An address is used only when somebody of the agency found it right."""

from datetime import date

import pytest

from formsvc.store.confirmations import Confirmations

BUREAU = "bureau@force.example"


@pytest.fixture
def confirmations(store):
    return Confirmations(store.sessions, store.clock)


def test_nobody_has_confirmed_an_address_at_first(store, confirmations):
    assert confirmations.confirmed_on(store.user.agency_id, BUREAU) is None


def test_the_day_of_the_last_confirmation_counts(store, confirmations):
    confirmations.confirm(store.user, BUREAU)
    store.clock.pass_by(days=40)
    confirmations.confirm(store.user, BUREAU)
    assert confirmations.confirmed_on(store.user.agency_id, BUREAU) == date(2027, 1, 10)


def test_another_address_must_be_confirmed_anew(store, confirmations):
    confirmations.confirm(store.user, BUREAU)
    assert confirmations.confirmed_on(store.user.agency_id, "other@force.example") is None


def test_one_agency_does_not_confirm_for_another(store, confirmations):
    confirmations.confirm(store.user, BUREAU)
    assert confirmations.confirmed_on(store.stranger().agency_id, BUREAU) is None
