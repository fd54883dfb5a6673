"""Errors raised on purpose share one base, so that the edges can tell them in one line."""

import pytest

from formsvc.core import errors

RAISED = [errors.Unacceptable, errors.DataPackError, errors.DocumentError, errors.SettingsError]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_every_error_of_ours_is_a_formsvc_error(error):
    assert issubclass(error, errors.FormsvcError)


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.__name__)
def test_the_tree_of_errors_is_drawn_in_the_docstring(error):
    assert f"── {error.__name__} " in str(errors.__doc__)
