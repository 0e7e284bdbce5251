"""Maps of any shape that others may extend, for property tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from blueprint.document import Mapping, Sequence

TRIED = settings(max_examples=25, suppress_health_check=list(HealthCheck))
WORDS = st.sampled_from(("Arrives", "Checks in", "Pays", "Waits", "Rings", "入住", "a", "b"))
LANES = st.sampled_from(("evidence", "customer", "frontstage", "backstage", "support"))


@st.composite
def cards(draw: st.DrawFn) -> str:
    texts = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


@st.composite
def step_lines(draw: st.DrawFn, number: int) -> str:
    keys = draw(st.dictionaries(LANES, cards(), max_size=3))
    named = draw(st.sampled_from((f"id: s{number}", f"title: T {number}")))
    rows = draw(st.sampled_from(("", ", pain: A queue", ", emotion: 3", ", time: 4 min")))
    return f"      - {{{', '.join([named, *(f'{k}: {v}' for k, v in keys.items())])}{rows}}}\n"


@st.composite
def base_maps(draw: st.DrawFn) -> str:
    stages = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    text, number = "blueprint: 1\ntitle: Base\n", 0
    lists = "stages:\n"
    for at, count in enumerate(stages):
        lists += f"  - title: Stage {at}\n    steps:\n"
        for _ in range(count):
            number += 1
            lists += draw(step_lines(number))
    more = draw(st.sampled_from(("", "actors: {x: {title: X}}\n", "subtitle: Below\nlinks: []\n")))
    return text + more + lists


def steps_of(root: Mapping) -> list[Mapping]:
    """All steps under `stages`."""
    stages = root.get("stages")
    found: list[Mapping] = []
    for stage in stages.items if isinstance(stages, Sequence) else ():
        steps = stage.get("steps") if isinstance(stage, Mapping) else None
        found += [s for s in (steps.items if isinstance(steps, Sequence) else ()) if isinstance(s, Mapping)]
    return found
