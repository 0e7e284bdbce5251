"""Services for tests of the experience figures, as short as they can be typed."""

from __future__ import annotations

from dataclasses import replace

from blueprint.build import build
from blueprint.experience.figures import Tally, figure
from blueprint.model import Metric, Service
from blueprint.model.figures import Figure
from blueprint.model.vocabulary import MetricType
from blueprint.reading import parse
from blueprint.source import Source


def staged(*stages: tuple[str, ...], head: str = "") -> Service:
    """A service whose stages are given as flow mappings: what the stage says itself, then its steps."""
    text = f"blueprint: 1\ntitle: T\n{head}stages:\n"
    for own, *steps in stages:
        listed = ", ".join(f"{{{step}}}" for step in steps)
        text += f"  - {{{own}, steps: [{listed}]}}\n"
    document = parse(Source("t", text)).value
    assert document is not None
    built = build(document)
    assert built.value is not None
    assert not built.failed, built.diagnostics
    return built.value


def stepped(*steps: str, head: str = "") -> Service:
    """A service of one stage `s`."""
    return staged(("title: S", *steps), head=head)


def measured(kind: MetricType, tally: Tally, **keys: object) -> Figure:
    """The figure of a metric of some type."""
    found = figure(replace(Metric(id="m", type=kind), **keys), tally)
    assert found is not None
    return found
