"""The survey files of the examples are what their script writes, and nothing else lies there."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from blueprint import load
from blueprint.model.figures import Grouping

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SURVEYS = sorted(p for ending in ("csv", "xlsx") for p in EXAMPLES.rglob(f"*.{ending}"))


def written(to: Path) -> dict[str, bytes]:
    subprocess.run([sys.executable, str(ROOT / "script" / "example_responses.py"), str(to)], check=True)
    return {p.relative_to(to).as_posix(): p.read_bytes() for p in to.rglob("*") if p.is_file()}


def test_the_survey_files_are_current(tmp_path: Path) -> None:
    committed = {p.relative_to(EXAMPLES).as_posix(): p.read_bytes() for p in SURVEYS}
    made = written(tmp_path)

    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == [], "run `python script/example_responses.py`"


@pytest.mark.parametrize("name", sorted({p.parent.name for p in SURVEYS}))
def test_every_survey_file_is_read_by_its_example(name: str) -> None:
    service = load(str(EXAMPLES / name / f"{name}.blueprint.yaml")).value
    assert service is not None
    read = {Path(file).name for responses in service.responses for file in responses.files}

    assert read == {p.name for p in SURVEYS if p.parent.name == name}


def test_the_hotel_is_recommended_as_often_as_its_table_says() -> None:
    """Counted by hand, so that a figure of the example rests on more than the program that draws it."""
    with (EXAMPLES / "hotel-touchpoints" / "stays.csv").open(encoding="utf-8", newline="") as file:
        rows = [(int(row["recommend"]), float(row["weight"])) for row in csv.DictReader(file)]
    whole = sum(weight for _, weight in rows)
    promoters = sum(weight for score, weight in rows if score >= 9)
    detractors = sum(weight for score, weight in rows if score <= 6)
    service = load(str(EXAMPLES / "hotel-touchpoints" / "hotel-touchpoints.blueprint.yaml")).value
    assert service is not None
    measured = service.measurement("nps")
    assert measured is not None
    assert measured.figure is not None

    assert len(rows) == 240
    assert measured.figure.value == pytest.approx(100 * (promoters - detractors) / whole)
    assert {group.key: group.figure.n for group in measured.by(Grouping.SEGMENT)} == {
        "Business 商务": 120,
        "Leisure 休闲": 90,
        "Groups 团队": 30,
    }
