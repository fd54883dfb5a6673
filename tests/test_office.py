"""LibreOffice opens every document, and what it shows holds every answer."""

import re
import subprocess
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.documents.inspect import texts
from formsvc.produce import File
from tests.filled import SMALL, Leaf, answers_of, filled, leaves, papers, with_own_wordings


def pages_of(files: list[File], folder: Path) -> list[list[str]]:
    """What LibreOffice and pdftotext make of each file, page by page; one call converts them all."""
    for file in files:
        (folder / file.name).write_bytes(file.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [folder / file.name for file in files]
    command: list[str | Path] = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [pages_in(name.with_suffix(".pdf")) for name in names]


def pages_in(pdf: Path) -> list[str]:
    command = ("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-")
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return text.removesuffix("\f").split("\f")


def unseen(answers: Any, file: File, pages: list[str]) -> list[Leaf]:
    """Answers that are in a Word file but not on its pages; lines break where a column ends, also within an address."""
    written, shown = texts(file.content), "".join("".join(pages).split())
    printed = [leaf for leaf in leaves(answers) if leaf.text in written]
    assert len(printed) > (15 if file.name.startswith(SMALL) else 20), file.name
    return [leaf for leaf in printed if "".join(leaf.text.split()) not in shown]


def footers(pages: list[str]) -> list[str]:
    """How each page is numbered."""
    return [" ".join(re.findall(r"(?:Source p|P)age \d+(?: of \d+)?$", page, re.MULTILINE)) for page in pages]


def numbered(pages: list[str]) -> list[str]:
    """How they should be: the pages of the source section by themselves, the others with their total."""
    total = sum("Source page" not in page for page in pages)
    log = [f"Page {number} of {total}" for number in range(1, total + 1)]
    return log + [f"Source page {number}" for number in range(1, len(pages) - total + 1)]


@pytest.mark.office
def test_libreoffice_shows_every_answer_and_numbers_every_page(packs, tmp_path):
    answers = {kind: with_own_wordings(answers_of(kind, filled(kind, packs), packs), count()) for kind in FORM_TYPES}
    made = [(kind, file) for kind in FORM_TYPES for file in papers(kind, answers[kind], packs).values()]
    shown = pages_of([file for _, file in made], tmp_path)
    for (kind, file), pages in zip(made, shown, strict=True):
        assert unseen(answers[kind], file, pages) == [], file.name
        assert footers(pages) == numbered(pages), file.name
