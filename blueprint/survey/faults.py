"""Why a survey file cannot be counted, and what was noticed while it was read.

In: nothing. Out: `SurveyError`, which ends the reading of a file; `Notes`, which do not.
"""

from __future__ import annotations

from blueprint.phrases import quote

SHOWN = 3
"""Examples that a finding names."""


class SurveyError(Exception):
    """A file that cannot be counted.

    Attributes:
        code: of the finding. message: one sentence that names the file. hint: what to do.
        column: name of the column that it is about, for the place in the map; None for the whole file.
    """

    def __init__(self, code: str, message: str, hint: str | None = None, column: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.column = column


class Noted:
    """How often something was met, and where first.

    Attributes:
        count: how often. examples: text (None where nothing can be shown), file and row number, the first few.
    """

    __slots__ = ("count", "examples")

    def __init__(self) -> None:
        self.count = 0
        self.examples: list[tuple[str | None, str, int]] = []

    def add(self, file: str, row: int, text: str | None = None) -> None:
        """Count one more.

        Args:
            file: as messages call it. row: as a spreadsheet counts rows. text: what stands there.
        """
        self.count += 1
        self.example(file, row, text)

    def example(self, file: str, row: int, text: str | None = None) -> None:
        """Keep an example, if it is one of the first."""
        if self.wanting:
            self.examples.append((text, file, row))

    @property
    def wanting(self) -> bool:
        """Whether more examples would be shown."""
        return len(self.examples) < SHOWN

    def shown(self) -> str:
        """The examples in words: "`11` (exit.csv, row 5), row 9 of exit.csv"."""
        return ", ".join(
            f"{quote(text)} ({file}, row {row:,})" if text and text.strip() else f"row {row:,} of {file}"
            for text, file, row in self.examples
        )

    def join(self, other: Noted) -> None:
        """Add what was met in another file."""
        self.count += other.count
        for text, file, row in other.examples:
            self.example(file, row, text)


class Notes:
    """What a file has that is no error, but should be known.

    Attributes:
        short: rows with fewer cells than the header. formulas: formulas whose result was not saved.
    """

    __slots__ = ("formulas", "short")

    def __init__(self) -> None:
        self.short = Noted()
        self.formulas = Noted()
