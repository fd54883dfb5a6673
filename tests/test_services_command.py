"""`formsvc services`: the directory on the command line, in words and as JSON."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formsvc.commands.services import services
from formsvc.data.packs import load_packs

WHO = ("--age", "14", "--gender", "female", "--level", "low", "--referrer", "professional")
ON = ("--on", "2026-12-01T18:30")
KEYS = set(
    "id name does emergency verdict reasons offers limited_offers self_referral how open opening until next telephone "
    "email url form checked stale age_note".split()
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(services, arguments)


def told(*arguments: str) -> dict:
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict = json.loads(result.stdout)
    return found


def by_id(*arguments: str) -> dict[str, dict]:
    return {one["id"]: one for one in told(*arguments)["services"]}


def test_every_service_is_listed_emergency_lines_first():
    listed = told(*WHO, *ON)["services"]
    assert [one["id"] for one in listed] == [one.id for one in load_packs().entries("services")]
    assert [one["emergency"] for one in listed] == sorted((one["emergency"] for one in listed), reverse=True)
    assert {frozenset(one) for one in listed} == {frozenset(KEYS)}


def test_a_search_tells_what_fits_why_and_what_is_open():
    found = by_id(*WHO, "--area", "Coventry", *ON)
    assert found["project_artemis"]["verdict"] == "fits"
    assert found["project_artemis"]["reasons"][0] == "Ages 12 to 19: 14 fits."
    assert found["kairos"]["verdict"] == "does not fit"
    assert found["mash"]["verdict"] == "fits"
    crasac = found["crasac"]
    assert (crasac["open"], crasac["opening"], crasac["until"]) == (
        "open", "Open now, until 8pm.", "2026-12-01T20:00+00:00"
    )  # fmt: skip
    assert (found["cse_team"]["open"], found["cse_team"]["next"]) == ("closed", "2026-12-02T08:30+00:00")
    assert found["mash"]["open"] == "not known"


def test_what_is_old_says_so():
    found = by_id(*ON)
    assert (found["kairos"]["checked"], found["kairos"]["stale"]) == ("2019-01-01", True)
    assert found["kairos"]["age_note"] == "Not confirmed since 1 January 2019."


def test_an_offer_for_fewer_people_is_told_apart():
    (one,) = [offer for offer in by_id(*WHO)["cse_team"]["limited_offers"] if offer["verdict"] == "does not fit"]
    assert one["reasons"] == ["For medium or high level only: you said low."]


@pytest.mark.parametrize(
    "given, on",
    [
        ("2026-12-01T18:30", "2026-12-01T18:30+00:00"),
        ("2026-07-01T18:30", "2026-07-01T18:30+01:00"),
        ("2026-07-01T18:30Z", "2026-07-01T19:30+01:00"),
        ("2026-12-01", "2026-12-01T00:00+00:00"),
    ],
)
def test_the_moment_is_told_as_clocks_here_show_it(given, on):
    found = told("--on", given)
    assert (found["on"], found["note"]) == (on, "")


def test_without_a_moment_it_is_now():
    before = datetime.now().astimezone()
    assert abs((datetime.fromisoformat(told()["on"]) - before).total_seconds()) < 120


def test_a_time_that_does_not_exist_is_told():
    found = told("--on", "2026-03-29T01:30")
    assert (found["on"], found["note"].partition(":")[0]) == (
        "2026-03-29T02:30+01:00", "The clocks go forward that night"
    )  # fmt: skip
    assert "The clocks go forward that night" in " ".join(run("--on", "2026-03-29T01:30").stdout.split())


@pytest.mark.parametrize(
    "flag, verdict", [("--leaving-care", "fits"), ("--additional-needs", "fits"), ("--not-leaving-care", "may fit")]
)
def test_some_may_be_older(flag, verdict):
    assert by_id("--age", "22", flag)["positive_choices"]["verdict"] == verdict
    assert by_id("--age", "22", "--not-leaving-care", "--no-additional-needs")["positive_choices"]["verdict"] == (
        "does not fit"
    )


def test_words_are_told_in_eighty_columns():
    lines = run(*WHO, *ON).stdout.splitlines()
    assert max(map(len, lines)) < 80
    assert lines[0] == "Services on Tuesday 1 December 2026 at 6:30pm."
    at = lines.index("Kairos: does not fit")
    assert "  Age 18 and over: 14 is too young." in lines[at : at + 8]
    assert "  Telephone: 024 7627 7777" in lines
    assert "  Not confirmed since 1 January 2019." in lines


def test_words_say_for_whom_they_are():
    assert run(*WHO, *ON).stdout.splitlines()[1] == "For: age 14, female, low level, who refers: professional."
    assert run(*ON).stdout.splitlines()[1] == "For: anybody. You told us nothing of the child."


def test_words_tell_every_offer_of_a_service_that_may_fit_as_json_does():
    lines = "\n".join(" ".join(part.split()) for part in run(*WHO, *ON).stdout.split("\n  "))
    for one in told(*WHO, *ON)["services"]:
        for offer in one["offers"]:
            assert (f"- {offer}" in lines.replace("\n", " ")) == (one["verdict"] != "does not fit"), offer


def test_help_says_what_additional_needs_are():
    said = " ".join(run("--help").stdout.split())
    assert "such as mental health, a learning disability, or not being in education, work or training" in said


def test_words_name_every_service_and_its_verdict():
    listed = told(*WHO, *ON)["services"]
    heads = [line for line in run(*WHO, *ON).stdout.splitlines() if line and not line.startswith(" ")][4:]
    assert heads == [f"{one['name']}: {one['verdict']}" for one in listed]


@pytest.mark.parametrize(
    "option, value, words",
    [
        ("--age", "fourteen", "give the age in whole years, from 0 to 120, such as 14."),
        ("--age", "-1", "give the age in whole years"),
        ("--age", "121", "give the age in whole years"),
        ("--age", "14.5", "give the age in whole years"),
        ("--age", "²", "give the age in whole years"),
        ("--gender", "Rowan", "choose one of female, male, another."),
        ("--level", "severe", "choose one of low, medium, high."),
        ("--area", "Ashdown", "choose one of coventry, elsewhere."),
        ("--referrer", "Rowan", "choose one of professional, case_holder, family, parent_carer, young_person, some"),
        ("--on", "tomorrow", "write the time as 2026-12-01T10:00."),
        ("--on", "1066-10-14T10:00", "give a year from 1900 to 2199."),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_named_in_plain_words_and_not_repeated(option, value, words):
    result = run(option, value)
    assert (result.exit_code, result.stdout) == (2, "")
    said = " ".join(result.stderr.split())
    assert words in said
    assert option in said
    assert value not in said.replace(words, "").replace(option, "")


def test_an_agency_can_have_services_of_its_own(tmp_path: Path, monkeypatch):
    head = 'owner = "Ashdown partnership"\nchecked = 2026-11-01\n'
    text = '[[services]]\nid = "rowan_house"\nwording = "Rowan House"\n'
    (tmp_path / "services.toml").write_text(head + text, encoding="utf-8")
    monkeypatch.setenv("FORMSVC_PACKS", str(tmp_path))
    assert list(by_id(*ON)) == ["rowan_house"]
