"""Everything somebody could see who must not know the source, gathered from one way through one report.

What is left out is what may name the source, and no more: the source section of a submission, the source sheet,
the attachment of a mail that carries one of them, the source's own pages, and the vault.
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import structlog
from click.testing import CliRunner
from sqlalchemy import select
from werkzeug.test import TestResponse

from formsvc.cli import cli
from formsvc.documents import package
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from formsvc.store.models import Base
from formsvc.web import logs
from formsvc.web.access import OWNER, allow
from tests.oracles.world import repeated
from tests.web.site import Browser, Site, item_at, record_of, running, step_at, type_in

KIND = INTELLIGENCE_REPORT
SLUG = KIND.slug
REFERENCE = "KDC4-M793"
SOURCE_MARK = b'w:name="restricted_section"'
FINISHED = """check documents emails/ read-through/ steps/account/ steps/victims/ steps/source/ open/source
    documents/submission.docx documents/log.docx documents/log.txt emails/email-log.eml emails/email.eml""".split()
Seen = dict[str, Any]
"""Name of an artefact -> what is seen of it."""


def observe(report: Mapping[str, Any], source: Mapping[str, Any], folder: Path, seed: int = 1) -> Seen:
    """One report with one source on the command line and on the pages, as all but the confidants see it."""
    answers = {**report, "source": source}
    with repeated(seed):
        return {**from_command_line(answers, folder), **from_pages(answers, folder)}


def differing(one: Seen, other: Seen) -> list[str]:
    """Names of the artefacts that differ, or that only one of the two has."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def from_command_line(answers: Mapping[str, Any], folder: Path) -> Seen:
    """What `check`, `fill` and `email` print and write."""
    given = folder / "report.json"
    folder.mkdir(parents=True, exist_ok=True)
    given.write_text(json.dumps(answers), encoding="utf-8")
    out = folder / "out"
    stamp = ("--out", str(out), "--reference", REFERENCE, "--now", "2026-12-01T10:00")
    commands = (
        ("check", SLUG, str(given)),
        ("check", SLUG, str(given), "--json"),
        ("fill", SLUG, str(given), *stamp),
        ("email", SLUG, str(given), *stamp, "--confirmed"),
        ("email", SLUG, str(given), *stamp, "--two-files"),
        ("fill", SLUG, str(given), *stamp, "--document", "log"),
    )
    seen: Seen = {}
    for command in commands:
        result = CliRunner().invoke(cli, command)
        seen[" ".join(word for word in command if str(folder) not in word)] = (
            result.exit_code, result.output.replace(str(folder), ""), repr(result.exception)
        )  # fmt: skip
    seen["folder"] = sorted(path.name for path in out.iterdir()) if out.exists() else []
    for name in seen["folder"]:
        seen |= of_file(name, (out / name).read_bytes())
    return seen


def of_file(name: str, content: bytes) -> Seen:
    """What is seen of a file by somebody who may not see the source."""
    if name.endswith(".eml"):
        return of_mail(name, content)
    if "-source-" in name:
        return {f"file {name}": "there"}
    if "-submission-" in name:
        return {f"file {name}": before_the_break(content)}
    return {f"file {name}": content}


def of_mail(name: str, content: bytes) -> Seen:
    """A draft with its attachment; of one that carries the source, all but the confidential part of it."""
    message = message_from_bytes(content, policy=policy.default)
    (attached,) = message.iter_attachments()
    file_name, payload = str(attached.get_filename()), attached.get_content()
    start = content.index(b"\r\n\r\n", content.rindex(b"Content-Disposition"))
    carrier = content[:start] + content[content.rindex(b"\r\n--") :]
    return {f"mail {name}": carrier, **{f"{name}: {key}": seen for key, seen in of_file(file_name, payload).items()}}


def before_the_break(content: bytes) -> Any:
    """A submission without its restricted section and what that section alone leads to: names and bytes of parts."""
    parts = package.read(content)
    body = parts[package.MAIN]
    end = body.rindex(b"</w:sectPr>", 0, body.index(SOURCE_MARK))
    used = re.compile(rb' r:id="(\w+)"')
    own = {link.decode() for link in set(used.findall(body[end:])) - set(used.findall(body[:end]))}
    margins = {link.part for link in package.links_of(parts, package.MAIN) if link.id in own}
    seen = {name: "there" if name in margins else data for name, data in parts.items()} | {package.MAIN: body[:end]}
    with ZipFile(io.BytesIO(content)) as archive:
        infos = [(one.filename, one.date_time, one.extra, one.comment, one.create_system) for one in archive.infolist()]
        return seen, infos, archive.comment


def from_pages(answers: Mapping[str, Any], folder: Path) -> Seen:
    """What the pages, the log and the database say, from the start page to taking a finished report up again."""
    with logged() as written, running(folder) as site:
        browser = site.browser()
        browser.start(SLUG)  # another draft in the list
        record = type_in(browser, KIND, answers)
        seen = {f"{name}, once typed": rows for name, rows in _stored(site).items()}
        _walk(browser, site, record)
        seen |= {f"{name}, at the end": rows for name, rows in _stored(site).items()}
        _go_away(browser, site, record)
        seen |= dict(_answers(browser)) | _stored(site)
    trail = CliRunner().invoke(cli, ["audit", "--data", str(folder / "data")])
    seen["audit"] = (trail.exit_code, trail.output, repr(trail.exception))
    return {**seen, "log": written.getvalue(), "data folder": sorted(path.name for path in site.folder.iterdir())}


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """What is written to the log, and to standard error, while this lasts."""
    written = io.StringIO()
    with redirect_stderr(written):
        structlog.configure(
            processors=[logs.only_listed, structlog.processors.LogfmtRenderer()],
            logger_factory=structlog.PrintLoggerFactory(written),
        )
        try:
            yield written
        finally:
            structlog.reset_defaults()


def _walk(browser: Browser, site: Site, record: str) -> None:
    """All that can be done with a report, and some of what can go wrong."""
    root = f"/records/{record_of(record)}"
    for step in KIND.steps:
        browser.get(step_at(record, step.slug))
    for path in ("", "check", "read-through/", "documents", "emails/", "delete"):
        browser.get(f"{root}/{path}")
    _stumble(browser, record)
    browser.send(f"{root}/read-through/", ("could_tell", "no"))
    for name in ("log.docx", "log.txt", "submission.docx", "source.docx", "none.docx", "source.txt"):
        browser.get(f"{root}/documents/{name}")
    address = "FIB@west-midlands.pnn.police.uk"
    browser.post(f"{root}/emails/confirm", (("csrf_token", browser.token()), ("address", address)))
    for mail in ("email", "email-log", "email-source", "none"):
        browser.get(f"{root}/emails/{mail}.eml")
    browser.get("/")
    browser.post(f"{root}/finish", (("csrf_token", browser.token()),))
    for path in FINISHED:
        browser.get(f"{root}/{path}")
    browser._noted(browser.client.head(f"{root}/documents/log.docx", buffered=True))
    browser.send(f"{root}/open/source")
    browser.send(f"{root}/open/source", ("reason", "to_send"))
    for path in ("steps/source/", "documents/submission.docx", "emails/email.eml"):
        browser.get(f"{root}/{path}")
    browser.post(f"{root}/take-up", (("csrf_token", browser.token()),))
    browser.get(f"{root}/")


def _go_away(browser: Browser, site: Site, record: str) -> None:
    """A fault of ours, whose words must not reach anybody; then the lock."""
    root = f"/records/{record_of(record)}"
    site.app.view_functions["tasks.show"] = _broken
    browser.get(f"{root}/")
    browser.post("/lock", (("csrf_token", browser.token()),))
    browser.get(f"{root}/")


def _stumble(browser: Browser, record: str) -> None:
    """Wrong dates, two windows, forged and lost pages: what is said then."""
    account = step_at(record, "account")
    browser.send(account, ("learned_on-day", "45"), button="later")
    browser.send(account, ("learned_on-day", ""), ("learned_on-month", ""), ("learned_on-year", ""), button="later")
    form = browser.page(account).form()
    browser.post(account, (*form.filled(("_version", "1"), ("opinion", "Another window's")), ("_do", "next")))
    browser.post(account, (*form.filled(("csrf_token", "forged")), ("_do", "next")))
    browser.get(item_at(record, "victims"))
    browser.get(step_at(record, "none"))


@allow(OWNER)
def _broken(**_: Any) -> str:
    raise RuntimeError("a fault that quotes an answer")


def _answers(browser: Browser) -> Iterator[tuple[str, Any]]:
    """Each answer of the server in order; of one that may name the source, its status and headers without length."""
    for number, answer in enumerate(browser.answers):
        name = f"{number:03} {answer.request.method} {answer.request.path}"
        if _may_name_the_source(answer):
            yield name, (answer.status_code, _headers(answer, "Content-Length"), _without_attachment(answer))
        else:
            yield name, (answer.status_code, _headers(answer), answer.data)


def _may_name_the_source(answer: TestResponse) -> bool:
    return answer.status_code == 200 and (
        answer.request.path.endswith(
            ("/steps/source/", "submission.docx", "source.docx", "email.eml", "email-source.eml")
        )
    )


def _without_attachment(answer: TestResponse) -> Any:
    path = answer.request.path
    if path.endswith(".eml"):
        return of_mail(path.rpartition("/")[2], answer.data)
    return of_file("-submission-.docx", answer.data) if path.endswith("submission.docx") else "restricted"


def _headers(answer: TestResponse, *but: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in answer.headers if name not in but]


def _stored(site: Site) -> Seen:
    """Every table row by row; of the vault, all but what is sealed."""
    seen: Seen = {}
    with site.database() as session:
        for table in Base.metadata.sorted_tables:
            rows = session.execute(select(table).order_by(*table.primary_key)).mappings()
            kept = [
                {key: value for key, value in row.items() if (table.name, key) != ("vault", "sealed")} for row in rows
            ]
            seen[f"table {table.name}"] = kept
    return seen
