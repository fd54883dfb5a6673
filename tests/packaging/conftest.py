"""formsvc built and installed as other people install it, in fresh environments away from the clone.

Nothing is downloaded: a fresh environment looks for the libraries where the tests found theirs.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

CLONE = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def clone() -> Path:
    return CLONE


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the source distribution, so that both are complete."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CLONE)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def files_in_wheel(wheel: Path) -> frozenset[str]:
    with ZipFile(wheel) as package:
        return frozenset(package.namelist())


@pytest.fixture(scope="session", params=["wheel", "editable"])
def command(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `formsvc` command of an environment into which the package was installed."""
    environment = tmp_path_factory.mktemp(request.param)
    venv.create(environment, with_pip=False)
    what = ["--editable", CLONE] if request.param == "editable" else [request.getfixturevalue("wheel")]
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", environment / "bin/python"]
    _run(*pip, "install", *options, *what, libraries=True)
    _share_libraries(environment)
    return environment / "bin" / "formsvc"


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and working folder away from the clone, with no setting left over from the person testing."""
    for name in [name for name in os.environ if name.startswith(("FORMSVC_", "PYTHON", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _share_libraries(environment: Path) -> None:
    """Let an environment find our libraries, but not our formsvc: path files of a shared folder are not read."""
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    purelib = Path(sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)}))
    (purelib / "shared.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")


def _run(*arguments: object, libraries: bool = False) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if libraries:  # an environment without any must still be able to run the build backend
        environment["PYTHONPATH"] = sysconfig.get_path("purelib")
    done = subprocess.run(
        [str(one) for one in arguments], env=environment, cwd="/", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
