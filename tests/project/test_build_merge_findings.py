"""Parts that are put together: the same messages, the same exit code and the same baseline as those of one build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli.typed import run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project.projects import tree, write_config, write_map

from blueprint.project.building.inputs import Inputs
from blueprint.project.building.manifest import Manifest, from_text, to_text
from blueprint.project.building.shards import Shard

COUNT = 5
LOOP = "Opens, next: [ring]"
"""Words of a map that is warned about: BP304."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for n in range(COUNT):
        write_map(tmp_path, f"maps/m{n}.blueprint.yaml", title=f"Map {n}", words=LOOP if n % 2 else "Opens")
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parts(*arguments: str) -> list[int]:
    """Makes two parts; their exit codes."""
    return [run("build", "--shard", f"{n}/2", "-o", f"part-{n}", "--jobs", "1", *arguments)[0] for n in (1, 2)]


def merge(*arguments: str) -> tuple[int, str, str]:
    return run("build", "--merge", "part-1", "part-2", "-o", "merged", *arguments)


def whole(*arguments: str) -> tuple[int, str, str]:
    return run("build", "-o", "one", "--jobs", "1", *arguments)


def compared(said: tuple[int, str, str], place: str) -> tuple[int, str, str]:
    """What is said, whatever the folder of the outputs is called."""
    code, out, err = said
    return code, "\n".join(sorted(out.replace(f"{place}/", "").splitlines())), err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["full", "concise", "json", "gitlab", "sarif", "junit", "github"])
@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_the_same_is_told(form: str, strict: tuple[str, ...]) -> None:
    parts(*strict)

    one, merged = whole("--diagnostics", form, *strict), merge("--diagnostics", form, *strict)

    assert "BP304" in one[2]
    assert one[0] == len(strict)
    assert compared(merged, "merged") == compared(one, "one")


def test_levels_that_make_warnings_errors(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, views: journey}]\nlevels: {BP304: error}\n")
    parts()

    assert merge()[0] == whole()[0] == 1
    assert merge()[2] == whole()[2] != ""


def test_findings_that_rest_on_all_maps(folder: Path) -> None:
    write_config(
        folder,
        "outputs: [{folder: out, views: [journey, jurney]}]\n"
        "books: [{pdf: out/no.pdf, files: [nowhere/]}, {pdf: out/a.pdf, files: [maps/m1.blueprint.yaml]}]\n",
    )
    parts()
    merged = merge()
    assert "BP613" in merged[2]
    assert compared(merged, "merged") == compared(whole(), "one")

    write_config(folder, "outputs: [{folder: out, views: [journey, jurney]}]\n")
    parts()
    assert "BP612" in merge()[2]
    assert merge()[2] == whole()[2]


def test_a_baseline_is_used_and_written_as_by_one_build(folder: Path) -> None:
    baseline = folder / "known.yaml"
    write_config(folder, "outputs: [{folder: out, views: journey}]\nbaseline: known.yaml\n")
    whole("--write-baseline")
    before = baseline.read_bytes()
    assert before.count(b"BP304") == 2
    parts()

    code, _, err = merge("--strict")
    assert (code, err) == (0, "nothing to report in 5 files\n2 known warnings are in the baseline and not told\n")
    merge("--write-baseline")
    assert baseline.read_bytes() == before

    write_map(folder, "maps/m1.blueprint.yaml", title="Map 1")
    parts()
    assert "1 entry of the baseline is no longer needed" in merge()[2]


def test_findings_are_told_where_only_the_parts_are(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts()
    expected = merge("--diagnostics", "json")[2]
    away = tmp_path / "away"
    away.mkdir()
    for name in ("part-1", "part-2", "blueprint.config.yaml"):
        shutil.move(folder / name, away / name)
    monkeypatch.chdir(away)

    assert merge("--diagnostics", "json")[2] == expected


def test_a_map_that_may_not_be_read_is_a_map_with_errors(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Inputs.sha256

    def refuse(self: Inputs, path: str) -> str:
        if path == "maps/m0.blueprint.yaml":
            raise PermissionError(13, "Permission denied")
        return real(self, path)

    with monkeypatch.context() as forbidden:
        forbidden.setattr(Inputs, "sha256", refuse)
        assert sorted(parts()) == [0, 1]
        one = whole()

    merged = merge()

    assert merged[0] == one[0] == 1
    assert (
        merged[1].splitlines()[-1] == one[1].splitlines()[-1] == "4 files built, 0 unchanged (5 maps, 1 of them failed)"
    )
    assert tree(folder / "merged") == tree(folder / "one")


def test_a_map_that_is_no_text_fails_the_whole_and_the_others_are_put_together(folder: Path) -> None:
    (folder / "maps/m8.blueprint.yaml").write_bytes(b"\xff\xfe\xff")
    assert sorted(parts()) == [0, 1]

    code, out, err = merge()

    assert code == 1
    assert out.count(".journey.svg") == COUNT
    assert "maps/m8.blueprint.yaml" in err
    assert (folder / "merged/index.html").is_file()
    assert compared(whole(), "one")[0] == 1


def test_outputs_of_a_map_with_errors_stay(folder: Path) -> None:
    parts()
    merge()
    (folder / "maps/m2.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")
    parts()

    code, out, _ = merge()

    assert code == 1
    assert "orphaned" not in out
    outputs = json.loads((folder / "merged/manifest.json").read_text("utf-8"))["outputs"]
    assert [o["path"] for o in outputs if o.get("outdated")] == ["maps/m2.journey.svg"]


@pytest.mark.parametrize("spoil", ["content", "gone", "manifest"])
def test_nothing_is_written_before_everything_was_looked_at(folder: Path, spoil: str) -> None:
    parts()
    last = max((folder / "part-2/maps").iterdir())
    if spoil == "content":
        last.write_text("mine", "utf-8")
    elif spoil == "gone":
        last.unlink()
    else:
        place = folder / "part-2/manifest.2-of-2.json"
        place.write_text(place.read_text("utf-8").replace('"texts": [', '"texts": [\n  {"path": 1},'), "utf-8")

    assert merge()[0] == 2
    assert not (folder / "merged").exists()


def changed(folder: Path) -> None:
    write_map(folder, "maps/m0.blueprint.yaml", title="Other")


def added(folder: Path) -> None:
    write_map(folder, "maps/m7.blueprint.yaml")


def removed(folder: Path) -> None:
    (folder / "maps/m0.blueprint.yaml").unlink()


def configured(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, views: journey}]\nlevels: {BP304: off}\n")


def unconfigured(folder: Path) -> None:
    (folder / "blueprint.config.yaml").unlink()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed, "maps/m0.blueprint.yaml has changed since the parts were made; make them again"),
        (removed, "maps/m0.blueprint.yaml has changed since the parts were made; make them again"),
        (added, "maps/m7.blueprint.yaml is in none of the parts; make all of them again"),
        (configured, "blueprint.config.yaml has changed since the parts were made; make them again"),
        (unconfigured, "blueprint.config.yaml is not here, and the parts were made with it; run this in the folder of"),
    ],
)
def test_a_project_that_has_changed_since(folder: Path, change: object, said: str) -> None:
    parts()
    assert callable(change)
    change(folder)

    code, _, err = merge()

    assert code == 2
    assert said in err
    assert not (folder / "merged").exists()


@pytest.mark.usefixtures("folder")
def test_the_record_of_a_part_is_not_in_the_whole() -> None:
    parts()
    merge()

    assert '"findings"' in Path("part-1/manifest.1-of-2.json").read_text("utf-8")
    assert set(json.loads(Path("merged/manifest.json").read_text("utf-8"))) == {
        "manifest", "blueprint", "sources", "outputs", "orphans",
    }  # fmt: skip
    again = from_text(Path("part-1/manifest.1-of-2.json").read_bytes())
    assert from_text(to_text(again)) == again != Manifest()


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(of=st.integers(1, 6), bad=st.sets(st.integers(0, COUNT - 1), max_size=2))
def test_any_number_of_parts_says_what_one_build_says(folder: Path, of: int, bad: set[int]) -> None:
    for n in range(COUNT):
        write_map(folder, f"maps/m{n}.blueprint.yaml", words="Opens, next: [nowhere]" if n in bad else LOOP)
    for place in ("merged", "one", *(f"p{n}" for n in range(1, 7))):
        shutil.rmtree(folder / place, ignore_errors=True)
    for n in range(1, of + 1):
        run("build", "--shard", f"{n}/{of}", "-o", f"p{n}", "--jobs", "1")

    merged = run("build", "--merge", *(f"p{n}" for n in range(1, of + 1)), "-o", "merged")

    assert compared(merged, "merged") == compared(whole(), "one")
    assert tree(folder / "merged") == tree(folder / "one")
    assert sum(Shard(n, of).has("maps/m0.blueprint.yaml") for n in range(1, of + 1)) == 1
