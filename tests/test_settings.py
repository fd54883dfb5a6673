"""Settings are read once, and everything wrong with them is told at once."""

from pathlib import Path

import platformdirs
import pytest

from formsvc.core.errors import SettingsError
from formsvc.settings import LOOPBACK, Settings, settings_from, template_file, templates_folder


def test_without_settings_formsvc_uses_the_platforms_usual_folder_and_its_own_packs():
    settings = settings_from({})
    assert settings.data_folder == Path(platformdirs.user_data_dir("formsvc", appauthor=False))
    assert (settings.packs_folders, settings.draft_days) == ((), 30)


def test_settings_are_read_from_the_environment(tmp_path):
    settings = settings_from(
        {"FORMSVC_DATA": str(tmp_path / "data"), "FORMSVC_DRAFT_DAYS": "7"}
        | dict.fromkeys(["FORMSVC_PACKS", "FORMSVC_TEMPLATES"], str(tmp_path))
    )
    assert settings == Settings(
        data_folder=tmp_path / "data", packs_folder=tmp_path, own_templates=tmp_path, draft_days=7
    )
    assert settings.packs_folders == (tmp_path,)


def test_the_folder_named_at_the_start_wins(tmp_path):
    assert settings_from({"FORMSVC_DATA": "elsewhere"}, data_folder=tmp_path).data_folder == tmp_path


def test_blank_settings_are_no_settings():
    settings = settings_from({"FORMSVC_DATA": "", "FORMSVC_PACKS": "", "FORMSVC_TEMPLATES": ""})
    assert settings == settings_from({})


def test_the_database_lies_in_the_data_folder(tmp_path):
    settings = Settings(data_folder=tmp_path)
    assert settings.database_file.parent == tmp_path
    assert settings.database_url == f"sqlite:///{settings.database_file.as_posix()}"


def test_reading_settings_makes_no_folder(tmp_path):
    settings_from({"FORMSVC_DATA": str(tmp_path / "data")})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("days", ["1", "30", "365"])
def test_drafts_may_live_from_a_day_to_a_year(days):
    assert settings_from({"FORMSVC_DRAFT_DAYS": days}).draft_days == int(days)


@pytest.mark.parametrize("days", ["0", "366", "-1", "7.5", "a week", "", "\u00b2", "\u0667", " 7"])
def test_other_lives_of_drafts_are_refused(days):
    with pytest.raises(SettingsError, match="FORMSVC_DRAFT_DAYS must be a number of days from 1 to 365"):
        settings_from({"FORMSVC_DRAFT_DAYS": days})


def test_everything_wrong_is_told_at_once(tmp_path):
    with pytest.raises(SettingsError) as refused:
        settings_from(
            dict.fromkeys(["FORMSVC_PACKS", "FORMSVC_TEMPLATES"], str(tmp_path / "missing"))
            | {"FORMSVC_DRAFT_DAYS": "never"}
        )
    for name in ("FORMSVC_PACKS", "FORMSVC_TEMPLATES", "FORMSVC_DRAFT_DAYS"):
        assert name in str(refused.value)


def test_an_agencys_own_template_replaces_the_one_of_the_same_name_and_no_other(tmp_path):
    (tmp_path / "safety_plan.docx").touch()
    (tmp_path / "~$fety_plan.docx").touch()  # Word has it open
    settings = {"FORMSVC_TEMPLATES": str(tmp_path)}
    assert template_file("safety_plan.docx", settings) == tmp_path / "safety_plan.docx"
    assert template_file("intelligence_report.docx", settings) == templates_folder("docx") / "intelligence_report.docx"
    assert template_file("safety_plan.docx", {}) == templates_folder("docx") / "safety_plan.docx"


def test_a_template_that_would_be_used_for_nothing_is_told(tmp_path):
    (tmp_path / "safety-plan.docx").touch()
    with pytest.raises(SettingsError, match=r"no template called safety-plan\.docx to replace"):
        settings_from({"FORMSVC_TEMPLATES": str(tmp_path)})


def test_settings_cannot_be_changed():
    with pytest.raises(AttributeError):
        settings_from({}).draft_days = 7  # type: ignore[misc]  # that it cannot be done is what is tested


@pytest.mark.parametrize("kind, name", [("docx", "safety_plan.docx"), ("html", "layout.html")])
def test_templates_are_found(kind, name):
    assert (templates_folder(kind) / name).is_file()


def test_loopback_means_this_computer_alone():
    assert {"127.0.0.1", "localhost"} <= set(LOOPBACK) <= {"127.0.0.1", "localhost", "::1"}
