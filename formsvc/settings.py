"""Settings: read once from the environment, frozen, and naming everything wrong at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from formsvc.core.errors import SettingsError
from formsvc.core.text import shown

LOOPBACK = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How formsvc runs.

    `data_folder` holds the database and the keys; `packs_folder`, if any, holds data packs that
    replace those that come with formsvc; `own_templates`, if any, Word templates that replace those of the same
    names; `draft_days` is how long an untouched draft lives.
    """

    data_folder: Path
    packs_folder: Path | None = None
    own_templates: Path | None = None
    draft_days: int = 30

    @property
    def database_file(self) -> Path:
        """The file drafts are kept in."""
        return self.data_folder / "formsvc.db"

    @property
    def database_url(self) -> str:
        """The same, as SQLAlchemy names it."""
        return f"sqlite:///{self.database_file.as_posix()}"

    @property
    def packs_folders(self) -> tuple[Path, ...]:
        """Folders of data packs beside formsvc's own."""
        return (self.packs_folder,) if self.packs_folder else ()


def settings_from(environment: Mapping[str, str] = os.environ, *, data_folder: Path | None = None) -> Settings:
    """Read FORMSVC_DATA, _PACKS, _TEMPLATES and _DRAFT_DAYS; raise SettingsError naming all that is wrong."""
    problems = []
    packs, own = (_folder(environment, name) for name in ("FORMSVC_PACKS", "FORMSVC_TEMPLATES"))
    if packs and not packs.is_dir():
        problems.append("FORMSVC_PACKS must name a folder of data packs.")
    if own and not own.is_dir():
        problems.append("FORMSVC_TEMPLATES must name a folder of Word templates.")
    elif own and (strange := _replacing_nothing(own)):
        problems.append(
            f"FORMSVC_TEMPLATES: there is no template called {' or '.join(map(shown, strange))} to replace."
        )
    days = environment.get("FORMSVC_DRAFT_DAYS", "30")
    if not (days.isascii() and days.isdigit() and 1 <= int(days) <= 365):
        problems.append("FORMSVC_DRAFT_DAYS must be a number of days from 1 to 365.")
    if problems:
        raise SettingsError(" ".join(problems))
    return Settings(
        data_folder=data_folder or _data_folder(environment), packs_folder=packs, own_templates=own,
        draft_days=int(days),
    )  # fmt: skip


def _folder(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None


def _replacing_nothing(own: Path) -> list[str]:
    """Templates whose names nothing of formsvc has, so that they would be used for nothing."""
    names = {file.name for file in templates_folder("docx").glob("*.docx")}
    return sorted(file.name for file in own.glob("*.docx") if file.name not in names and not file.name.startswith("~$"))


def _data_folder(environment: Mapping[str, str]) -> Path:
    named = environment.get("FORMSVC_DATA")
    return Path(named) if named else Path(platformdirs.user_data_dir("formsvc", appauthor=False))


def templates_folder(kind: str) -> Path:
    """The folder of Word ("docx") or page ("html") templates: the clone's, else the installed package's."""
    package = Path(__file__).parent
    clone = package.parent / "templates" / kind
    return clone if clone.is_dir() else package / "templates" / kind


def template_file(name: str, environment: Mapping[str, str] = os.environ) -> Path:
    """A Word template: the agency's own of that name if there is one, else formsvc's. Raises SettingsError."""
    own = settings_from(environment).own_templates
    return own / name if own and (own / name).is_file() else templates_folder("docx") / name
