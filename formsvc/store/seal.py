"""Sealing: AES-GCM under a ring of numbered keys, bound to the place a text is kept in.

Sealed bytes are: key id (1 byte), nonce (12 random bytes), ciphertext with its tag (16 bytes).
The context (table, row, column) is authenticated with them, so that a ciphertext moved to
another row is refused.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from formsvc.store.errors import KeyRingBroken, SealBroken
from formsvc.store.keyfiles import create_file, replace_file

KEY_BYTES = 32
NONCE_BYTES = 12
_HEADER_BYTES = 1 + NONCE_BYTES


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys by id (1 to 255) and the id of the one that seals. Raises KeyRingBroken for anything else."""

    keys: Mapping[int, bytes] = field(repr=False)
    active: int

    def __post_init__(self) -> None:
        well_formed = all(0 < key_id < 256 and len(key) == KEY_BYTES for key_id, key in self.keys.items())
        if not well_formed or self.active not in self.keys:
            raise KeyRingBroken("The keys in the key file are damaged.")

    @classmethod
    def new(cls) -> Self:
        """A ring with one new key."""
        return cls({1: secrets.token_bytes(KEY_BYTES)}, 1)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a ring; raise KeyRingBroken when the file is missing or damaged."""
        try:
            written = json.loads(path.read_bytes())
            keys = {int(key_id): base64.b64decode(key, validate=True) for key_id, key in written["keys"].items()}
            return cls(keys, written["active"])
        except FileNotFoundError:
            raise KeyRingBroken("A key file is missing. Put it back from your backup.") from None
        except (ValueError, KeyError, TypeError, AttributeError):  # its own text could quote a key
            raise KeyRingBroken("A key file is damaged. Put it back from your backup.") from None

    @classmethod
    def load_or_create(cls, path: Path) -> Self:
        """Read a ring, made first when there is none; of two that make one at once, the first is used by both."""
        if not path.exists():
            create_file(path, cls.new().as_bytes())
        return cls.load(path)

    def save(self, path: Path) -> None:
        """Write the ring over an older one, at once or not at all."""
        replace_file(path, self.as_bytes())

    def with_new_key(self) -> Self:
        """The ring with one more key, which seals from now on; the older ones still open what they sealed."""
        key_id = max(self.keys) + 1
        return type(self)({**self.keys, key_id: secrets.token_bytes(KEY_BYTES)}, key_id)

    def seal(self, plaintext: bytes, *context: str) -> bytes:
        """Seal bytes for the place that `context` names."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return bytes([self.active]) + nonce + AESGCM(self.keys[self.active]).encrypt(nonce, plaintext, _bound(context))

    def unseal(self, sealed: bytes, *context: str) -> bytes:
        """Open what was sealed for that place; raise SealBroken for anything else."""
        key = self.keys.get(sealed[0]) if len(sealed) > _HEADER_BYTES else None
        if key is None:
            raise SealBroken
        try:
            return AESGCM(key).decrypt(sealed[1:_HEADER_BYTES], sealed[_HEADER_BYTES:], _bound(context))
        except InvalidTag:
            raise SealBroken from None

    def seal_json(self, content: Mapping[str, Any], *context: str) -> bytes:
        """Seal a mapping as JSON; escaped to ASCII, so that a lone surrogate survives until the form refuses it."""
        return self.seal(json.dumps(content, ensure_ascii=True).encode("ascii"), *context)

    def unseal_json(self, sealed: bytes, *context: str) -> dict[str, Any]:
        """The reverse of `seal_json`."""
        content: dict[str, Any] = json.loads(self.unseal(sealed, *context))
        return content

    def as_bytes(self) -> bytes:
        """The ring as its file holds it."""
        keys = {str(key_id): base64.b64encode(key).decode("ascii") for key_id, key in self.keys.items()}
        return json.dumps({"active": self.active, "keys": keys}).encode("ascii")


def digest(text: str) -> str:
    """SHA-256 in hexadecimal, for random words that are to be recognised but not kept. Takes any text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bound(context: tuple[str, ...]) -> bytes:
    """The context as bytes that no other context has: JSON quotes what separates its parts."""
    return json.dumps(context, ensure_ascii=True).encode("ascii")
