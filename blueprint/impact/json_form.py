"""What breaks as JSON, for programs; docs/impact.md describes the form, `blueprint-impact` is its version."""

from __future__ import annotations

from typing import TypeAlias

from blueprint.experience.impact import Share, StepHit
from blueprint.impact.values import Breakdown, ServiceImpact
from blueprint.impact.wording import stage, step
from blueprint.json_text import json_text
from blueprint.words.speech import Teller

VERSION = 1

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def as_json(found: Breakdown, teller: Teller) -> str:
    """Everything; every key is always there. Ids and values are those of the YAML, texts are in one language."""
    tree: Json = {
        "blueprint-impact": VERSION,
        "language": teller.language,
        "fails": {
            "kind": found.failing.kind,
            "id": found.failing.id,
            "title": found.title.pick(teller.language, found.services[0].where.service.language).text,
        },
        "services_hit": _share(found.share),
        "main_path_hit": _share(found.main),
        "moments_of_truth_hit": _share(found.moments),
        "services": [_service(one, teller) for one in found.services],
    }
    return json_text(tree)


def _share(share: Share) -> Json:
    return {"hit": share.hit, "of": share.all}


def _service(one: ServiceImpact, teller: Teller) -> Json:
    service = one.where.service
    return {
        "file": one.where.name,
        "title": teller.of(service).pick(service.title).text,
        "main_path_hit": _share(one.impact.main),
        "moments_of_truth_hit": _share(one.impact.moments),
        "steps": [_step(one, hit, teller) for hit in one.impact.steps],
    }


def _step(one: ServiceImpact, hit: StepHit, teller: Teller) -> Json:
    through = one.impact.through
    return {
        "stage": hit.stage.key,
        "stage_title": stage(teller, one, hit),
        "step": hit.step.key,
        "step_title": step(teller, one, hit),
        "reach": hit.reach,
        "direct": [card.key for card in hit.direct],
        "indirect": [{"card": card.key, "rests_on": through[card.key]} for card in hit.indirect],
        "moment_of_truth": hit.moment,
        "main_path": hit.main,
        "way_round": {"touchpoints": list(hit.touchpoints), "channels": list(hit.channels)},
    }
