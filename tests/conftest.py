"""What tests of the whole catalogue share."""

from typing import cast

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.data.packs import Packs, load_packs
from formsvc.formkit.formtype import FormType


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()


@pytest.fixture(params=FORM_TYPES, ids=lambda one: one.slug)
def form_type(request: pytest.FixtureRequest) -> FormType:
    return cast("FormType", request.param)
