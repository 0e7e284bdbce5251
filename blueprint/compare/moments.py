"""Which stage and which step of the old service is which of the new one.

First by id, then by what they hold: a step that was renamed keeps most of its cards. Ids that the program numbers
(`wait`, `wait-2`) say nothing about which one is meant, so those go by content first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from blueprint.compare.likeness import alike, pair_alike, shared, words
from blueprint.compare.side import Side
from blueprint.model import Stage, Step

_ALIKE = 0.5
_SAME_NAME = 0.7
_SAME_PLACE = 0.3
"""How alike two moments are that alone stand between the same two others."""
_NUMBERED = re.compile(r"(.+)-[0-9]+")


class _Moment:
    """A stage or a step with all its words, counted once."""

    def __init__(self, side: Side, moment: Stage | Step, title: str) -> None:
        self.key = moment.key
        self.stage = moment.stage if isinstance(moment, Step) else None
        self.title = title
        self.text = " ".join((title, title, *_texts(side, moment)))

    @cached_property
    def words(self) -> Counter[str]:
        """All its words."""
        return words(self.text)


def _texts(side: Side, moment: Stage | Step) -> Iterable[str]:
    """What stands on cards and in rows."""
    steps = moment.steps if isinstance(moment, Stage) else ()
    for part in (moment, *steps):
        if part is not moment and isinstance(part, Step) and part.title:
            yield side.words(part.title)
        yield from (side.words(card.text) for card in part.cards)
        yield from (side.words(text) for _, texts in part.texts for text in texts)


def match_steps(old: Side, new: Side) -> dict[str, str]:
    """Old step keys to new ones."""
    return _match(
        [_Moment(old, s, old.title_of_step(s)) for s in old.service.steps],
        [_Moment(new, s, new.title_of_step(s)) for s in new.service.steps],
    )


def match_stages(old: Side, new: Side, steps: Mapping[str, str]) -> dict[str, str]:
    """Old stage keys to new ones; a stage without its old id or words is where most of its steps are."""
    pairs = _match(
        [_Moment(old, s, old.words(s.title)) for s in old.service.stages],
        [_Moment(new, s, new.words(s.title)) for s in new.service.stages],
    )
    taken = set(pairs.values())
    home = {step.key: stage.key for stage in new.service.stages for step in stage.steps}
    sizes = {stage.key: len(stage.steps) for stage in new.service.stages}
    for stage in old.service.stages:
        if stage.key in pairs:
            continue
        homes = [home[steps[s.key]] for s in stage.steps if s.key in steps]
        for found in dict.fromkeys(homes):
            kept = homes.count(found)
            if found not in taken and 2 * kept >= max(len(stage.steps), sizes[found]):
                pairs[stage.key] = found
                taken.add(found)
                break
    return pairs


def _match(old: Sequence[_Moment], new: Sequence[_Moment]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    news = {m.key: m for m in new}
    unsure = _numbered(old) | _numbered(new)
    for one in old:
        if one.key in news and (one.key not in unsure or one.text == news[one.key].text):
            pairs[one.key] = one.key
    _by_content(pairs, old, new)
    taken = set(pairs.values())
    for one in old:
        if one.key not in pairs and one.key in news and one.key not in taken:
            pairs[one.key] = one.key
            taken.add(one.key)
    _by_place(pairs, old, new)
    return pairs


def _by_place(pairs: dict[str, str], old: Sequence[_Moment], new: Sequence[_Moment]) -> None:
    """Pair what is alone between the same two others on both sides, and not entirely different."""
    taken = set(pairs.values())
    gaps = _gaps(new, {m.key: m.key for m in new if m.key in taken})
    for ends, left in _gaps(old, pairs).items():
        right = gaps.get(ends, [])
        if len(left) == len(right) == 1:
            one, other = left[0], right[0]
            if max(shared(one.words, other.words), alike(one.title, other.title)) >= _SAME_PLACE:
                pairs[one.key] = other.key


def _gaps(moments: Sequence[_Moment], known: Mapping[str, str]) -> dict[tuple[str, str], list[_Moment]]:
    """What is not known yet, by what stands before and behind it on the new side (empty for nothing)."""
    found: dict[tuple[str, str], list[_Moment]] = {}
    before, waiting = "", list[_Moment]()
    for moment in moments:
        if moment.key not in known:
            waiting.append(moment)
            continue
        if waiting:
            found[before, known[moment.key]] = waiting
        before, waiting = known[moment.key], []
    if waiting:
        found[before, ""] = waiting
    return found


def _numbered(moments: Sequence[_Moment]) -> set[str]:
    """Keys that differ from another one by the program's number only."""
    keys = {m.key for m in moments}
    found = set()
    for key in keys:
        stem = _NUMBERED.fullmatch(key)
        if stem and stem[1] in keys:
            found |= {key, stem[1]}
    return found


def _by_content(pairs: dict[str, str], old: Sequence[_Moment], new: Sequence[_Moment]) -> None:
    """Pair what is left by its words; equal ones first, in order."""
    taken = set(pairs.values())
    left = [m for m in old if m.key not in pairs]
    right = [m for m in new if m.key not in taken]
    same: dict[str, list[_Moment]] = {}
    for one in right:
        same.setdefault(one.text, []).append(one)
    for one in left:
        if found := same.get(one.text):
            pairs[one.key] = found.pop(0).key
    taken = set(pairs.values())
    rest = [m for m in left if m.key not in pairs]
    others = [m for m in right if m.key not in taken]
    pairs.update((a.key, b.key) for a, b in pair_alike(rest, others, lambda m: m.text, _score, _ALIKE))


def _score(old: _Moment, new: _Moment) -> float:
    """How alike two moments are: by all their words, or by their names where these say enough."""
    common = shared(old.words, new.words)
    named = alike(old.title, new.title)
    return max(common, named if named >= _SAME_NAME else 0.0)
