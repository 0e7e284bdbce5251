"""A process that tries a batch of cases: what `soak.py` starts.

In: a seed, and how many cases. Out: JSON lines on standard output: one every few seconds, one for each failure,
and one at the end.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.cases import case_of
from fuzz.checks import Failure
from fuzz.telling import Telling
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.errors import Flaky

MEGABYTES = 512
"""What a process may hold: more is refused to it, and the refusal is a failure of the case."""
SIZE = 1400
"""Bytes of a tape."""


class Worker(Telling):
    """Tries cases and tells of it."""

    def structured(self, seed: int, number: int) -> None:
        """Try cases of a seed; begin anew, with the failure known, where one fails."""
        attempt = 0
        while self.done < number:
            self._attempt(seed * 1000 + attempt, number - self.done)
            attempt += 1
            gc.collect()

    def _attempt(self, seed: int, number: int) -> None:
        """Try cases up to the first that fails in a new way; hypothesis makes that one smaller."""
        first: list[Failure] = []
        smallest = b""

        @seeded(seed)
        @settings(
            max_examples=number, database=None, deadline=None, phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck), report_multiple_bugs=False, print_blob=False,
        )  # fmt: skip
        @given(st.binary(min_size=SIZE, max_size=SIZE))
        def one(tape: bytes) -> None:
            nonlocal smallest
            os.pwrite(self.current, tape, 0)
            self.done += not first
            self.progress_when_due()
            try:
                self.judge.judge(case_of(tape))
            except Failure as failure:
                if failure.kind in self.known:
                    self.again += not first
                elif "longer" in failure.kind:
                    self.note(case_of(tape), failure)
                elif not first or failure.kind == first[0].kind:
                    first[:] = [failure]
                    smallest = tape
                    raise

        try:
            one()
        except (Failure, Flaky):  # one that came once and not again is a failure too
            self.note(case_of(smallest), first[0])


def main() -> None:
    """Run as the arguments say."""
    seed, number, corpus, *known = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 2**20, MEGABYTES * 2**20))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "current").touch()
        sys.stdout.write(json.dumps({"kind": "begin", "folder": folder}) + "\n")
        worker = Worker(Path(folder), Path(corpus), set(known))
        worker.structured(int(seed), int(number))
        worker.progress("end")


if __name__ == "__main__":
    main()
