# ruff: noqa: INP001 - a script, not a package
"""Writes the survey files of the examples: `python script/example_responses.py [FOLDER]`.

They are made up, but written out to the last answer, in `script/responses/`. Without a folder they go to `examples/`. A
test compares what this writes with what is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from responses import grid_equipment, hotel_touchpoints, salon_letter

EXAMPLES: dict[str, Callable[[], dict[str, bytes]]] = {
    "grid-equipment": grid_equipment.files,
    "hotel-touchpoints": hotel_touchpoints.files,
    "salon-letter": salon_letter.files,
}
"""Folder of the example, and what makes its files."""


def main(arguments: list[str]) -> None:
    """Write all files into folders named after the examples."""
    to = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1] / "examples"
    for example, made in EXAMPLES.items():
        (to / example).mkdir(parents=True, exist_ok=True)
        for name, content in made().items():
            (to / example / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
