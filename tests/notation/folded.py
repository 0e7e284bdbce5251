"""Folded drawings: which rules hold for each band, which for each page, which for all pages together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from blueprint.layout.compose import compose
from blueprint.layout.form import Form, Origin
from blueprint.model.selection import select
from blueprint.model.service import Service
from blueprint.pipeline import Drawing, paint
from blueprint.pipeline.drawing import Bench, prepare
from blueprint.scene import Scene
from blueprint.words import load_words
from notation import checks
from notation.checks import RULES
from notation.geometry import EPS
from notation.lanes import band as lane_band
from notation.lanes import card_box, columns, grid
from notation.links import chip_box
from notation.picture import Owner, Picture, read_picture
from notation.told import Told

PAGE = frozenset({0, 12, 52, 56})
ON_READING = frozenset({30})
TOGETHER = frozenset({9, 40, 41, 42, 51, 53, 59})


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """All pages of one drawing in one form."""

    form: Form
    scenes: tuple[Scene, ...]
    svgs: tuple[str, ...]
    pages: tuple[Picture, ...]
    told: Told


def stage_starts(service: Service) -> list[int]:
    """The columns at which the stages after the first begin."""
    return list(accumulate(len(stage.steps) for stage in service.stages))[:-1]


def ready(service: Service, drawing: Drawing, language: str | None = None) -> Bench:
    """What a drawing is made with, in any number of forms."""
    bench = prepare(service, drawing, language=language or service.language, theme=None, name=None).value
    assert bench is not None
    return bench


def fold(
    service: Service,
    drawing: Drawing,
    form: Form,
    *,
    language: str | None = None,
    origin: Origin | None = None,
    bench: Bench | None = None,
) -> Folded:
    """One drawing in a form, painted and read again."""
    tag = language or service.language
    bench = bench or ready(service, drawing, tag)
    scenes = compose(bench.desk, drawing.kind, drawing.view, origin or Origin(file="test"), form)
    words = load_words(tag).value
    assert words is not None
    shown = select(service, drawing.view) if drawing.view else service
    told = Told(
        name=drawing.name, service=shown, whole=shown, drawing=drawing, language=tag, words=words, findings=(),
    )  # fmt: skip
    svgs = tuple(paint(scene) for scene in scenes)
    return Folded(form=form, scenes=scenes, svgs=svgs, pages=tuple(map(read_picture, svgs)), told=told)


def bands(page: Picture) -> list[Picture]:
    """Each band of a page as a picture of its own, the page its frame."""
    found = []
    for group in page.of("band"):
        shapes = sorted(group.all_shapes(), key=lambda s: s.order)
        texts = sorted(group.all_texts(), key=lambda t: t.order)
        found.append(
            replace(page, top=group, shapes=tuple(shapes), texts=tuple(texts), groups=tuple(group.all_groups()))
        )
    return found


def together(pages: Sequence[Picture]) -> Picture:
    """All pages as one picture: for counting, not for places."""
    return replace(
        pages[0],
        shapes=tuple(s for p in pages for s in p.shapes),
        texts=tuple(t for p in pages for t in p.texts),
        groups=tuple(g for p in pages for g in p.groups),
    )


def told_of(picture: Picture, told: Told) -> Told:
    """What the file says about the stages of one page or band."""
    stages = {g.data["stage"] for g in picture.of("stage")}
    return replace(told, service=replace(told.service, stages=tuple(s for s in told.whole.stages if s.key in stages)))


def faults(made: Folded) -> list[str]:
    """What is wrong with a drawing, folded or not."""
    if not made.form.cuts:
        rules = tuple(sorted(RULES.keys() - ON_READING))
        return [f"page {n}, {f}" for n, page in enumerate(made.pages, 1) for f in checks.faults(page, made.told, rules)]
    found = list(_structure(made))
    for n, page in enumerate(made.pages, 1):
        own = told_of(page, made.told)
        found += (f"page {n}, rule {r}: {fault}" for r in sorted(PAGE) for fault in RULES[r].check(page, own))
        for part in bands(page):
            of = told_of(part, made.told)
            name = part.top.data["band"]
            found += (
                f"band {name}, rule {r}: {fault}"
                for r, rule in sorted(RULES.items())
                if r not in PAGE | TOGETHER | ON_READING
                for fault in rule.check(part, of)
            )
    whole = together(made.pages)
    found += (f"rule {r}: {fault}" for r in sorted(TOGETHER) for fault in RULES[r].check(whole, made.told))
    return found


def _structure(made: Folded) -> Iterator[str]:
    """Bands, pages and chips."""
    parts = [part for page in made.pages for part in bands(page)]
    if [part.top.data["band"] for part in parts] != [str(n) for n in range(1, len(made.form.cuts) + 2)]:
        yield f"there are the bands {[part.top.data['band'] for part in parts]} for the cuts {made.form.cuts}"
    keys = [step.key for step in made.told.whole.steps]
    edges = [0, *made.form.cuts, len(keys)]
    for part, (first, end) in zip(parts, pairwise(edges), strict=False):
        steps = [g.data["step"] for g in part.of("step")]
        if steps != keys[first:end]:
            yield f"band {part.top.data['band']} has the steps {steps}"
    if len(made.pages) != len(made.form.pages) + 1:
        yield f"there are {len(made.pages)} pages"
    widths = {page.box.width for page in made.pages}
    if len(widths) > 1:
        yield f"pages are {sorted(widths)} wide"
    ids = Counter(g.id for page in made.pages for g in page.groups if g.id)
    yield from (f"the id {name} is there {n} times" for name, n in ids.items() if n > 1)
    yield from _lanes(parts)
    yield from _places(made)
    yield from _chips(parts)


def _lanes(parts: list[Picture]) -> Iterator[str]:
    """Lanes of cards and lines are in every band."""
    for role, of in (("lane", "lane"), ("line", "line")):
        have = [
            [g.data[of] for g in part.of(role) if g.data.get("zone") not in ("lens", "experience", "insights")]
            for part in parts
        ]
        yield from (f"bands have the {role}s {a} and {b}" for a, b in pairwise(have) if a != b)


def _places(made: Folded) -> Iterator[str]:
    """Bands lie inside their page, under each other, between what is above and below."""
    for page in made.pages:
        boxes = [
            (g.role, g.box)
            for g in page.groups
            if g.role in ("header", "running-head", "band", "legend", "footer") and g.box
        ]
        for name, box in boxes:
            if not page.box.holds(box):
                yield f"a {name} leaves the page: {box} in {page.box}"
        stack = [box for name, box in boxes if name != "footer"]
        yield from (f"{a} reaches into {b}" for a, b in pairwise(stack) if a.bottom > b.y + EPS)


def _chips(parts: list[Picture]) -> Iterator[str]:
    """Two chips with the same number for each link that is cut, beside the columns, in the row of its source."""
    by_link: dict[str, list[tuple[int, Owner]]] = {}
    lane_of = {g.data["card"]: g.data["lane"] for part in parts for g in part.of("card")}
    for n, part in enumerate(parts):
        for chip in part.of("chip"):
            by_link.setdefault(chip.data["link"], []).append((n, chip))
            yield from _chip(part, chip, lane_of)
    numbers = []
    for link, pair in by_link.items():
        if sorted(g.data["piece"] for _, g in pair) != ["from", "to"] or len({g.data["number"] for _, g in pair}) != 1:
            yield f"{link} has the chips {[(g.data['piece'], g.data['number']) for _, g in pair]}"
            continue
        numbers.append(int(pair[0][1].data["number"]))
        yield from _sides(parts, link, sorted(pair, key=lambda one: one[0]))
    if sorted(numbers) != list(range(1, len(numbers) + 1)):
        yield f"chips have the numbers {sorted(numbers)}"
    # As one reads: band by band, at a band's end from the top.
    flat = [
        int(g.data["number"])
        for n, part in enumerate(parts)
        for g in sorted(part.of("chip"), key=lambda g: chip_box(g).y)
        if min(there for there, _ in by_link[g.data["link"]]) == n
    ]
    if flat != sorted(flat):
        yield f"chips are numbered {flat} as one reads"


def _chip(part: Picture, chip: Owner, lane_of: dict[str, str]) -> Iterator[str]:
    """One chip by itself."""
    box, said = chip_box(chip), "".join(t.text for t in chip.texts)
    if said != chip.data["number"] or not all(box.holds(t.box) for t in chip.texts) or not chip.title:
        yield f"chip {chip.data['number']} says `{said}` and is called `{chip.title}`"
    lanes = [g.data["lane"] for g in part.of("lane") if lane_band(g).holds(box)]
    links = [g for g in part.of("link") if g.id.removesuffix("-to") == chip.data["link"]]
    if len(links) != 1:
        yield f"chip {said} has {len(links)} links"
    elif lanes != [lane_of[links[0].data["from"]]]:
        yield f"chip {said} stands in {lanes}, its source in {lane_of[links[0].data['from']]}"
    if grid(part).meets(box, 0.0) or any(s.box.meets(box, 0.0) for s in part.shapes if s.role == "stage-band"):
        yield f"chip {said} stands in the columns"
    yield from (f"chip {said} touches a card" for g in part.of("card") if card_box(g).meets(box, 0.0))
    others = (g for g in part.of("chip") if g is not chip)
    yield from (f"chips {said} and {g.data['number']} touch" for g in others if chip_box(g).meets(box))


def _sides(parts: list[Picture], link: str, pair: list[tuple[int, Owner]]) -> Iterator[str]:
    """The chip that comes first is at its band's end, the other one at its band's start."""
    (early, first), (late, last) = pair
    if early == late:
        yield f"{link} is cut within band {early + 1}"
    ends = (parts[early].end(tile) for tile in columns(parts[early]).values())
    starts = (parts[late].start(tile) for tile in columns(parts[late]).values())
    if parts[early].start(chip_box(first)) < max(ends) - EPS:
        yield f"the chip of {link} is not at the end of band {early + 1}"
    if parts[late].end(chip_box(last)) > min(starts) + EPS:
        yield f"the chip of {link} is not at the start of band {late + 1}"
