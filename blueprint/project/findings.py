"""What is reported of what the stages said.

In: diagnostics, each with the file that was worked at. Out: `Verdict`: findings with the level that the project gives
them, without those that its baseline knows.

    diagnostic ──configuration──▶ level ──document──▶ element ──▶ fingerprint ──baseline──▶ told, or known

A file belongs to the project whose folder is the nearest above it. Elements and fingerprints are made only where a form
or a baseline asks for them; a run without findings in a folder without configuration does nothing at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.frozen import frozen, replace
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.project.config_search import Project, find_project, shown
from blueprint.project.levels import Levels, in_vain, rule_of, weigh
from blueprint.report.file_names import STDIN, file_name
from blueprint.report.finding import Finding, plain

if TYPE_CHECKING:
    from blueprint.document import Document
    from blueprint.project.baseline import Known
    from blueprint.project.baseline_use import BaselineUse, Renewed
    from blueprint.project.config import Config
    from blueprint.source import Source

_YAML = (".yaml", ".yml")


@frozen(kw_only=True)
class Wanted:
    """What is asked of the findings.

    Attributes:
        baseline: file with known findings; None for what the configuration says.
        renew: whether the baseline is to be written anew.
        identify: whether findings need elements and fingerprints.
        whole: whether all maps of the project were looked at and drawn, so that no finding can have been missed but
            for those of the lint rules.
        linted: whether the lint rules were checked.
        only: the codes that the run tells; None for all.
        limits: with which the files were read.
    """

    baseline: str | None = None
    renew: bool = False
    identify: bool = False
    whole: bool = False
    linted: bool = False
    only: frozenset[str] | None = None
    limits: Limits = DEFAULT_LIMITS


@frozen(kw_only=True)
class Verdict:
    """What is reported.

    Attributes:
        findings: those about the project's own files first, then in the order of the files.
        known: how many warnings the baselines know.
        needless: how many entries of the baselines no finding needs any more.
        renewed: baselines to be written.
        nowhere: whether a baseline is to be written, and nothing says where.
    """

    findings: tuple[Finding, ...]
    known: int = 0
    needless: int = 0
    renewed: tuple[Renewed, ...] = ()
    nowhere: bool = False


def judge(said: Iterable[tuple[str, Diagnostic]], files: Sequence[str], wanted: Wanted) -> Verdict:
    """Weigh findings.

    Args:
        said: what the stages said, each with the name of the file that was worked at; in the order of the files.
        files: the names of all files that were looked at.
        wanted: what is asked.
    """
    return _Court(files, wanted).judge(said)


class _Court:
    """One run of `judge`, with what it has read already."""

    def __init__(self, files: Sequence[str], wanted: Wanted) -> None:
        self.files = files
        self.wanted = wanted
        self.complaints: dict[Diagnostic, str | None] = {}
        self.faulty: set[str] = set()
        self.projects: dict[str, Project | None] = {}
        self.paths: dict[str, str] = {}
        self.layers: dict[str, tuple[Levels, ...]] = {}
        self.configs: dict[Path, Config | None] = {}
        self.baselines: dict[str, BaselineUse] = {}
        self.documents: dict[Source, Document | None] = {}

    def judge(self, said: Iterable[tuple[str, Diagnostic]]) -> Verdict:
        """All of it."""
        homes = [self.baseline_of(name) for name in self.files]
        weighed = [f for name, d in _once(said) if (f := self.weighed(d, name))]
        own = {_place(d, name or "") for d, name in self.complaints.items()}
        findings = [f for f in weighed if _place(f.diagnostic, f.name or "") not in own]
        if self.wanted.identify or self.baselines:
            findings = self.identified(findings)
        told = tuple(f for f in findings if not self.known(f))
        sound = frozenset(self.path_of(name) for name in self.files if name not in self.faulty)
        uses = tuple(self.baselines.values())
        for use in uses:
            self.complaints.update(dict.fromkeys(use.complaints, use.path))
        renew = self.wanted.renew
        about_project = [f for d, name in self.complaints.items() if (f := self.own(d, name))]
        return Verdict(
            findings=(*(self.identified(about_project) if self.wanted.identify else about_project), *told),
            known=0 if renew else sum(use.known for use in uses),
            needless=0 if renew else sum(use.needless(lambda k: self.missed(k, sound)) for use in uses),
            renewed=tuple(r for use in uses if renew and (r := use.renewed(lambda k: self.missed(k, sound)))),
            nowhere=renew and None in homes and not self.complaints,
        )

    def weighed(self, diagnostic: Diagnostic, name: str) -> Finding | None:
        """A finding with its level; None if it is not told."""
        about = diagnostic.span.source.name if diagnostic.span else name
        if diagnostic.severity is Severity.ERROR:
            self.faulty |= {name, about}
        if about not in self.layers:
            config = self.config_of(about)
            self.layers[about] = config.levels_for(self.path_of(about)) if config else ()
        rule = rule_of(diagnostic.code, self.layers[about])
        complaint = in_vain(diagnostic, rule)
        if complaint is not None:
            self.complaints[complaint] = None
        level = weigh(diagnostic, rule)
        return None if level is None else Finding(diagnostic=diagnostic, level=level, name=about)

    def own(self, diagnostic: Diagnostic, name: str | None) -> Finding | None:
        """A finding about one of the project's own files with its level; None if it is not told."""
        (finding,) = plain([diagnostic], name)
        config = self.config_of(finding.name) if finding.name is not None else None
        layers = config.levels_for(self.path_of(finding.name or "")) if config else ()
        level = weigh(diagnostic, rule_of(diagnostic.code, layers))
        return None if level is None else replace(finding, level=level)

    def identified(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings with element and fingerprint."""
        from blueprint.report.fingerprints import fingerprints  # noqa: PLC0415 - only where somebody asks

        placed = [replace(f, diagnostic=self.placed(f.diagnostic)) for f in findings]
        marks = fingerprints((f.diagnostic, self.path_of(f.name or "")) for f in placed)
        return [replace(f, fingerprint=mark) for f, mark in zip(placed, marks, strict=True)]

    def placed(self, diagnostic: Diagnostic) -> Diagnostic:
        """A finding with the element at its place; as it is where the file has no elements."""
        span = diagnostic.span
        if span is None or not (span.source.name == STDIN or span.source.name.endswith(_YAML)):
            return diagnostic
        from blueprint.project.elements import element_at  # noqa: PLC0415 - only where somebody asks
        from blueprint.reading import parse  # noqa: PLC0415 - likewise

        if span.source not in self.documents:
            self.documents[span.source] = parse(span.source, self.wanted.limits).value
        document = self.documents[span.source]
        found = element_at(document, span.start) if document else None
        return replace(diagnostic, element=found) if found else diagnostic

    def known(self, finding: Finding) -> bool:
        """Whether a baseline knows a finding. It never knows what a stage calls an error."""
        use = self.baseline_of(finding.name) if finding.name is not None else None
        if use is None or finding.diagnostic.severity is Severity.ERROR:
            return False
        return use.knows(finding, self.path_of(finding.name or ""))

    def missed(self, known: Known, sound: frozenset[str]) -> bool:
        """Whether this run would have told a finding that is known, if it were still there.

        Args:
            known: an entry of a baseline.
            sound: the paths of the files that were looked at and have no error, which may hide a warning.
        """
        from blueprint.acknowledge import LATER, LINTED  # noqa: PLC0415 - only with a baseline

        if not self.exists(known.file):
            return True
        if self.wanted.only is not None and known.code not in self.wanted.only:
            return False
        if known.code.startswith(LINTED):
            return self.wanted.linted and known.file in sound
        if self.wanted.whole:
            return True
        return known.file in sound and not known.code.startswith(LATER)

    def exists(self, path: str) -> bool:
        """Whether a file that a baseline names is there."""
        folders = [project.folder for project in self.projects.values() if project] or [Path()]
        return path == STDIN or any((folder / path).is_file() for folder in dict.fromkeys(folders))

    def project_of(self, name: str) -> Project | None:
        """The project that a file belongs to."""
        folder = os.path.dirname(name) if name != STDIN else ""  # noqa: PTH120 - a name, not a path
        if folder not in self.projects:
            self.projects[folder] = find_project(Path(folder))
        return self.projects[folder]

    def path_of(self, name: str) -> str:
        """What a file is called in fingerprints and patterns: its path from the project's folder."""
        if name not in self.paths:
            project = self.project_of(name)
            path = project.path_of(Path(name)) if project and name != STDIN else None
            self.paths[name] = path or file_name(name)
        return self.paths[name]

    def config_of(self, name: str) -> Config | None:
        """The configuration of the project that a file belongs to; errors in it are noted once."""
        project = self.project_of(name)
        if project is None or project.config is None:
            return None
        if project.folder not in self.configs:
            from blueprint.project.config_read import read_config  # noqa: PLC0415 - only where there is one

            outcome = read_config(project.config)
            self.complaints.update(dict.fromkeys(outcome.diagnostics))
            self.configs[project.folder] = outcome.value
        return self.configs[project.folder]

    def baseline_of(self, name: str) -> BaselineUse | None:
        """The baseline that a file's findings are looked for in."""
        path, span = self.wanted.baseline, None
        if path is None:
            config = self.config_of(name)
            if config is None or config.baseline is None:
                return None
            path, span = shown(config.folder / config.baseline), config.baseline_span
        if path not in self.baselines:
            from blueprint.project.baseline_use import BaselineUse  # noqa: PLC0415 - only where there is one

            self.baselines[path] = BaselineUse(path, span, renew=self.wanted.renew)
        return self.baselines[path]


def _once(said: Iterable[tuple[str, Diagnostic]]) -> Iterator[tuple[str, Diagnostic]]:
    """Findings without repetitions: several maps may include one file, and each says what is wrong with it."""
    seen: set[tuple[str, str, int, int, str]] = set()
    for name, diagnostic in said:
        key = _place(diagnostic, name)
        if key not in seen:
            seen.add(key)
            yield name, diagnostic


def _place(diagnostic: Diagnostic, name: str) -> tuple[str, str, int, int, str]:
    """What two findings have in common that say one thing of one place."""
    span = diagnostic.span
    where = (span.source.name, span.start, span.end) if span else (name, 0, 0)
    return (diagnostic.code, *where, diagnostic.message)
