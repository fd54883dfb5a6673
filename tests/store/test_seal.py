"""Sealed bytes: what opens them, and what does not."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from formsvc.store.errors import KeyRingBroken, SealBroken
from formsvc.store.seal import KeyRing

PLACE = ("entries", "row 1", "sealed")


def test_what_was_sealed_opens_in_its_place():
    ring = KeyRing.new()
    assert ring.unseal(ring.seal(b"lifts in cars", *PLACE), *PLACE) == b"lifts in cars"


def test_sealed_bytes_are_key_id_nonce_and_ciphertext_and_differ_each_time():
    ring = KeyRing.new()
    first, second = ring.seal(b"gifts", *PLACE), ring.seal(b"gifts", *PLACE)
    assert first[0] == ring.active
    assert len(first) == 1 + 12 + len(b"gifts") + 16
    assert first[1:13] != second[1:13]
    assert b"gifts" not in first


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(("vault", "row 1", "sealed"), id="another table"),
        pytest.param(("entries", "row 2", "sealed"), id="another row"),
        pytest.param(("entries", "row 1", "other"), id="another column"),
        pytest.param(("entriesrow 1", "", "sealed"), id="the same letters cut elsewhere"),
        pytest.param(('entries", "row 1', "sealed"), id="quotation marks in a part"),
        pytest.param((), id="no place"),
    ],
)
def test_sealed_bytes_are_refused_elsewhere(place):
    ring = KeyRing.new()
    with pytest.raises(SealBroken):
        ring.unseal(ring.seal(b"gifts", *PLACE), *place)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda sealed: b"", id="nothing left"),
        pytest.param(lambda sealed: sealed[:13], id="ciphertext cut off"),
        pytest.param(lambda sealed: sealed[:-1], id="last byte cut off"),
        pytest.param(lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]), id="one bit changed"),
        pytest.param(lambda sealed: sealed[:5] + bytes([sealed[5] ^ 1]) + sealed[6:], id="nonce changed"),
        pytest.param(lambda sealed: bytes([9]) + sealed[1:], id="unknown key id"),
    ],
)
def test_damaged_bytes_are_refused_without_telling_what_they_hold(damage):
    ring = KeyRing.new()
    with pytest.raises(SealBroken) as caught:
        ring.unseal(damage(ring.seal(b"gifts", *PLACE)), *PLACE)
    assert "gifts" not in f"{caught.value!r}{caught.value}"
    assert "row 1" not in f"{caught.value!r}{caught.value}"


def test_a_new_key_seals_and_the_older_one_still_opens():
    old = KeyRing.new()
    new = old.with_new_key()
    before, after = old.seal(b"before", *PLACE), new.seal(b"after", *PLACE)
    assert (before[0], after[0]) == (1, 2)
    assert new.unseal(before, *PLACE) == b"before"
    assert new.unseal(after, *PLACE) == b"after"
    with pytest.raises(SealBroken):
        old.unseal(after, *PLACE)


def test_a_mapping_comes_back_with_its_lone_surrogates():
    ring = KeyRing.new()
    content = {"said": "a \ud800 b", "rows": [["name", "Zoë"], []], "count": 0}
    assert ring.unseal_json(ring.seal_json(content, *PLACE), *PLACE) == content


def test_a_ring_is_made_once_and_read_afterwards(tmp_path):
    path = tmp_path / "new folder" / "answers.keys"
    made = KeyRing.load_or_create(path)
    assert KeyRing.load_or_create(path) == made
    assert [one.name for one in path.parent.iterdir()] == ["answers.keys"]


def test_a_key_file_is_for_its_owner_only(tmp_path):
    path = tmp_path / "answers.keys"
    KeyRing.load_or_create(path).with_new_key().save(path)
    forbidden = stat.S_IRWXG | stat.S_IRWXO if os.name == "posix" else 0  # Windows has no such modes
    assert path.stat().st_mode & forbidden == 0


def test_two_that_make_a_ring_at_once_use_the_same(tmp_path):
    start = Barrier(8)

    def make(_number):
        start.wait()
        return KeyRing.load_or_create(tmp_path / "answers.keys")

    with ThreadPoolExecutor(8) as threads:
        rings = list(threads.map(make, range(8)))
    assert all(ring == rings[0] for ring in rings)


def test_a_ring_is_made_where_the_disk_has_no_hard_links(tmp_path, monkeypatch):
    def no_links(*_paths):
        raise OSError("not supported")

    monkeypatch.setattr(os, "link", no_links)
    made = KeyRing.load_or_create(tmp_path / "answers.keys")
    assert KeyRing.load(tmp_path / "answers.keys") == made


def test_a_saved_ring_replaces_the_one_before(tmp_path):
    path = tmp_path / "answers.keys"
    turned = KeyRing.load_or_create(path).with_new_key()
    turned.save(path)
    assert KeyRing.load(path) == turned


def test_a_ring_does_not_show_its_keys():
    ring = KeyRing.new()
    assert repr(ring.keys[1]) not in repr(ring)
    assert "keys" not in repr(ring)


GOOD_KEY = "A" * 43 + "="


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="empty"),
        pytest.param("[]", id="a list"),
        pytest.param('{"active": 1}', id="no keys"),
        pytest.param(json.dumps({"active": 1, "keys": [GOOD_KEY]}), id="keys without ids"),
        pytest.param(json.dumps({"active": 2, "keys": {"1": GOOD_KEY}}), id="active key missing"),
        pytest.param(json.dumps({"active": 1, "keys": {"1": "c2hvcnQ="}}), id="short key"),
        pytest.param(json.dumps({"active": 1, "keys": {"1": "*" + GOOD_KEY}}), id="not base64"),
        pytest.param(json.dumps({"active": 256, "keys": {"256": GOOD_KEY}}), id="an id beyond a byte"),
        pytest.param('{"active": 1, "keys": {"1": "' + GOOD_KEY, id="cut off"),
    ],
)
def test_a_damaged_key_file_is_refused_and_left_as_it_is(tmp_path, written):
    path = tmp_path / "answers.keys"
    path.write_text(written)
    with pytest.raises(KeyRingBroken) as caught:
        KeyRing.load_or_create(path)
    assert GOOD_KEY not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert path.read_text() == written


def test_a_missing_key_file_is_named_as_the_trouble(tmp_path):
    with pytest.raises(KeyRingBroken, match="missing"):
        KeyRing.load(tmp_path / "vault.keys")
