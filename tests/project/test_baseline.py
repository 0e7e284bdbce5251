"""The file of known findings: stable, mergeable, read with care."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.project.baseline import Baseline, Known, baseline_text, read_baseline

ONE = Known(code="BP301", file="maps/b.yaml", element="stages/in", fingerprint="1" * 32)
TWO = Known(code="BP140", file="maps/a.yaml", element=None, fingerprint="2" * 32)


def written(folder: Path, text: str, name: str = "known.yaml") -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_the_whole_file() -> None:
    assert baseline_text([ONE, TWO, ONE], as_json=False) == (
        "# Warnings that are known and not told again. Written by `blueprint build --write-baseline`:\n"
        "# mend them one by one, then write the file again.\n"
        "baseline: 1\n"
        "findings:\n"
        f'  - {{"code": "BP140", "file": "maps/a.yaml", "fingerprint": "{"2" * 32}"}}\n'
        f'  - {{"code": "BP301", "file": "maps/b.yaml", "element": "stages/in", "fingerprint": "{"1" * 32}"}}\n'
    )


@pytest.mark.parametrize("as_json", [False, True])
def test_json_is_the_same_and_so_is_nothing(tmp_path: Path, as_json: bool) -> None:
    for known in ((), (TWO, ONE)):
        text = baseline_text(known, as_json=as_json)
        assert read_baseline(written(tmp_path, text)).value == Baseline(known)
        if as_json:
            assert json.loads(text)["baseline"] == 1


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ENTRIES = st.builds(
    Known,
    code=st.sampled_from(["BP301", "BP140"]),
    file=NAMES.filter(lambda n: n.strip() == n),
    element=st.none() | NAMES.filter(lambda n: n.strip() == n),
    fingerprint=st.text("0123456789abcdef", min_size=32, max_size=32),
)


@settings(max_examples=80)
@given(st.lists(ENTRIES, max_size=5, unique_by=lambda k: k.fingerprint), st.booleans())
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, known: list[Known], as_json: bool) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = baseline_text(known, as_json=as_json)
    careful = text.replace("findings:\n  - ", "findings:\n\n  - ").replace("[\n  {", "[\n\n  {")

    for one in (text, careful):  # as it is, and as only the reader of YAML understands it
        outcome = read_baseline(written(folder, one))
        assert outcome.value is not None, outcome.diagnostics[0].message
        assert {k.fingerprint for k in outcome.value.known} == {k.fingerprint for k in known}
        assert baseline_text(outcome.value.known, as_json=as_json) == text


def test_edited_by_hand(tmp_path: Path) -> None:
    text = f"baseline: 1\nfindings:\n  - code: BP301\n    file: a.yaml  # soon\n    fingerprint: '{'0' * 32}'\n"
    outcome = read_baseline(written(tmp_path, text))

    assert outcome.value == Baseline((Known(code="BP301", file="a.yaml", element=None, fingerprint="0" * 32),))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "1:1 BP107"),
        ("baseline: 2\nfindings: []\n", "1:11 BP212"),
        ("baseline: 1\n", "1:1 BP201"),
        ("baseline: 1\nfindings:\n  - {code: BP3, file: a, fingerprint: x}\n", "3:12 BP209"),
        (baseline_text([ONE], as_json=False).replace("  - ", "<<<<<<< HEAD\n  - "), "5:1 BP"),
        (baseline_text([ONE], as_json=False).replace('"1111', '"zzzz'), "5:"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, finding: str) -> None:
    outcome = read_baseline(written(tmp_path, text))

    assert outcome.value is None
    said = outcome.diagnostics[0]
    assert said.span is not None
    assert f"{said.span.line}:{said.span.column} {said.code}".startswith(finding)


def test_there_is_none(tmp_path: Path) -> None:
    assert [d.code for d in read_baseline(str(tmp_path / "known.yaml")).diagnostics] == ["BP607"]


def test_branches_merge(tmp_path: Path) -> None:
    """Two branches that mend different findings give one file, without conflict, by git itself."""
    import subprocess  # noqa: PLC0415 - only here

    known = [
        Known(code="BP301", file=f"maps/{n:02}.yaml", element=f"stages/{n}", fingerprint=f"{n:032x}") for n in range(20)
    ]
    for name, left in (("base", known), ("ours", known[1:]), ("theirs", known[:10] + known[12:])):
        written(tmp_path, baseline_text(left, as_json=False), name)
    done = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=tmp_path, capture_output=True, check=True
    )

    assert done.stdout.decode() == baseline_text(known[1:10] + known[12:], as_json=False)
