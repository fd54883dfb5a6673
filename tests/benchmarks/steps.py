"""Which step bought what: the same report filled in six ways, each with one more idea than the one before.

Run by `make bench` after the race; all in one process and in turn, isal last in each round, for it slows zlib.
"""

import re
import statistics
import time
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from formsvc.documents import package
from formsvc.documents.archive import Archive, Member
from formsvc.documents.template import compile_template
from tests.benchmarks.answers import SIZES, view
from tests.benchmarks.engines import schema
from tests.benchmarks.languages import DOCXTPL
from tests.benchmarks.report import template

Answers = Mapping[str, Any]
Way = Callable[[Answers], bytes]

ROUNDS = {"small": 20, "typical": 20, "large": 8, "huge": 2}


def main() -> None:
    """Time every way at every size."""
    ways = _ways(template(DOCXTPL))
    print(f"\n{'each with one step more':52}" + "".join(f"{size + ', ms':>14}" for size in ROUNDS))
    columns = [_medians(ways, view(SIZES[size]), rounds) for size, rounds in ROUNDS.items()]
    for name in ways:
        times = "".join(f"{column[name]:8.3f}{column['docxtpl'] / column[name]:5.0f}×" for column in columns)
        print(f"  {name:50}{times}")


def _medians(ways: Mapping[str, Way], answers: Answers, rounds: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            way(answers)
            times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def _ways(data: bytes) -> dict[str, Way]:
    rendered, repaired = _rendering(data)
    ours = compile_template(data, schema())
    parts = package.travelling(package.read(data))
    half = ours.open
    assert half
    others = {part.name for part in half.others}
    kept = Archive(
        Member.kept(*one) for one in package.files(parts, "").items() if one[0] not in {package.MAIN, *others}
    )

    def own_code(answers: Answers) -> dict[str, bytes]:
        made = {part.name: part.pieces(answers, str) for part in (half.main, *half.others)}
        return {name: b"".join(pieces) for name, pieces in made.items()}

    return {
        "docxtpl": lambda answers: _docxtpl(data, answers),
        "patch and compile once, render with Jinja": lambda answers: _zipped({**parts, **repaired(rendered(answers))}),
        "keep what does not change deflated": lambda answers: _completed(kept, repaired(rendered(answers))),
        "no second parse": lambda answers: _completed(kept, rendered(answers)),
        "own code, answers escaped at once": lambda answers: _completed(kept, own_code(answers)),
        "a faster deflate: formsvc": ours.fill,
    }


def _docxtpl(data: bytes, answers: Answers) -> bytes:
    document = DocxTemplate(BytesIO(data))
    document.render(answers, autoescape=True)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _rendering(data: bytes) -> tuple[Callable[[Answers], dict[str, bytes]], Callable[..., dict[str, bytes]]]:
    """Rendering docxtpl's own patched parts with Jinja, and parsing what came out as docxtpl does."""
    docxtpl = DocxTemplate(BytesIO(data))
    jinja = Environment(autoescape=True)
    parts = package.travelling(package.read(data))
    tagged = [name for name in parts if re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name)]
    templates = {name: jinja.from_string(docxtpl.patch_xml(parts[name].decode())) for name in tagged}

    def rendered(answers: Answers) -> dict[str, bytes]:
        return {name: docxtpl.resolve_listing(one.render(answers)).encode() for name, one in templates.items()}

    def repaired(made: dict[str, bytes]) -> dict[str, bytes]:
        trees = {
            name: docxtpl.fix_tables(xml) if name == package.MAIN else etree.fromstring(xml)
            for name, xml in made.items()
        }
        return {name: etree.tostring(tree, encoding="UTF-8", standalone=True) for name, tree in trees.items()}

    return rendered, repaired


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _completed(kept: Archive, contents: Mapping[str, bytes]) -> bytes:
    """What `Archive.with_members` makes, with zlib's level 6 for what changed."""
    members = []
    for name, content in contents.items():
        deflated = zlib.compress(content, 6, wbits=-zlib.MAX_WBITS)
        members.append(Member(name.encode(), deflated, zlib.crc32(content), len(content)))
    return kept.completed(members)


if __name__ == "__main__":
    main()
