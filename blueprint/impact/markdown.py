"""What breaks as Markdown: the shares, then a section a service. Nothing that a file says becomes markup."""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.experience.impact import StepHit
from blueprint.export.markdown import escaped
from blueprint.impact.values import Breakdown, ServiceImpact
from blueprint.impact.wording import chain, heading, reach, shares, stage, step, way_round
from blueprint.words.speech import Teller


def as_markdown(found: Breakdown, teller: Teller) -> str:
    """All services in which something breaks."""
    lines = [f"# {escaped(heading(teller, found))}", ""]
    lines += [f"- {escaped(share)}" for share in shares(teller, found)]
    for one in found.hit:
        lines += _section(one, teller)
    return "\n".join(lines) + "\n"


def _section(one: ServiceImpact, teller: Teller) -> Iterator[str]:
    service = one.where.service
    yield from ("", f"## {escaped(teller.of(service).pick(service.title).text)}", "")
    for hit in one.impact.steps:
        yield from _step(one, hit, teller)


def _step(one: ServiceImpact, hit: StepHit, teller: Teller) -> Iterator[str]:
    words = teller.words
    moment = f" ({words.text('mark.moment-of-truth')})" if hit.moment else ""
    title = f"{stage(teller, one, hit)} › {step(teller, one, hit)}{moment}"
    yield f"- **{escaped(title)}:** {escaped(reach(teller, hit))}"
    through = chain(teller, one, hit)
    if through:
        yield f"  - {escaped(words.text('impact.via'))}: {escaped(' › '.join(through))}"
    ways = way_round(teller, one, hit)
    if ways:
        yield f"  - {escaped(words.text('impact.round'))}: {escaped(words.joined(ways))}"
