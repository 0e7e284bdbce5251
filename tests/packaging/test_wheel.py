"""What is installed is what is in the checkout: as wheel, by way of the sdist, and editable."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """The standard output of a command that has to succeed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode()


def environment(folder: Path, *install: str | Path) -> Path:
    """The programs of a new environment with one distribution in it, over the libraries of this one.

    Names in a `.pth` file join the search path without their own `.pth` files: the editable install of
    this checkout stays out of sight.
    """
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(programs / "python", "-c", ask).strip())
    here = [path for path in sys.path if path.endswith("-packages")]
    (packages / "libraries.pth").write_text("\n".join(here) + "\n", "utf-8")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet", "--no-index")
    run(
        *pip,
        "--disable-pip-version-check",
        "--no-deps",
        "--no-build-isolation",
        "--ignore-installed",
        *install,
    )
    return programs


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel straight from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel_of_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel by way of the sdist, as an index or another packager makes it."""
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
    assert next(folder.glob("*.tar.gz"))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The programs of an environment the wheel is installed in."""
    return environment(tmp_path_factory.mktemp("installed"), wheel)


def members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def checkout() -> dict[str, bytes]:
    """The files of the three folders that ship, by the names they have in the wheel."""
    places = {
        "blueprint": "blueprint",
        "schemas": "blueprint/_data/schemas",
        "templates": "blueprint/_data/templates",
    }
    return {
        f"{shipped}/{path.relative_to(ROOT / folder).as_posix()}": path.read_bytes()
        for folder, shipped in places.items()
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }


def metadata(wheel: Path) -> Message:
    return Parser().parsestr(next(v for k, v in members(wheel).items() if k.endswith("/METADATA")).decode("utf-8"))


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    shipped = {name: data for name, data in members(wheel).items() if ".dist-info/" not in name}

    assert shipped == checkout()
    assert {name.split("/")[2] for name in shipped if name.startswith("blueprint/_data/")} == {
        "schemas",
        "templates",
    }


def test_the_way_over_the_sdist_gives_the_same_wheel(wheel: Path, wheel_of_sdist: Path) -> None:
    assert members(wheel_of_sdist) == members(wheel)
    assert wheel_of_sdist.name == wheel.name


def test_metadata(wheel: Path) -> None:
    found = metadata(wheel)

    assert found["Name"] == "blueprint"
    assert found["License-Expression"] == "MIT"
    assert found["License-File"] == "LICENSE"
    assert found["Requires-Python"] == ">=3.11"
    assert found["Description-Content-Type"] == "text/markdown"


def test_version_is_the_program_s_own(installed: Path, wheel: Path, tmp_path: Path) -> None:
    assert metadata(wheel)["Version"] in run(installed / "blueprint", "--version", cwd=tmp_path)


def test_the_installed_program_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = Path(run(installed / "python", "-c", "import blueprint; print(blueprint.__file__)", cwd=tmp_path).strip())

    assert where.is_relative_to(installed.parent)


def test_the_installed_program_finds_its_schema(installed: Path, tmp_path: Path) -> None:
    printed = run(installed / "blueprint", "schema", cwd=tmp_path)

    assert printed == (ROOT / "schemas/blueprint-1.schema.json").read_text("utf-8")


def test_the_installed_program_draws(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/hotel-stay", tmp_path, dirs_exist_ok=True)

    run(installed / "blueprint", "render", "hotel-stay.blueprint.yaml", "-o", "out/", cwd=tmp_path)

    assert [path.suffix for path in (tmp_path / "out").iterdir() if path.suffix == ".svg"]


def test_an_editable_install_reads_from_the_checkout(tmp_path: Path) -> None:
    programs = environment(tmp_path / "editable", "--editable", ROOT)
    ask = "from blueprint import resources; print(resources.path('schemas', 'blueprint-1.schema.json'))"

    found = Path(run(programs / "python", "-c", ask, cwd=tmp_path).strip())

    assert found == ROOT / "schemas/blueprint-1.schema.json"
