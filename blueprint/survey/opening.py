"""The right reader for a survey file.

In: a path. Out: a `Table`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from blueprint.limits import Limits
from blueprint.survey.faults import SurveyError
from blueprint.survey.table import Table


def open_table(path: Path, name: str, columns: Sequence[str], sheet: str | None, limits: Limits) -> Table:
    """Open a survey file.

    Args:
        path: of the file. name: what messages call it. columns: names of the columns that are asked for.
        sheet: of an XLSX file; None for the first. limits: what is too much.

    Raises:
        SurveyError: it cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > limits.answers:
            raise SurveyError(
                "BP702",
                f"`{name}` is too large: {size:,} bytes, the limit is {limits.answers:,}",
                limits.raise_hint("answers", size),
            )
        if path.suffix.lower() == ".xlsx":
            from blueprint.survey.xlsx.table import XlsxTable  # noqa: PLC0415 - CSV needs none of it

            return XlsxTable(path, name, columns, sheet, limits)
        from blueprint.survey.csv_table import CsvTable  # noqa: PLC0415 - likewise

        return CsvTable(path, name, columns, limits)
    except OSError as error:
        raise unreadable(name, error) from error


def unreadable(name: str, error: OSError) -> SurveyError:
    """What the system said about a file."""
    if isinstance(error, FileNotFoundError):
        return SurveyError("BP701", f"there is no file `{name}`", "paths start at the folder of the map")
    said = error.strerror or type(error).__name__
    return SurveyError("BP701", f"`{name}` cannot be read: {said[:1].lower()}{said[1:]}", "check its permissions")
