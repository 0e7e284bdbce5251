"""One baseline in a run: which findings it knows, which of its entries nobody needs, what it should hold from now on.

In: the path of a baseline, and findings one after the other. Out: for each whether it is known; at the end `Renewed`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from blueprint.diagnostics import Diagnostic
from blueprint.frozen import frozen
from blueprint.project.baseline import Baseline, Known, baseline_text, read_baseline
from blueprint.report.finding import Finding
from blueprint.source import Span


@frozen(kw_only=True)
class Renewed:
    """A baseline as it should be written.

    Attributes:
        path: of its file. text: of its file.
        count: how many findings it holds. gone: how many entries of the old one it leaves out.
    """

    path: str
    text: str
    count: int
    gone: int


class BaselineUse:
    """What a run does with one baseline."""

    def __init__(self, path: str, asked: Span | None, *, renew: bool) -> None:
        """Read it, unless it is to be made and is not there yet.

        Args:
            path: of its file. asked: where the configuration names it.
            renew: whether findings are entered instead of compared.
        """
        self.path = path
        self.renew = renew
        self.known = 0
        self.complaints: tuple[Diagnostic, ...] = ()
        self._old: Baseline | None = Baseline()
        if not renew or Path(path).exists():
            outcome = read_baseline(path, asked)
            self._old, self.complaints = outcome.value, outcome.diagnostics
        self._expected = frozenset(k.fingerprint for k in self._old.known) if self._old else frozenset()
        self._seen: dict[str, Known] = {}

    def knows(self, finding: Finding, file: str) -> bool:
        """Whether a finding is not to be told: it is entered, or was.

        Args:
            finding: a warning with its fingerprint.
            file: the path of its file from the project's folder.
        """
        said = finding.diagnostic
        self._seen[finding.fingerprint] = Known(
            code=said.code, file=file, element=said.element, fingerprint=finding.fingerprint
        )
        if self._old is None or not (self.renew or finding.fingerprint in self._expected):
            return False
        self.known += 1
        return True

    def needless(self, missed: Callable[[Known], bool]) -> int:
        """How many entries no finding needs any more; arguments as of `Baseline.needless`."""
        return 0 if self._old is None else len(self._old.needless(self._seen, missed))

    def renewed(self, missed: Callable[[Known], bool]) -> Renewed | None:
        """The baseline with all findings of this run; entries that the run could not see are kept.

        None where the old one cannot be read: nothing is written over what nobody has understood.
        """
        if self._old is None:
            return None
        gone = frozenset(k.fingerprint for k in self._old.needless(self._seen, missed))
        kept = {k.fingerprint: k for k in self._old.known if k.fingerprint not in gone} | self._seen
        text = baseline_text(kept.values(), as_json=self.path.lower().endswith(".json"))
        return Renewed(path=self.path, text=text, count=len(kept), gone=len(gone))
