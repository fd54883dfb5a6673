"""A record as the pages work with it: its form type, and what is stored of each step."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, g

from formsvc.catalogue import form_type
from formsvc.formkit.formtype import FormType, Rows, Step
from formsvc.formkit.problems import stopping
from formsvc.formkit.record import Judgement, Record, Typed, build, judge_item, judge_step, names_of
from formsvc.store.errors import SealBroken, VaultClosed
from formsvc.store.infos import DraftInfo, EntryInfo
from formsvc.web.access import user_id
from formsvc.web.services import services


@dataclass(frozen=True, slots=True)
class Stored:
    """One page of a record as it is stored, and how it stood when it was saved.

    `version` is 0 for a page that was never saved. `errors` and `warnings` are counts, taken at
    saving so that a list of fifty victims need not be judged to be shown.
    """

    id: str
    version: int
    typed: Typed
    errors: int = 0
    warnings: int = 0
    name: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(text.strip() for _, text in self.typed.pairs)


def current_record() -> DraftInfo:
    """The record of this request's address, which the guard has found to be the user's own."""
    return g.record  # type: ignore[no-any-return]  # Flask's g has no types


def current_form_type() -> FormType:
    """The form type of the current record."""
    return form_type(current_record().kind) or abort(404)


def step_or_404(slug: str) -> Step:
    """The step of the current record's form with that slug."""
    return current_form_type().step(slug) or abort(404)


def owner() -> str:
    """The user; the guard has made sure that there is one."""
    return user_id() or abort(401)


def page_id(step: Step) -> str:
    """The id under which a step that is one page is stored: the same for two windows, so that they collide.

    A restricted page's id is made from the vault's reference, not the record's: the two do not lead to each other.
    """
    record = current_record()
    root = record.vault_reference if step.restricted else record.id
    return hashlib.sha256(f"{root}/{step.slug}".encode()).hexdigest()[:32]


def stored_pages() -> Mapping[str, tuple[Stored, ...]]:
    """Everything stored of the current record, by step."""
    pages: dict[str, tuple[Stored, ...]] = {}
    for entry in _entries():
        if current_form_type().step(entry.step) is None:  # a note that lies in the vault beside the pages
            continue
        pages[entry.step] = (*pages.get(entry.step, ()), as_stored(entry))
    return pages


def stored_items(step: Step) -> tuple[Stored, ...]:
    """What is stored of one step. Raises VaultClosed for a restricted step without the vault's key."""
    drafts, record = services().drafts, current_record()
    read = drafts.vault_entries if step.restricted else drafts.entries
    return tuple(as_stored(entry) for entry in read(owner(), record.id) if entry.step == step.slug)


def stored_page(step: Step, entry_id: str) -> Stored:
    """One page of a step; a new one, with nothing in it, when it is not stored yet."""
    return next((page for page in stored_items(step) if page.id == entry_id), Stored(entry_id, 0, Typed()))


def as_record(pages: Mapping[str, tuple[Stored, ...]]) -> Record:
    """The stored pages as what was typed, ready to be judged."""
    return {slug: tuple(page.typed for page in stored) for slug, stored in pages.items()}


def as_stored(entry: EntryInfo) -> Stored:
    """An entry of the store as the pages see it."""
    content = entry.content
    standing = content["standing"]
    return Stored(
        entry.id, entry.version, Typed.from_content(content), standing["errors"], standing["warnings"], standing["name"]
    )


def judge_typed(step: Step, typed: Typed) -> Judgement:
    """Judge one page, or one item of a list."""
    packs = services().packs()
    return judge_item(step, typed, packs) if isinstance(step, Rows) else judge_step(step, (typed,), packs)


def store(step: Step, entry_id: str, typed: Typed, expected_version: int) -> Stored:
    """Save a page as typed, valid or not. Raises the store's Conflict when another window was faster."""
    saved = services().drafts.save(
        owner(),
        current_record().id,
        entry_id,
        step.slug,
        content_of(step, typed),
        expected_version=expected_version,
        restricted=step.restricted,
        at_most=step.limit if isinstance(step, Rows) else 1,
    )
    return as_stored(saved)


def content_of(step: Step, typed: Typed) -> dict[str, Any]:
    """What is sealed of a page: what was typed, the words of what was chosen, and how it stands."""
    form = build(step.form, typed, services().packs())
    shown = Typed(typed.pairs, form.words_shown)
    findings = judge_typed(step, shown).findings
    errors = len(stopping(findings))
    name = names_of(step, form) if isinstance(step, Rows) else ""
    return {**shown.as_content(), "standing": {"errors": errors, "warnings": len(findings) - errors, "name": name}}


def vault_is_closed() -> bool:
    """Whether the key of the vault is missing or wrong, so that nobody can say what would give the source away."""
    try:
        services().drafts.vault_entries(owner(), current_record().id)
    except (VaultClosed, SealBroken):
        return True
    return False


def _entries() -> Iterator[EntryInfo]:
    """All pages of the record. Without the vault's right key the restricted ones are as if they were not there."""
    drafts, record = services().drafts, current_record()
    yield from drafts.entries(owner(), record.id)
    try:
        yield from drafts.vault_entries(owner(), record.id)
    except (VaultClosed, SealBroken):
        return
