"""A world that repeats itself: the same clock, the same ids, the same random bytes, the same time taken."""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from unittest import mock

import time_machine

from formsvc.data import packs

load_packs_once = cache(packs.load_packs)
NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


@contextmanager
def repeated(seed: int) -> Iterator[None]:
    """While this lasts, everything that is drawn or timed comes out as in any other world of the same seed."""
    draws = random.Random(seed)  # noqa: S311  # to be repeated, not to be secret
    with (
        time_machine.travel(NOW, tick=False),
        mock.patch.object(os, "urandom", draws.randbytes),
        mock.patch.object(random, "_urandom", draws.randbytes),  # what `secrets` draws from
        mock.patch.object(packs, "load_packs", load_packs_once),  # the same lists; reading them anew takes long
        mock.patch.object(time, "perf_counter", return_value=0.0),
    ):
        yield
