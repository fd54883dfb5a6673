"""What tests of guidance share."""

from tests.ours import _our_packs_read_once

__all__ = ["_our_packs_read_once"]
