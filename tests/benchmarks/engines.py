"""One engine or codec in a process of its own: `python -m tests.benchmarks.engines NAME FOLDER`.

It reads questions, one JSON object a line (`size`, `seconds` to go on for, a path to `save` the last file to, or ""),
and answers each with the `times` of its fills, the time it had a `processor` (seconds, both) and the `bytes` of a
file. A process each, because isal slows
later calls of zlib in the same process, and rust-docxtpl goes by the name of docxtpl.
"""

import json
import os
import sys
import time
import zlib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from formsvc.core.schema import Schema
from tests.benchmarks.answers import SIZES, view
from tests.schemas import names_of

CLOCK = time.process_time if os.environ.get("CLOCK") == "processor" else time.perf_counter

Job = Callable[[], bytes]

CODECS = ("zlib 1", "zlib 6", "isal 0", "isal 1", "isal 2", "isal 3")
CODECS_OF_RIVALS = ("zlib-ng 1", "zlib-ng 2", "libdeflate 1", "libdeflate 6")


def main() -> None:
    """Answer until there are no more questions."""
    name, folder = sys.argv[1:]
    job = cache(jobs(name, Path(folder)))
    for line in sys.stdin:
        print(json.dumps(_turn(job, **json.loads(line))), flush=True)


def jobs(name: str, folder: Path) -> Callable[[str], Job]:
    """What makes of a size the function to be timed: for engines a fill, for codecs a compression of `<size>.xml`."""
    if name == "formsvc":
        return _formsvc(folder)
    if name in ("docxtpl", "rust-docxtpl"):
        return _docxtpl(folder, rust=name != "docxtpl")
    compress = _codec(*name.split())
    return lambda size: _packing(compress, (folder / f"{size}.xml").read_bytes())


def schema() -> Schema:
    """What the report may print."""
    return Schema(title="Report", open=names_of(view(SIZES["small"])))


def _turn(job: Callable[[str], Job], size: str, seconds: float, save: str) -> dict[str, Any]:
    once, made = job(size), b""
    times: list[float] = []
    processor = time.process_time()
    while not times or sum(times) < seconds:
        started = CLOCK()
        made = once()
        times.append(CLOCK() - started)
    processor = time.process_time() - processor
    if save:
        Path(save).write_bytes(made)
    return {"times": times, "processor": processor, "bytes": len(made)}


def _formsvc(folder: Path) -> Callable[[str], Job]:
    from formsvc.documents.template import compile_template  # noqa: PLC0415  # the other engines do without

    template = compile_template((folder / "docxtpl.docx").read_bytes(), schema())

    def job(size: str) -> Job:
        answers = view(SIZES[size])
        return lambda: template.fill(answers)

    return job


def _docxtpl(folder: Path, rust: bool) -> Callable[[str], Job]:
    docxtpl = import_module("docxtpl")
    if hasattr(docxtpl, "__rust_docxtpl_version__") != rust:
        raise ImportError("this is the other docxtpl")
    data = (folder / "docxtpl.docx").read_bytes()

    def job(size: str) -> Job:
        answers = view(SIZES[size])
        return lambda: fill(answers)

    def fill(answers: dict[str, Any]) -> bytes:
        document = docxtpl.DocxTemplate(BytesIO(data))
        document.render(answers, autoescape=True)
        buffer = BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return job


def _codec(library: str, level: str) -> Callable[[bytes], bytes]:
    """Raw deflate, as it stands in a zip."""
    if library == "libdeflate":
        deflate = import_module("deflate")
        return lambda data: bytes(deflate.deflate_compress(data, int(level)))
    zlib_like = {"zlib": "zlib", "isal": "isal.isal_zlib", "zlib-ng": "zlib_ng.zlib_ng"}[library]
    module = import_module(zlib_like)
    return lambda data: bytes(module.compress(data, int(level), wbits=-zlib.MAX_WBITS))


def _packing(compress: Callable[[bytes], bytes], data: bytes) -> Job:
    return lambda: compress(data)


if __name__ == "__main__":
    main()
