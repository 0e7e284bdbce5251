"""Whole valid files for hypothesis: every part of the format that shows in a drawing.

Out: the text of a file, YAML in flow style where it matters little, with texts in several scripts.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import yaml
from hypothesis import strategies as st

Node: TypeAlias = Any

LATIN = [
    "Guest", "asks", "for", "the", "room", "Wi-Fi", "key", "é", "Überraschung", "service", "4/5", "R&D", "<b>", "]]>",
    '"so"', "it's",
]  # fmt: skip
HAN = ["客户", "预约", "到店", "接待", "说明产品特点", "签订合同，", "「服务」", "满意"]
KANA = ["お客様", "予約する", "カタログ", "説明、", "受け取る"]
HANGUL = ["고객이", "예약하고", "상담을", "받습니다"]
ARABIC = ["العميل", "يحجز", "الموعد", "عبر", "الهاتف", "12"]
HEBREW = ["הלקוח", "מזמין", "שולחן", "בטלפון"]
THAI = ["ลูกค้า", "จองโต๊ะ", "ทางโทรศัพท์", "และรอ"]
LANGUAGES = {"en": LATIN, "de": LATIN, "zh-Hans": HAN, "ja": KANA, "ko": HANGUL, "ar": ARABIC, "he": HEBREW, "th": THAI}
MARKS = ["fail", "wait", "moment-of-truth", "critical", "idea"]
TIMES = ["90 s", "4 min", "2-5 min", "1 h 30 min", "2 d", "PT15M"]
ZONES = ["customer", "frontstage", "backstage", "support"]
ACTORS, SYSTEMS, PLACES = ["host", "cook", "bell-person"], ["crm", "till", "booking-engine"], ["desk", "web", "phone"]
ROWS = ["thinking", "feeling", "quote", "need", "pain", "gain", "idea", "competitor", "note", "question", "policy"]


@st.composite
def texts(draw: st.DrawFn, language: str, most: int = 7) -> str:
    """A few words, mostly of one language."""
    words = LANGUAGES[language]
    mixed = draw(st.booleans())
    other = draw(st.sampled_from(sorted(LANGUAGES))) if mixed else language
    count = draw(st.integers(1, most))
    chosen = [draw(st.sampled_from(words if draw(st.integers(0, 3)) else LANGUAGES[other])) for _ in range(count)]
    joint = "" if language in ("zh-Hans", "ja") else " "
    text = joint.join(chosen).strip()
    return f"{text}\n{chosen[0]}" if draw(st.integers(0, 11)) == 0 else text


@st.composite
def cards(draw: st.DrawFn, language: str, key: str) -> Node:
    """A card with an id and some of everything that it may have."""
    card: dict[str, Node] = {"text": draw(texts(language)), "id": key}
    extras: dict[str, st.SearchStrategy[Node]] = {
        "actor": st.sampled_from(ACTORS),
        "system": st.lists(st.sampled_from(SYSTEMS), min_size=1, max_size=2, unique=True),
        "marks": st.lists(st.sampled_from(MARKS), min_size=1, max_size=3, unique=True),
        "time": st.sampled_from(TIMES),
        "wait": st.sampled_from(TIMES),
        "arrow": st.sampled_from(["up", "both", "line", "none"]),
        "status": st.sampled_from(["new", "changed", "removed"]),
        "note": texts(language),
        "icon": st.sampled_from(["phone", "search"]),
        "url": st.just("https://example.com/a?b=1&c=2"),
    }
    for name in draw(st.lists(st.sampled_from(sorted(extras)), max_size=3, unique=True)):
        card[name] = draw(extras[name])
    return card


@st.composite
def lane_lists(draw: st.DrawFn, language: str) -> tuple[list[Node] | None, list[str]]:
    """The key `lanes`, or None for the default, and the lanes that cards may be in."""
    if draw(st.booleans()):
        return None, ["evidence", "customer", "frontstage", "backstage", "support"]
    own = draw(texts(language, 3))
    entries: list[Node] = ["evidence"] if draw(st.booleans()) else []
    names = list(entries)
    for zone, line in zip(ZONES, [None, "interaction", "visibility", "internal-interaction"], strict=True):
        if zone != "customer" and draw(st.integers(0, 4)) == 0:
            continue
        if line and draw(st.booleans()):
            entries.append({"line": line})
        entries.append(draw(st.sampled_from([zone, {"lane": zone, "split": "actor"}, {"lane": zone, "title": own}])))
        names.append(zone)
        if draw(st.integers(0, 3)) == 0:
            entries.append({"line": f"own-{zone}", "title": own, "style": draw(st.sampled_from(["solid", "dotted"]))})
        if draw(st.integers(0, 3)) == 0:
            entries.append({"lane": f"extra-{zone}", "title": own, "zone": zone, "note": own})
            names.append(f"extra-{zone}")
    if draw(st.booleans()):
        entries.append({"lane": "aside", "title": own, "zone": "other"})
        names.append("aside")
    return entries, names


@st.composite
def files(draw: st.DrawFn) -> str:
    """A whole file."""
    language = draw(st.sampled_from(sorted(LANGUAGES)))
    lanes, names = draw(lane_lists(language))
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    keys = [f"s{n}" for n in range(sum(sizes))]
    personas = draw(st.sampled_from([0, 1, 2]))
    made: list[str] = []
    file: dict[str, Node] = {"blueprint": 1, "title": draw(texts(language)), "language": language}
    for name in draw(st.lists(st.sampled_from(["subtitle", "summary", "scenario", "version", "source"]), unique=True)):
        file[name] = draw(texts(language, 14))
    if draw(st.booleans()):
        file["date"] = "2026-11-21"
    if personas:
        file["personas"] = {f"p{n}": draw(people(language, n + 1)) for n in range(personas)}
    if lanes is not None:
        file["lanes"] = lanes
    file["stages"] = []
    left = list(keys)
    for number, size in enumerate(sizes):
        own, left = left[:size], left[size:]
        stage: dict[str, Node] = {"id": f"g{number}", "title": draw(texts(language, 4))}
        stage |= draw(heads(language))
        if draw(st.integers(0, 3)) == 0:
            lane = draw(st.sampled_from(names))
            stage[lane] = draw(cards(language, f"g{number}-{lane}"))
            made.append(f"g{number}-{lane}")
        stage["steps"] = [draw(steps(language, key, keys, names, personas, made)) for key in own]
        file["stages"].append(stage)
    links = draw(link_lists(language, made))
    if links:
        file["links"] = links
    if draw(st.booleans()):
        file["gaps"] = draw(gap_lists(language, [*keys, *(f"g{n}" for n in range(len(sizes))), *made]))
    if draw(st.booleans()):
        file |= draw(ways_in(language))
    return yaml.dump(file, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)


@st.composite
def gap_lists(draw: st.DrawFn, language: str, places: list[str]) -> list[Node]:
    """Service-quality gaps at steps, stages and cards, some with a note."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        gap: dict[str, Node] = {"gap": draw(st.integers(1, 5)), "at": draw(st.sampled_from(places))}
        found.append({**gap, "note": draw(texts(language))} if draw(st.booleans()) else gap)
    return found


@st.composite
def ways_in(draw: st.DrawFn, language: str) -> dict[str, Node]:
    """Channels, touchpoints that live in them, and a view of the path through the channels."""
    channels = {f"way-{n}": {"title": draw(texts(language, 2)), "icon": "web"} for n in range(draw(st.integers(1, 4)))}
    lives = st.lists(st.sampled_from(sorted(channels)), min_size=1, max_size=2, unique=True)
    touchpoints = {
        place: {
            "title": draw(texts(language, 4)),
            "channel": draw(lives),
            "owner": draw(st.sampled_from(["brand", "partner", "customer", "social"])),
            "importance": draw(st.sampled_from(["key", "normal"])),
        }
        for place in PLACES
    }
    kind = draw(st.sampled_from(["journey", "blueprint"]))
    lanes = ["customer", "channel-path", "emotion", "expectation"]
    return {
        "channels": channels,
        "touchpoints": touchpoints,
        "views": [{"id": "path", "kind": kind, "lanes": lanes}],
    }


@st.composite
def people(draw: st.DrawFn, language: str, number: int) -> Node:
    """A persona with a name of its own."""
    person: dict[str, Node] = {"name": f"{draw(texts(language, 2))} {number}"}
    if draw(st.booleans()):
        person |= {"role": draw(texts(language, 4)), "goals": [draw(texts(language, 4)) for _ in range(2)]}
    if draw(st.booleans()):
        person |= {"quote": draw(texts(language)), "traits": {draw(texts(language, 2)): draw(st.integers(0, 100))}}
    return person


@st.composite
def heads(draw: st.DrawFn, language: str) -> dict[str, Node]:
    """What a stage says of itself."""
    parts: dict[str, st.SearchStrategy[Node]] = {
        "phase": st.sampled_from(["before", "during", "after"]),
        "goal": texts(language),
        "summary": texts(language, 12),
        "time": st.sampled_from(TIMES),
    }
    return {name: draw(parts[name]) for name in draw(st.lists(st.sampled_from(sorted(parts)), unique=True, max_size=2))}


@st.composite
def steps(
    draw: st.DrawFn, language: str, key: str, keys: list[str], names: list[str], personas: int, made: list[str]
) -> Node:
    """A step with cards in some lanes, rows, scores and ways on; the ids of its cards are added to `made`."""
    step: dict[str, Node] = {"id": key}
    if draw(st.booleans()):
        step["title"] = draw(texts(language, 4))
    for lane in names:
        count = (
            draw(st.sampled_from([0, 1, 1, 1, 2])) if lane in ("customer", "frontstage") else draw(st.integers(0, 1))
        )
        own = [f"{key}-{lane}-{n}" for n in range(count)]
        made += own
        if own:
            step[lane] = [draw(cards(language, k)) for k in own]
    for row in draw(st.lists(st.sampled_from(ROWS), max_size=2, unique=True)):
        step[row] = [draw(texts(language)) for _ in range(draw(st.integers(1, 2)))]
    for name in ("time", "wait"):
        if draw(st.integers(0, 2)) == 0:
            step[name] = draw(st.sampled_from(TIMES))
    if draw(st.booleans()):
        step["touchpoint"] = draw(st.sampled_from(PLACES))
    scored = [series for series in ("emotion", "expectation") if draw(st.integers(0, 2))]
    step |= {series: draw(scores(language, personas)) for series in scored}
    step |= draw(ways(language, key, keys))
    return step if len(step) > 1 else {**step, "title": draw(texts(language, 4))}


@st.composite
def scores(draw: st.DrawFn, language: str, personas: int) -> Node:
    """A score for all, or one for each persona, some with words."""

    def one() -> Node:
        value = draw(st.integers(10, 50)) / 10
        if draw(st.integers(0, 3)):
            return value
        return {"score": value, "label": draw(texts(language, 2)), "quote": draw(texts(language, 5))}

    return {f"p{n}": one() for n in range(personas)} if personas > 1 else one()


@st.composite
def ways(draw: st.DrawFn, language: str, key: str, keys: list[str]) -> dict[str, Node]:
    """Where a step leads: on (nothing written), nowhere, or to steps before and after it."""
    choice = draw(st.integers(0, 7))
    if choice == 0:
        return {"next": []}
    if choice > 2 or len(keys) < 3:
        return {}
    targets = draw(st.lists(st.sampled_from([k for k in keys if k != key]), min_size=1, max_size=3, unique=True))
    written = [{"to": target, "label": draw(texts(language, 2))} for target in targets]
    step: dict[str, Node] = {"next": written}
    if len(targets) > 1 and draw(st.booleans()):
        step["marks"] = ["decision"]
    return step


@st.composite
def link_lists(draw: st.DrawFn, language: str, made: list[str]) -> list[Node]:
    """Explicit connectors between cards that exist."""
    if len(made) < 2:
        return []
    found: dict[tuple[str, str], Node] = {}
    for _ in range(draw(st.integers(0, 4))):
        source, target = draw(st.lists(st.sampled_from(made), min_size=2, max_size=2, unique=True))
        link: dict[str, Node] = {"from": source, "to": target}
        if draw(st.booleans()):
            link["label"] = draw(texts(language, 3))
        link["kind"] = draw(st.sampled_from(["flow", "exchange", "message", "evidence"]))
        if draw(st.integers(0, 3)) == 0:
            link["arrow"] = draw(st.sampled_from(["up", "both", "line"]))
        found.setdefault((min(source, target), max(source, target)), link)
    return list(found.values())


class _Plain(yaml.SafeDumper):
    """YAML without anchors, which the format does not have."""

    def ignore_aliases(self, _data: object) -> bool:
        return True
