"""What tests of the data packs share."""

from tests.ours import _our_packs_read_once

__all__ = ["_our_packs_read_once"]
