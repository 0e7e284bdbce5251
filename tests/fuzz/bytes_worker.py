"""A process that tries bytes, led by the coverage that they reach: what `soak.py` starts.

In: `SECONDS SEED QUEUE CORPUS KNOWN…`: for how long, a seed, the folder of inputs that reach something new, the corpus,
and the kinds of failures that are known. Out: JSON lines, as of `worker.py`.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import random
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import atheris  # noqa: E402 - the folder of the tests has to be known first

with atheris.instrument_imports(include=["blueprint"], enable_loader_override=False):
    # The program imports most of itself only when it is needed, which would be behind this block.
    for _name in sorted(module.name for module in pkgutil.walk_packages([str(ROOT / "blueprint")], "blueprint.")):
        if not _name.startswith(("blueprint.preview", "blueprint.__main__", "blueprint.project.jobs")):
            import_module(_name)
    from fuzz.checks import Failure
    from fuzz.telling import Telling
from fuzz.seeds import case_of_bytes, mutated, seeds, words_of_the_format  # noqa: E402 - likewise
from fuzz.tape import Tape  # noqa: E402 - likewise

_LONGEST = 8192


class Target(Telling):
    """Tries inputs and tells of it."""

    def __init__(self, folder: Path, corpus: Path, known: set[str], seconds: float) -> None:
        super().__init__(folder, corpus, known)
        self.end = time.monotonic() + seconds
        self.words, self.seeds = words_of_the_format(), seeds()

    def one(self, content: bytes) -> None:
        """Try one input."""
        if time.monotonic() > self.end:
            self.progress("end")
            sys.stdout.flush()
            os._exit(0)
        os.ftruncate(self.current, 0)
        os.pwrite(self.current, content, 0)
        self.done += 1
        if self.done % 500 == 0:
            gc.collect()
        case = case_of_bytes(content)
        try:
            self.judge.judge(case)
        except Failure as failure:
            if failure.kind in self.known:
                self.again += 1
            else:
                self.note(case, failure)
        self.progress_when_due()

    def mutate(self, content: bytes, largest: int, seed: int) -> bytes:
        """Another input made of one: by the rules of the format, or bit by bit."""
        chance = random.Random(seed)  # noqa: S311 - not for secrets
        if chance.random() < 0.3 or not content:
            return bytes(atheris.Mutate(content, largest))
        return mutated(content, chance.choice(self.seeds), Tape(chance.randbytes(64)), self.words)[:largest]


def main() -> None:
    """Run as the arguments say."""
    seconds, seed, queue, corpus, *known = sys.argv[1:]
    folder = Path(tempfile.mkdtemp())
    sys.stdout.write(json.dumps({"kind": "begin", "folder": str(folder)}) + "\n")
    target = Target(folder, Path(corpus), set(known), float(seconds))
    for number, content in enumerate(target.seeds):
        if not any(Path(queue).iterdir()) or number:
            (Path(queue) / f"seed-{number:04}").write_bytes(content)
    options = [
        f"-seed={seed}",
        f"-max_len={_LONGEST}",
        "-timeout=60",
        "-rss_limit_mb=0",
        "-print_final_stats=0",
        "-verbosity=0",
        "-len_control=0",
    ]
    atheris.Setup(["bytes", *options, queue], target.one, custom_mutator=target.mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
