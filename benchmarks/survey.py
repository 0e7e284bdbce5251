"""Measures how long answers take to count, and how much memory: CSV and XLSX, few columns and all that there can be.

In: numbers of rows and of runs on the command line. Out: a table of medians on standard output. Every run is a new
process, start-up and the rest of the map included. Linux only.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import os
import platform
import random
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

STEPS = ("arrive", "check-in", "room", "dinner", "bar", "sleep", "breakfast", "pool", "check-out", "leave")
HEAD = ("score", "where", "seg", "day", "tp", "via", "weight", "why")
MAP = """blueprint: 1
title: Hotel
touchpoints: {{desk: {{title: Front desk}}, phone: {{title: Telephone}}, web: {{title: Website}}}}
channels: {{in-person: {{title: In person}}, online: {{title: Online}}}}
stages:
  - title: Stay
    steps:
{steps}
metrics:
  - {{id: nps, type: nps, responses: s}}
  - {{id: business, type: nps, responses: s, where: {{segment: business, period: 2024-01..2024-06}}}}
  - {{id: mean, type: mean, scale: [0, 10], responses: s}}
responses:
  s:
    file: {file}
    columns: {{score: score, step: where, segment: seg, date: day, touchpoint: tp, channel: via{more}}}
"""
RUN = (
    "import sys, time; t = time.perf_counter(); from blueprint.pipeline import load; "
    "o = load(sys.argv[1]); assert o.value and len(o.value.measurements) == 3; "
    "most = next(line for line in open('/proc/self/status') if line.startswith('VmHWM')); "
    "print(time.perf_counter() - t, int(most.split()[1]) / 1024)"
)
"""The system's own `ru_maxrss` would begin with what the process that starts this one has used."""
BLANK = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def main() -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 1_000_000], help="rows (10000 1000000)")
    parser.add_argument("--runs", type=int, default=3, help="measured runs of each (3)")
    options = parser.parse_args()
    print(f"{'file':<34}{'rows':>12}{'MB':>8}{'s':>8}{'rows/s':>12}{'MiB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            for kind, columns in (("csv", 6), ("csv", 8), ("xlsx", 6)):
                file = Path(folder) / f"answers-{columns}.{kind}"
                (_write_csv if kind == "csv" else _write_xlsx)(file, rows, columns)
                seconds, memory = _measure(Path(folder), file, columns, options.runs)
                size = file.stat().st_size / 1e6
                name = f"{kind.upper()}, {columns} columns" + (" (weights, comments)" if columns > 6 else "")  # noqa: PLR2004
                print(f"{name:<34}{rows:>12,}{size:>8.1f}{seconds:>8.2f}{rows / seconds:>12,.0f}{memory:>8.0f}")
                file.unlink()
    print(
        f"\nPython {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; median of {options.runs}"
    )
    return 0


def _rows(rows: int, columns: int) -> Iterator[tuple[str, ...]]:
    """Answers, the same at every run."""
    chance = random.Random(3)  # noqa: S311 - no secret
    first = dt.date(2024, 1, 1)
    weights = [1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 6]
    for score in chance.choices(range(11), weights, k=rows):
        yield (
            str(score),
            chance.choice(STEPS),
            chance.choice(("business", "leisure", "group", "family", "")),
            (first + dt.timedelta(days=chance.randrange(500))).isoformat(),
            chance.choice(("desk", "phone", "web")),
            chance.choice(("in-person", "online")),
            repr(round(chance.uniform(0.2, 3), 6)),
            f"What I liked was number {chance.random()}",
        )[:columns]


def _write_csv(file: Path, rows: int, columns: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(HEAD[:columns])
        writer.writerows(_rows(rows, columns))


def _write_xlsx(file: Path, rows: int, columns: int) -> None:
    """A workbook of shared texts, as spreadsheets write them."""
    texts: dict[str, int] = {}
    letters = "ABCDEFGH"

    def cell(at: int, number: int, text: str) -> str:
        place = f"{letters[at]}{number}"
        if text.isdigit():
            return f'<c r="{place}"><v>{text}</v></c>'
        return f'<c r="{place}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'

    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'{BLANK}<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets>'
            "</workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{BLANK}<Relationship Id="a" Type="{OFFICE}/worksheet" Target="sheet.xml"/>'
            f'<Relationship Id="b" Type="{OFFICE}/sharedStrings" Target="texts.xml"/></Relationships>',
        )
        with archive.open("xl/sheet.xml", "w", force_zip64=True) as out:
            out.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in enumerate((HEAD[:columns], *_rows(rows, columns)), start=1):
                cells = "".join(cell(at, number, text) for at, text in enumerate(row) if text)
                out.write(f'<row r="{number}">{cells}</row>'.encode())
            out.write(b"</sheetData></worksheet>")
        shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
        archive.writestr("xl/texts.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')


def _measure(folder: Path, file: Path, columns: int, runs: int) -> tuple[float, float]:
    """Seconds (median) and mebibytes (most)."""
    steps = "\n".join(f"      - {{id: {step}, customer: {step}}}" for step in STEPS)
    more = ", weight: weight, comment: why" if columns == len(HEAD) else ""
    place = folder / "hotel.blueprint.yaml"
    place.write_text(MAP.format(steps=steps, file=file.name, more=more), "utf-8")
    found = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", RUN, str(place)], capture_output=True, check=True, text=True)
        seconds, memory = done.stdout.split()
        found.append((float(seconds), float(memory)))
    return median(seconds for seconds, _ in found), max(memory for _, memory in found)


if __name__ == "__main__":
    sys.exit(main())
