"""Names that systems have trouble with, and places where no file can go: whole files, or one line."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

import pytest
from cli.typed import run
from faults.commands import CONFIG, HOTEL, OLD, strays

ENDING = ".blueprint.yaml"
MAP = HOTEL.replace("include: [shared/desk.yaml]\n", "").replace(", touchpoint: desk", "").replace(", system: crm", "")
STEMS = {
    "spaces": "our new hotel",
    "a leading dash": "-hotel",
    "a trailing dot": "hotel.",
    "Chinese": "酒店 地图",
    "composed": normalize("NFC", "café"),
    "decomposed": normalize("NFD", "café"),
    "255 bytes": "h" * (255 - len(ENDING)),
    "255 bytes of Chinese": "图" * 80,
    "a device of Windows": "CON",
    "a line break": "ho\ntel",
    "quotes": "'hotel' \"$HOME\" `ls`",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("stem", STEMS.values(), ids=STEMS)
def test_maps_with_awkward_names(folder: Path, stem: str) -> None:
    name = f"{stem}{ENDING}"
    (folder / name).write_text(MAP, "utf-8")

    assert run("render", "--view", "journey", "--", name)[0] == 0
    assert run("fmt", "--", name)[0] == 0
    assert run("rename", "ring", "call", "--", name)[0] == 0
    assert "id: call" in (folder / name).read_text("utf-8")
    assert sorted(os.listdir(folder)) == sorted([name, f"{stem}.journey.svg"])  # noqa: PTH208 - names as they are


def test_a_build_of_awkward_names(folder: Path) -> None:
    for stem in STEMS.values():
        if stem != normalize("NFD", "café"):
            (folder / f"{stem}{ENDING}").write_text(MAP, "utf-8")
    Path("blueprint.config.yaml").write_text(CONFIG.replace("folder: out", "folder: out, views: journey"), "utf-8")

    assert run("build", "--jobs", "1")[0] == 0
    assert len(list((folder / "out").glob("*.svg"))) == len(STEMS) - 1
    assert run("build", "--jobs", "1")[1].startswith("0 files built")

    (folder / f"{normalize('NFD', 'café')}{ENDING}").write_text(MAP, "utf-8")
    code, _, err = run("build", "--jobs", "1")
    assert (code, "BP611" in err) == (1, True), "both would be one file on other systems"


PLACES = {
    "a file as a folder": ("taken/x.svg", "taken is a file, not a folder"),
    "a file above": ("taken/a/b/x.svg", "taken is a file, not a folder"),
    "a folder": ("folder/", None),
    "missing folders": ("a/b/c/x.svg", None),
    "missing folders and back": ("a/../b/x.svg", None),
    "a name that is too long": ("x" * 252 + ".svg", "file name too long"),
    "a folder whose name is too long": ("x" * 256 + "/", "file name too long"),
    "a path that is too long": ("x/" * 2100 + "x.svg", "file name too long"),
    "a link to itself": ("circle.svg", "too many levels of symbolic links"),
}


@pytest.mark.parametrize("place", PLACES)
def test_where_outputs_go(folder: Path, place: str) -> None:
    (folder / f"hotel{ENDING}").write_text(MAP, "utf-8")
    (folder / "taken").write_bytes(OLD)
    (folder / "folder").mkdir()
    (folder / "circle.svg").symlink_to("circle.svg")
    target, fault = PLACES[place]
    code, out, err = run("render", f"hotel{ENDING}", "--view", "journey", "-o", target)

    if fault is None:
        assert (code, err) == (0, "")
        assert b"<svg" in Path(os.path.normpath(out.rstrip("\n"))).read_bytes()[:200]
    else:
        assert (code, out) == (2, "")
        assert err.startswith("error: ")
        assert err.endswith(f"{fault}\n")
        assert err.count("\n") == 1
    assert (folder / "taken").read_bytes() == OLD
    assert strays(folder) == []


@pytest.mark.parametrize(
    "argv",
    [
        ("validate", "{long}.blueprint.yaml"),
        ("fmt", "{long}"),
        ("rename", "a", "b", "{long}"),
        ("new", "step", "X", "{long}"),
        ("init", "{long}", "--yes"),
        ("build", "-o", "{long}"),
        ("git-setup", "{long}"),
        ("render", "{long}/x.blueprint.yaml"),
        ("diff", "{long}", "{long}"),
        ("watch", "hotel.blueprint.yaml", "-o", "{long}/"),
    ],
    ids=lambda argv: argv[0],
)
def test_names_that_are_too_long_give_one_line(folder: Path, argv: tuple[str, ...]) -> None:
    (folder / f"hotel{ENDING}").write_text(MAP, "utf-8")
    (folder / "blueprint.config.yaml").write_text(CONFIG, "utf-8")
    code, _, err = run(*(word.replace("{long}", "x" * 300) for word in argv))

    assert code in {1, 2}
    assert "mistake of its own" not in err
    assert "too long" in err or "does not exist" in err or "BP" in err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="has processes of another kind")
def test_a_folder_that_may_only_be_read(folder: Path) -> None:
    """Looked at by a user for whom that counts: the superuser may write everywhere."""
    (folder / f"hotel{ENDING}").write_text(MAP, "utf-8")
    (folder / "blueprint.config.yaml").write_text(CONFIG, "utf-8")
    run("render", f"hotel{ENDING}", "-o", "warm/")
    (folder / "out").mkdir()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        for place in (folder / "out", folder):
            place.chmod(0o555)
        for above in folder.parents:
            if (above.is_dir() and above.owner() != "root") or "pytest" in str(above):
                above.chmod(above.stat().st_mode | 0o055)
        if os.geteuid() == 0:
            os.setegid(65534)
            os.seteuid(65534)
        told = [run("render", f"hotel{ENDING}"), run("fmt"), run("build", "--jobs", "1")]
        os.write(writing, repr([(code, err) for code, _, err in told]).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as stream:
        said = stream.read()
    folder.chmod(0o755)

    assert said.count("(2, ") == 3, said
    assert said.count("permission denied") >= 4
    assert "mistake of its own" not in said
    assert strays(folder) == []
