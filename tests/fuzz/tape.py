"""Choices read from bytes, so that hypothesis, a coverage-guided fuzzer and a plain seed can all steer one generator.

A byte 0, and whatever lies behind the end, is the first choice: shorter tapes and smaller bytes make simpler files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Tape:
    """Bytes that choices are read from."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._round = False

    def go_round(self) -> None:
        """Begin anew where the tape ends, for large files."""
        self._round = bool(self._content)

    def byte(self) -> int:
        """The next byte; 0 behind the end."""
        at, self._at = self._at, self._at + 1
        if at < len(self._content):
            return self._content[at]
        return (self._content[at % len(self._content)] + at // len(self._content)) % 256 if self._round else 0

    def pick(self, number: int) -> int:
        """One of the numbers from 0 to `number` - 1."""
        if number <= 1:
            return 0
        return self.byte() % number if number <= 256 else (self.byte() << 8 | self.byte()) % number

    def chance(self, one_in: int) -> bool:
        """True once in so many times; False where the tape says nothing."""
        return self.pick(one_in) == one_in - 1

    def one_of(self, choices: Sequence[T]) -> T:
        """One of several."""
        return choices[self.pick(len(choices))]

    def some(self, choices: Sequence[T], most: int) -> list[T]:
        """None to `most` of several, each once, in their order."""
        found = {self.pick(len(choices)) for _ in range(self.pick(most + 1))} if choices else set()
        return [choices[n] for n in sorted(found)]
