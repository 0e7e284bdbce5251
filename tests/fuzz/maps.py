"""Whole maps of every key of the format, whose references lead somewhere, and the files that lie beside them."""

from __future__ import annotations

from typing import Any

from fuzz.beside import PICTURES
from fuzz.flaws import places
from fuzz.from_schema import ICONS, PAGES, Author
from fuzz.hand import Node, Raw
from fuzz.measured import metrics, responses
from fuzz.tape import Tape
from fuzz.words import LANGUAGES, RARE

from blueprint.schema.shipped import schema_of

CARD_LANES = ("customer", "evidence", "frontstage", "backstage", "support")
_STEP = schema_of("service")["definitions"]["step"]["properties"]
ROWS = tuple(
    key for key, part in _STEP.items() if part is not False and key not in {*CARD_LANES, "id", "next", "title"}
)
ZONES = ("customer", "frontstage", "backstage", "support")
LINES = {"frontstage": "interaction", "backstage": "visibility", "support": "internal-interaction"}
EXTREME: tuple[tuple[float, float], ...] = ((-1e308, 1e308), (0, 5e-324), (1e15, 1e15 + 1), (-1e-300, 1e300))
SCALES: tuple[tuple[float, float], ...] = (
    (1, 5),
    (-2, 2),
    (1, 10),
    (0, 100),
    (0, 1),
    (-1e6, 1e6),
    (0.001, 0.002),
    *EXTREME,
)
MAP, BASE, CATALOGUE = "map.blueprint.yaml", "base.blueprint.yaml", "catalogue.yaml"
THEME = "own.yaml"


class Map:
    """A map that is being made: what it is called, what can be referred to, and its files."""

    def __init__(self, tape: Tape, *, calm: bool = False) -> None:
        self.tape = tape
        self.wild = min(tape.one_of((0, 0, 1, 2)), 1 if calm else 2)
        language = tape.one_of(LANGUAGES)
        self.files: dict[str, bytes | Node] = {}
        size = tape.pick(64)
        if size == 63:
            tape.go_round()
        steps = 1 + (tape.pick(50) if size == 63 else tape.pick(3 + size // 16))
        self.scale = tape.one_of(SCALES if self.wild else SCALES[: -len(EXTREME)]) if tape.chance(4) else SCALES[0]
        self.steps = [f"s{n}" for n in range(steps)]
        self.stages = [f"g{n}" for n in range(1 + tape.pick(min(steps, 3)))]
        self.cards: list[str] = []
        self.persons = False
        self.lanes, self.lane_list = self._lanes(language)
        pools = {
            "steps": self.steps,
            "stages": self.stages,
            "places": [*self.steps, *self.stages],
            "cards": self.cards,
            "actors": ["clerk", "porter", "值班经理"],
            "systems": ["crm", "till"],
            "channels": ["phone", "web"],
            "touchpoints": ["desk", "app"],
            "themes": ["respect", "trust", "own"],
            "tags": ["new", "old"],
            "segments": ["Business", "VIP"],
            "personas": ["p0", "p1"][: 1 + tape.pick(2)],
            "icons": list(ICONS[:3]),
            "maps": [BASE],
            "pictures": [name for name in sorted(PICTURES) if name.startswith("ok") or self.wild == 2],
            "catalogues": [CATALOGUE],
            "pages": list(PAGES[:6]),
            "lanes": self.lanes,
            "columns": ["q1", "q2"],
            "sheets": ["Answers"],
            "findings": [*self.steps, "gap-1", "m0", "s0.pain.1"] if self.wild == 2 else self.cards,
            "metrics": ["m0", "m1"],
            "responses": ["exit"],
        }
        self.author = Author(tape, schema_of("service"), pools, language, self.wild)
        if self.wild == 2:
            pools["icons"], pools["pages"] = list(ICONS), list(PAGES)

    def _lanes(self, language: str) -> tuple[list[str], list[Node] | None]:
        """The lanes that cards may be in, and the key `lanes`; None for the default."""
        tape = self.tape
        if not tape.chance(3):
            return list(CARD_LANES), None
        names, entries = [], []
        for zone in ZONES:
            if zone != "customer" and tape.chance(4):
                continue
            if zone in LINES and tape.chance(2):
                entries.append({"line": LINES[zone]})
            entries.append(
                tape.one_of((zone, {zone: language}, {"lane": zone, "split": "actor"}, {"lane": zone, "title": "T"}))
            )
            names.append(zone)
            if tape.chance(4):
                entries.append(
                    {"line": f"own-{zone}", "title": "Own", "style": tape.one_of(("solid", "dotted", "dashed"))}
                )
            if tape.chance(4):
                title = {"title": "Extra"} if tape.chance(2) else {}
                entries.append({"lane": f"extra-{zone}", "zone": zone, **title})
                names.append(f"extra-{zone}")
        entries += tape.some(("emotion", "channel-path", "pain", "channel", "metric", "time", "note"), 3)
        return names, entries

    def root(self) -> dict[Any, Node]:
        """The whole map as one value."""
        schema, tape, author = schema_of("service"), self.tape, self.author
        own = {
            "lanes": lambda: self.lane_list,
            "links": self._links,
            "metrics": lambda: metrics(self),
            "scale": self._scale,
            "responses": lambda: responses(self),
            "views": self._views,
            "include": self._include,
            "style": self._style,
        }
        made: dict[Any, Node] = {"blueprint": 1, "title": author.value({"$ref": "#/definitions/text"})}
        if tape.chance(2) or author.language != "en":
            made["language"] = tape.one_of(RARE) if self.wild and tape.chance(8) else author.language
        stages = self._all_stages()
        for key, part in schema["properties"].items():
            needed = {
                "lanes": self.lane_list is not None, "scale": self.scale != SCALES[0], "personas": self.persons,
            }.get(key, False)  # fmt: skip
            if key in {*made, "stages"} or not (needed or tape.chance(4)):
                continue
            if (key == "persona" and self.persons) or (key == "personas" and "persona" in made):
                continue
            value = own[key]() if key in own else self._catalogue(key, part)  # type: ignore[operator]
            if value or value == []:
                made[key] = value
        if "responses" not in made and any("responses" in metric for metric in made.get("metrics", ())):  # type: ignore[union-attr]
            made["responses"] = responses(self)
        made["stages"] = stages
        return made

    def _catalogue(self, key: str, part: Any) -> Node:  # noqa: ANN401
        """A catalogue with all that can be referred to; anything else as the schema has it."""
        pool = self.author.pools.get(key)
        if part.get("type") != "object" or "additionalProperties" not in part or not pool:
            return self.author.value(part, (key,))
        inner, known = part["additionalProperties"], part.get("properties", {})
        return {name: self.author.value(known.get(name, inner), (key, name)) for name in pool}

    def _all_stages(self) -> list[Node]:
        """Stages with the steps shared out among them."""
        schema, stages, left = schema_of("service")["definitions"]["stage"], [], list(self.steps)
        for number, key in enumerate(self.stages):
            last = number == len(self.stages) - 1
            taken = len(left) if last else max(1, min(len(left) - 1, 1 + self.tape.pick(3))) if len(left) > 1 else 0
            own, left = left[:taken], left[taken:]
            stage: dict[Any, Node] = {"id": key, "title": self.author.value({"$ref": "#/definitions/text"})}
            for name in self.tape.some(("phase", "goal", "summary", "time", "note", "touchpoint", "marks"), 2):
                stage[name] = self.author.value(schema["properties"][name], (name,))
            if self.tape.chance(8):
                stage |= self._lane_cards(key, most=2)
            if own:
                stage["steps"] = [self._step(name) for name in own]
            stages.append(stage)
        return stages

    def _step(self, key: str) -> Node:
        """A step: cards in some lanes, some of the rows, ways on."""
        schema = schema_of("service")["definitions"]["step"]["properties"]
        step: dict[Any, Node] = {"id": key}
        if self.tape.chance(2):
            step["title"] = self.author.value(schema["title"], ("title",))
        step |= self._lane_cards(key, most=3)
        for name in self.tape.some(ROWS, 4):
            step[name] = self._row(name, schema[name])
        step |= self._ways(key)
        return step if len(step) > 1 else {**step, "title": "T"}

    def _row(self, name: str, schema: Any) -> Node:  # noqa: ANN401
        """What a step says in one row."""
        if name in ("emotion", "expectation"):
            return self._score()
        return self.author.value(schema, (name,))

    def _lane_cards(self, key: str, most: int) -> dict[Any, Node]:
        found: dict[Any, Node] = {}
        for lane in self.tape.some(self.lanes, most):
            cards = [self._card(f"{key}-{lane}-{n}") for n in range(1 + self.tape.chance(4))]
            found[lane] = cards if len(cards) > 1 or self.tape.chance(5) else cards[0]
        return found

    def _card(self, key: str) -> Node:
        """A text, or a card that others can be joined to."""
        if not self.tape.chance(2):
            return self.author.value({"$ref": "#/definitions/text"})
        schema = self.author.place({"$ref": "#/definitions/card-with-keys"})
        card = self.author.mapping(schema, ("card",), most=4)
        if card.get("to") and not self.cards:
            del card["to"]
        self.cards.append(key)
        return {**card, "id": key}

    def _ways(self, key: str) -> dict[Any, Node]:
        """Ways on: none written, none at all, one, a decision, a way back."""
        choice = self.tape.pick(8)
        others = [step for step in self.steps if step != key]
        if choice < 5 or not others:
            return {}
        if choice == 5:
            return {"next": []}
        ways = [
            {"to": to, "label": self.author.value({"$ref": "#/definitions/text"})} for to in self.tape.some(others, 3)
        ] or [{"to": others[0], "label": "On"}]
        return {"next": [*ways], **({"marks": "decision"} if len(ways) > 1 else {})}

    def _score(self) -> Node:
        least, most = self.scale

        def one() -> Node:
            number = Raw(repr(round(least + (most - least) * self.tape.pick(9) / 8, 4)))
            return number if self.tape.pick(4) < 3 else {"score": number, "label": self.author.text()}

        personas = self.author.pools["personas"]
        if len(personas) == 1 or not self.tape.chance(2):
            return one()
        self.persons = True
        return {p: one() for p in personas}

    def _scale(self) -> Node:
        least, most = self.scale
        labels = {Raw(repr(n)): self.author.value({"$ref": "#/definitions/text"}) for n in (least, most)}
        return {"min": Raw(repr(least)), "max": Raw(repr(most)), **({"labels": labels} if self.tape.chance(2) else {})}

    def _links(self) -> Node:
        if len(self.cards) < 2:
            return []
        schema, found = schema_of("service")["definitions"]["link"], []
        for _ in range(self.tape.pick(5)):
            link = self.author.mapping(schema, ("links",))
            found += [{**link, "from": self.tape.one_of(self.cards), "to": self.tape.one_of(self.cards)}]
        return [*{(str(k["from"]), str(k["to"])): k for k in found if k["from"] != k["to"]}.values()]

    def _views(self) -> Node:
        schema, found = schema_of("service")["definitions"]["view"], []
        for number in range(1 + self.tape.pick(2)):
            view = self.author.mapping(schema, ("views",), most=3)
            if self.wild < 2:
                view.pop("tags", None)
            found.append({**view, "id": self.tape.one_of((f"v{number}", "journey", "概览")) if number else "v0"})
        return found

    def _include(self) -> Node:
        schema = schema_of("service")["properties"]
        key = self.tape.one_of(("themes", "systems", "channels"))
        self.files[CATALOGUE] = {key: {f"inc{n}": self._entry(schema[key]) for n in range(2)}}
        return [CATALOGUE]

    def _entry(self, schema: Any) -> Node:  # noqa: ANN401
        return self.author.value(schema["additionalProperties"], ("entry",))

    def _style(self) -> Node:
        if self.tape.chance(2):
            return self.tape.one_of(("paper", "dark", "mono", "contrast"))
        theme = Author(self.tape, schema_of("theme"), {}, "en", self.wild).mapping(schema_of("theme"), ())
        tape_says = self.wild > 0 and self.tape.chance(3)
        own = {
            key: value
            for key, value in theme.items()
            if self.wild == 2 or tape_says or key in ("title", "extends", "sizes")
        }
        self.files[THEME] = {**own, "theme": 1}
        return THEME

    def lay_out(self, root: Node) -> None:
        """Put the files there that a tree names."""
        known: dict[str, Any] = {
            **PICTURES, BASE: {"blueprint": 1, "title": "Base", "stages": [{"title": "A", "customer": "B"}]},
            CATALOGUE: {"systems": {"inc0": {"title": "I"}}},
        }  # fmt: skip
        for holder, key in places(root):
            name = holder[key]
            if isinstance(name, str) and name in known:
                self.files.setdefault(name, known[name])
