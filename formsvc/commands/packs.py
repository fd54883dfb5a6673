"""`formsvc packs`: what belongs to an area as one file, to check, to move and to begin from."""

import os
import secrets
import shlex
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from formsvc.core.text import shown
from formsvc.options import packs_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from formsvc.data.area_checks import Fault
    from formsvc.data.areas import Area

_EXAMPLE = "fenmere.toml"
_MOST = 50  # faults that are told at once


@click.group()
def packs() -> None:
    """Move what belongs to an area as one file: levels, services, words, agenda, guidance, links and recipients."""


@packs.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; printed if not given.")
def export(out: Path | None) -> None:
    """Write everything of the area in force as one file, which people can read, edit and compare."""
    from formsvc.data.areas import area_of, as_file

    text = as_file(area_of(packs_in_force())).encode()
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        _write(text, out)
    except FileExistsError:
        raise click.BadParameter("that file is there already. Choose another name.", param_hint="--out") from None
    except OSError as error:
        raise click.BadParameter(f"it cannot be written: {error.strerror}.", param_hint="--out") from None
    click.echo(f"Written: {shown(str(out))}")


def _write(text: bytes, out: Path) -> None:
    """Write a new file, whole or not at all. Raises FileExistsError for a name that is taken, and OSError."""
    if out.exists() or out.is_symlink():
        raise FileExistsError
    fresh = out.with_name(f".{out.name}.{secrets.token_hex(8)}")
    try:
        with fresh.open("xb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(out)
    finally:
        fresh.unlink(missing_ok=True)


@packs.command()
def example() -> None:
    """Print the file of a whole fictional area, to see what an area may say."""
    import formsvc.data.areas

    file = Path(formsvc.data.areas.__file__).with_suffix("") / _EXAMPLE
    click.echo(file.read_bytes(), nl=False)


@packs.command()
@click.argument("file", type=click.File("rb"))
def check(file: BinaryIO) -> None:
    """Check the file of an area, without changing anything; FILE may be - for standard input.

    Names everything that must be put right, and what to know. Ends with 1 if something must be put right.
    """
    _area, faults = _looked_at(file)
    _tell(faults)
    sys.exit(1 if _is_refused(faults) else 0)


@packs.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Folder; else that of FORMSVC_PACKS.")
def import_(file: BinaryIO, folder: Path | None) -> None:
    """Put an area into a folder of packs, all of it or nothing; FILE may be - for standard input.

    It is checked first, and if anything must be put right, nothing is changed. What the folder held before is kept in
    a folder beside it.
    """
    from formsvc.data.area_folder import holds, put

    folder = folder or _folder_in_force()
    area, faults = _looked_at(file)
    _tell(faults)
    if area is None or _is_refused(faults):
        click.echo("Nothing was changed.")
        sys.exit(1)
    if holds(area, folder):
        click.echo("The folder holds just this already. Nothing was changed.")
        return
    told = _changes(area, folder)
    try:
        before = put(area, folder, datetime.now())  # noqa: DTZ005  # local time is meant
    except OSError as error:
        words = f"it cannot be written there: {error.strerror}. Nothing was changed."
        raise click.BadParameter(words, param_hint="--to") from None
    for line in (*told, *_what_now(folder, before)):
        click.echo(line)


def _folder_in_force() -> Path:
    from formsvc.settings import packs_folder_named

    folder = packs_folder_named()
    if folder is None:
        words = "name the folder for it, and let FORMSVC_PACKS name the same folder from then on."
        raise click.BadParameter(words, param_hint="--to")
    return folder


def _looked_at(file: BinaryIO) -> "tuple[Area | None, tuple[Fault, ...]]":
    """The area of a file, with everything that is wrong with it and what there is to know."""
    from formsvc.commands.areas import faults_of, left_to_us, stale
    from formsvc.data.area_reading import LARGEST, read_area
    from formsvc.data.packs import load_packs

    today = date.today()  # noqa: DTZ011  # local time is meant
    area, faults = read_area(file.read(LARGEST + 1), today)
    if area is None:
        return None, faults
    ours = load_packs()
    return area, (*faults, *faults_of(area, ours, faults), *stale(area, today), *left_to_us(area, ours))


def _is_refused(faults: "Iterable[Fault]") -> bool:
    return any(fault.action == "refuse" for fault in faults)


def _tell(faults: "Sequence[Fault]") -> None:
    refused = _is_refused(faults)
    in_order = faults if len(faults) <= _MOST else sorted(faults, key=lambda fault: fault.action != "refuse")
    for fault in in_order[:_MOST]:
        click.echo(str(fault))
    if len(faults) > _MOST:
        click.echo(f"And {len(faults) - _MOST:,} more.")
    count = sum(fault.action == ("refuse" if refused else "warn") for fault in faults)
    things = "1 thing" if count == 1 else f"{count:,} things"
    if refused:
        click.echo(f"Refused: {things} to put right.")
    else:
        click.echo(f"Accepted, with {things} to know." if count else "Accepted.")


def _changes(area: "Area", folder: Path) -> list[str]:
    """What is other than before in the folder, or than ours where there is none."""
    from formsvc.commands.areas import changes, levels_gone
    from formsvc.data.areas import area_of
    from formsvc.data.packs import load_packs

    before = area_of(load_packs(*[folder] if folder.is_dir() else []))
    return [*map(str, levels_gone(area, before)), *changes(before, area)]


def _what_now(folder: Path, before: Path | None) -> "Iterator[str]":
    if before:
        yield f"What was there is kept in {shown(str(before))}."
    yield "Done. formsvc uses it at once where FORMSVC_PACKS names this folder already. Else start it with:"
    yield f"  FORMSVC_PACKS={shlex.quote(str(folder.resolve()))} formsvc serve"
