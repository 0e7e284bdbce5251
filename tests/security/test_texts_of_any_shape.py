"""No text of a file makes a pattern of ours try for ever: four times the text takes about four times as long.

`BLUEPRINT_TEXTS=96000` tries texts that long, one at a time, as a soak.
"""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest

from blueprint.cli.main import main

LONGEST = int(os.environ.get("BLUEPRINT_TEXTS", "6000"))
SOAK = "BLUEPRINT_TEXTS" in os.environ
SHAPES = (
    " ", "0", "a", "a.", "a-", "-", "0,", "0 ", "1 h ", ".", "…", "~ ", "&", ", ", "a=", ":", "a: ", "{", "[ ", " #",
    "\\\\", "(", "，", "：", "*", "\u0301", "\t", "x0", "https://a.",
)  # fmt: skip
STEP = "stages: [{title: S, steps: [{id: a, title: A, customer: B@}]}]\n"
FIELDS = {
    "step": STEP.replace("@", ", time: §, wait: §, emotion: §, tags: [§], icon: §, image: §, touchpoint: §"),
    "card": STEP.replace("@", ", frontstage: {text: §, url: §, actor: §, time: §, id: §, status: §}"),
    "metric": STEP.replace("@", "") + "metrics: [{id: m, type: duration, title: M, at: a, value: §, target: §, "
    "period: §}]\n",
    "file": STEP.replace("@", "") + "date: §\nversion: §\nlanguage: §\nstyle: §\nlinks: [§]\n§: 1\n",
    "view": STEP.replace("@", "") + "views: [{id: v, kind: journey, page: §, lanes: §, language: §}]\n"
    "gaps: [{gap: §, at: §}]\nopportunities: [{title: x, at: §, impact: §, due: §}]\n",
    "changes": "extends: §\nremove: [§]\n",
}  # fmt: skip


def seconds(folder: Path, text: str) -> float:
    """Processor time of a check; findings are welcome, a failure is none."""
    path = folder / "a.blueprint.yaml"
    path.write_text(text, "utf-8")
    start = time.process_time()
    code = main(["validate", str(path)], io.BytesIO(), io.StringIO(), io.StringIO())
    assert code in {0, 1}, code
    return time.process_time() - start


def of_shape(field: str, shape: str, length: int) -> str:
    """A file with a long text of one shape between two letters, at every place of a kind."""
    long = '"1' + (shape * length)[:length].removesuffix("\\") + 'y"'
    return "blueprint: 1\ntitle: T\n" + FIELDS[field].replace("§", long)


def plain(field: str, shape: str, length: int) -> str:
    """The same without quotation marks, which is mostly broken YAML."""
    return of_shape(field, shape, length).replace('"', "")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("written", [of_shape, plain])
def test_four_times_the_text_takes_about_four_times_as_long(tmp_path: Path, field: str, written: object) -> None:
    assert callable(written)
    shapes = SHAPES if SOAK else ("".join(SHAPES), *SHAPES[:: 3 + len(FIELDS[field]) % 3])
    slow = []
    for shape in shapes:
        whole = seconds(tmp_path, written(field, shape, LONGEST))
        if whole < LONGEST / 60_000:  # a tenth of a second for 6,000 characters
            continue
        part = min(seconds(tmp_path, written(field, shape, LONGEST // 4)) for _ in range(2))
        whole = min(whole, seconds(tmp_path, written(field, shape, LONGEST)))
        if whole > 6 * part:
            slow.append((shape, round(part, 3), round(whole, 3)))
    assert slow == []
