"""Settings: read once from the environment, frozen, and naming everything wrong at once."""

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import platformdirs

from formsvc.core import language
from formsvc.core.errors import SettingsError
from formsvc.core.text import shown

LOOPBACK = ("127.0.0.1", "localhost")
ENGLISH = "en-GB"
"""The language the pages are written in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How formsvc runs.

    `data_folder` holds the database and the keys; `packs_folder`, if any, holds data packs that
    replace those that come with formsvc; `own_templates`, if any, Word templates that replace those of the same
    names; `draft_days` is how long an untouched draft lives; `language` is the tag of the language of the pages.
    """

    data_folder: Path
    packs_folder: Path | None = None
    own_templates: Path | None = None
    draft_days: int = 30
    language: str = ENGLISH

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

    @property
    def translations(self) -> Mapping[str, Path]:
        """The file of each translation there is by its language tag; the agency's own, beside its packs, come first."""
        return _translations(self.packs_folder)


def settings_from(environment: Mapping[str, str] = os.environ, *, data_folder: Path | None = None) -> Settings:
    """Read FORMSVC_DATA, _PACKS, _TEMPLATES, _DRAFT_DAYS, _LANGUAGE; raise SettingsError naming all that is wrong."""
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
    tag = environment.get("FORMSVC_LANGUAGE") or ENGLISH
    if tag not in (there := sorted({ENGLISH, *_translations(packs)})):
        problems.append(f"FORMSVC_LANGUAGE: there is no translation called {shown(tag)}, only {', '.join(there)}.")
    if problems:
        raise SettingsError(" ".join(problems))
    return Settings(
        data_folder=data_folder or _data_folder(environment), packs_folder=packs, own_templates=own,
        draft_days=int(days), language=tag,
    )  # fmt: skip


def packs_folder_named(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder that FORMSVC_PACKS names, whether or not it is there yet."""
    return _folder(environment, "FORMSVC_PACKS")


def _folder(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None


def _translations(packs_folder: Path | None) -> dict[str, Path]:
    """Translations by their tags, from folders as gettext names them: "cy/LC_MESSAGES/formsvc.mo"."""
    folders = (Path(__file__).parent, *((packs_folder,) if packs_folder else ()))
    files = (file for folder in folders for file in folder.glob("translations/*/LC_MESSAGES/formsvc.mo"))
    return {file.parent.parent.name: file for file in files}


def translations_of(settings: Settings) -> NullTranslations:
    """What puts the pages into the language that is set; raises SettingsError for a translation that cannot be read."""
    file = settings.translations.get(settings.language)
    if file is None:
        return language.ENGLISH
    try:
        with file.open("rb") as compiled:
            return GNUTranslations(compiled)
    except (OSError, ValueError, struct.error):
        raise SettingsError(f"FORMSVC_LANGUAGE: the translation {shown(settings.language)} cannot be read.") from None


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
