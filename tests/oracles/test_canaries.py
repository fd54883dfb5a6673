"""A canary in every restricted question turns up in nothing that is open, whatever it is wrapped in."""

import json
import subprocess
from typing import Any

import pytest

from formsvc.cli import main
from formsvc.documents.template import Template
from formsvc.formkit import record as records
from formsvc.store.seal import KeyRing
from tests.oracles.canaries import canaries_in, disguises, found_in, source_of_canaries
from tests.oracles.observed import KIND, SLUG, logged, observe
from tests.oracles.reports import report
from tests.web.site import record_of, running, type_in


@pytest.fixture(scope="module")
def source(packs):
    return source_of_canaries(packs)


@pytest.fixture(scope="module")
def canaries(source):
    found = [*canaries_in(source)]
    assert len(found) == len({*found}) > 40
    return found


@pytest.fixture(scope="module")
def folder(packs, source, tmp_path_factory):
    return tmp_path_factory.mktemp("canaries")


@pytest.fixture(scope="module")
def seen(packs, source, folder):
    return observe(report(5, packs), source, folder)


def as_bytes(value: Any) -> bytes:
    if isinstance(value, dict | list | tuple):
        inner = value.items() if isinstance(value, dict) else value
        return b"\n".join(as_bytes(one) for one in inner)
    return value if isinstance(value, bytes) else str(value).encode()


def test_no_canary_is_in_anything_open(seen, canaries):
    assert {name: hits for name, value in seen.items() if (hits := found_in(as_bytes(value), canaries))} == {}


def test_no_canary_is_inside_an_open_file(seen, folder, canaries):
    """The files themselves, zips and mails unpacked: what `as_bytes` joins can no longer be."""
    opened = [path for path in (folder / "out").iterdir() if "-log-" in path.name]
    assert {path.suffix for path in opened} == {".docx", ".txt", ".eml"}
    assert {path.name: found_in(path.name.encode() + b"\n" + path.read_bytes(), canaries) for path in opened} == {
        path.name: [] for path in opened
    }
    assert {path.name: found_in(path.read_bytes(), canaries) for path in opened} == {path.name: [] for path in opened}


def test_the_canaries_sing_where_they_may(seen, folder, canaries):
    """Else the tests here would prove nothing."""
    for part in ("submission", "source", "email", "email-source"):
        (path,) = (folder / "out").glob(f"{SLUG}-{part}-KDC4*")
        missing = {*canaries} - {*found_in(path.read_bytes(), canaries)}
        assert missing == set(), part


@pytest.mark.parametrize("number", range(9))
def test_a_canary_is_found_in_every_disguise(number, canaries):
    disguise = [*disguises(canaries[0])][number]
    assert found_in(b"before " + disguise + b" after", canaries[:1]) == canaries[:1]


@pytest.mark.office
def test_no_canary_is_in_the_text_of_a_pdf(seen, folder, canaries):
    (log,) = (folder / "out").glob("*-log-*.docx")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, log], check=True, capture_output=True)
    pdf = folder / f"{log.stem}.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout
    about = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True).stdout
    assert len(text) > 500
    assert found_in(text + about + pdf.read_bytes(), canaries) == []


def test_the_database_without_its_keys_holds_no_canary(seen, folder, canaries):
    raw = b"".join(path.read_bytes() for path in sorted((folder / "data").glob("formsvc.db*")))
    assert len(raw) > 50_000
    assert found_in(raw, canaries) == []


FAULTS = {
    "a template that cannot be filled": (Template, "fill"),
    "a form that cannot be judged": (records, "judge_page"),
    "a seal that cannot be opened": (KeyRing, "unseal_json"),
}


def quoting(*arguments: Any, **options: Any) -> Any:
    """A fault whose words quote all it was given."""
    raise ValueError(f"{arguments} {options}", *map(str, arguments))


@pytest.mark.parametrize("owner, name", FAULTS.values(), ids=FAULTS)
def test_no_canary_is_in_the_log_or_the_page_of_a_fault(
    owner, name, packs, source, canaries, tmp_path, monkeypatch, caplog
):
    with logged() as written, running(tmp_path) as site:
        browser = site.browser()
        root = f"/records/{record_of(type_in(browser, KIND, {**report(5, packs), 'source': source}))}"
        monkeypatch.setattr(owner, name, quoting)
        for path in (
            "",
            "check",
            "read-through/",
            "documents",
            "documents/submission.docx",
            "documents/log.docx",
            "emails/",
        ):
            browser.get(f"{root}/{path}")
    faults = [answer for answer in browser.answers if answer.status_code == 500]
    assert faults
    assert "kind=ValueError" in written.getvalue()
    assert found_in(written.getvalue().encode() + caplog.text.encode(), canaries) == []
    assert found_in(b"".join(answer.data for answer in faults), canaries) == []


def test_no_canary_is_in_what_a_command_says_of_a_fault(packs, source, canaries, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(Template, "fill", quoting)
    given = tmp_path / "report.json"
    given.write_text(json.dumps({**report(5, packs), "source": source}), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["formsvc", "fill", SLUG, str(given), "--out", str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code == 70
    assert "ValueError in quoting" in told.err
    assert found_in((told.out + told.err).encode(), canaries) == []
    assert not (tmp_path / "out").exists()
