# ruff: noqa: ANN401 - a schema is data of any shape
"""Values made from a JSON Schema, so that a new key of the format is tried without anybody telling.

What a key refers to is known by its name (`POOLS`): a step's `channel` is one of the channels that the map has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fuzz.hand import Node, Raw
from fuzz.tape import Tape
from fuzz.words import DATES, DURATIONS, LANGUAGES, NUMBERS, PERIODS, PHRASES, URLS, text

ICONS = ("phone", "search", "web", "no-such-icon", "Phone")
PAGES = ("A1", "A3", "A4", "594x841mm", "A0", "Letter", "a3", "3x3mm", "B2", "auto", "1e9mm x 2mm", "A99")
POOLS: dict[str, str] = {
    "actor": "actors",
    "system": "systems",
    "channel": "channels",
    "touchpoint": "touchpoints",
    "theme": "themes",
    "segment": "segments",
    "persona": "personas",
    "stages": "stages",
    "stage": "stages",
    "step": "steps",
    "at": "places",
    "addresses": "findings",
    "responses": "responses",
    "photo": "pictures",
    "image": "pictures",
    "include": "catalogues",
    "extends": "maps",
    "journey": "maps",
    "icon": "icons",
    "tags": "tags",
    "page": "pages",
    "style": "styles",
    "from": "cards",
    "after": "places",
    "before": "places",
    "lanes": "lanes",
    "score": "columns",
    "column": "columns",
    "functional": "columns",
    "dysfunctional": "columns",
    "remove": "findings",
    "sheet": "sheets",
    "file": "surveys",
    "metric": "metrics",
    "date": "columns",
    "comment": "columns",
    "weight": "columns",
}
DEEPEST = 12
_TEXTS = ("text", "texts", "translations", "card")


class Author:
    """Makes values for one map."""

    def __init__(self, tape: Tape, schema: Any, pools: dict[str, list[str]], language: str, wild: int) -> None:
        """Begin.

        Args:
            tape: decides.
            schema: the whole schema that references lead into.
            pools: names that can be referred to, by kind.
            language: what texts are mostly written in.
            wild: how often texts are no ordinary ones, 0 to 2.
        """
        self.tape, self.schema, self.pools, self.language, self.wild = tape, schema, pools, language, wild
        self.languages: tuple[str, ...] = (language, "zh-Hans" if language == "en" else "en")
        self._made = 0

    def text(self) -> str:
        """A text in one language."""
        return text(self.tape, self.language, self.wild)

    def place(self, schema: Any) -> Any:
        """What a schema comes to once references are followed."""
        while isinstance(schema, dict) and "$ref" in schema:
            found = self.schema
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        return schema

    def value(self, schema: Any, path: tuple[str, ...] = ()) -> Node:
        """A value that keeps to a schema, apart from slips of a wild map."""
        name = schema.get("$ref", "").rpartition("/")[2] if isinstance(schema, dict) else ""
        schema = self._chosen(self.place(schema))
        if not isinstance(schema, dict) or len(path) > DEEPEST:
            return self.text()
        if self.wild == 2 and self.tape.chance(200):
            return self.junk()
        return self._of_kind(schema, name, path)

    def _of_kind(self, schema: Any, name: str, path: tuple[str, ...]) -> Node:
        """A value of the type that a schema names, or one of those that it lists."""
        if "enum" in schema or "const" in schema:
            return self._constant(schema)
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        kind = kinds if isinstance(kinds, str) else self._kind(kinds)
        makers: dict[str, Callable[[], Node]] = {
            "object": lambda: self.mapping(schema, path),
            "array": lambda: self._list(schema, path),
            "number": lambda: self._number(schema, whole=False),
            "integer": lambda: self._number(schema, whole=True),
            "boolean": lambda: Raw(self.tape.one_of(("true", "false"))),
        }
        return makers[kind]() if kind in makers else self.word(schema, name, path)

    def _constant(self, schema: Any) -> Node:
        """One of the values that a schema lists, as it is written."""
        listed = schema.get("enum") or [schema["const"]]
        found = self.tape.one_of(listed if self.wild == 2 else [one for one in listed if one != "decision"])
        return found if isinstance(found, str) else Raw(str(found))

    def _kind(self, kinds: list[str]) -> str:
        """The type of a value that may have several: mostly the first."""
        simple = [kind for kind in kinds if kind not in ("number", "boolean")] if "string" in kinds else kinds
        return simple[0] if self.tape.pick(4) < 3 or len(simple) == 1 else self.tape.one_of(simple[1:])

    def _chosen(self, schema: Any) -> Any:
        """A schema with one branch of its conditions, if it has any, chosen by its types."""
        for _ in range(DEEPEST):
            if not isinstance(schema, dict) or "if" not in schema:
                return schema
            test, then, other = schema["if"], schema.get("then", True), schema.get("else", True)
            rest = {k: v for k, v in schema.items() if k not in ("if", "then", "else")}
            wanted = test.get("type") if isinstance(test, dict) else None
            if isinstance(wanted, str) and isinstance(rest.get("type"), list):
                taken = self._kind(rest["type"]) == wanted
                kinds = [wanted] if taken else [k for k in rest["type"] if k != wanted]
                rest = {**rest, "type": kinds if len(kinds) > 1 else kinds[0]}
            else:
                taken = not self.tape.chance(3)
            branch = self.place(then if taken else other)
            schema = (
                {**rest, **branch, "properties": {**rest.get("properties", {}), **branch.get("properties", {})}}
                if (isinstance(branch, dict))
                else rest
            )
        return schema

    def mapping(self, schema: Any, path: tuple[str, ...], most: int = 3) -> dict[Any, Node]:
        """A mapping with its required keys and some of the others."""
        properties = {k: v for k, v in schema.get("properties", {}).items() if v is not False and self._can(k)}
        keys = list(schema.get("required", ()))
        if properties:
            keys += self.tape.some(sorted(properties), most)
            if not keys and schema.get("minProperties"):
                keys.append(self.tape.one_of(sorted(properties)))
            keys = keys[: schema.get("maxProperties", len(keys))]
        made: dict[Any, Node] = {
            key: self.value(properties.get(key, True), (*path, key)) for key in dict.fromkeys(keys)
        }
        if "patternProperties" in schema:
            inner = next(iter(schema["patternProperties"].values()))
            made |= {tag: self.value(inner, (*path, tag)) for tag in self.languages[: 1 + self.tape.pick(2)]}
        if isinstance(schema.get("additionalProperties"), dict) and not properties:
            for name in self._names(schema, path):
                made[name] = self.value(schema["additionalProperties"], (*path, name))
        return made

    def _can(self, key: str) -> bool:
        """Whether there is something that a key could refer to."""
        return self.wild == 2 or key not in POOLS or POOLS[key] not in self.pools or bool(self.pools[POOLS[key]])

    def _names(self, schema: Any, path: tuple[str, ...]) -> list[str]:
        """Keys of a mapping that has any: scores, ids of personas, or names of its own."""
        names = self.place(schema.get("propertyNames", {}))
        if "\\d" in str(names.get("pattern", "")):
            return ["1", "5"]
        return self.pools.get(path[-1] if path else "", [])[:2] or [self._id("x")]

    def _list(self, schema: Any, path: tuple[str, ...]) -> list[Node]:
        """A list of as many entries as it may have, each once where they must be unlike."""
        least = schema.get("minItems", 0)
        count = min(max(least, 1 + self.tape.pick(3)), schema.get("maxItems", 9))
        made: list[Node] = []
        for _ in range(count):
            entry = self.value(schema.get("items", True), path)
            if not (schema.get("uniqueItems") and entry in made):
                made.append(entry)
        return made

    def _number(self, schema: Any, *, whole: bool) -> Node:
        """A number, mostly within its bounds."""
        least, most = schema.get("minimum", 1), schema.get("maximum", 5)
        if self.wild and self.tape.chance(40):
            return Raw(self.tape.one_of(NUMBERS if self.wild == 2 else NUMBERS[:13]))
        number = least + self.tape.pick(int(most - least) + 1)
        return Raw(f"{number}.5" if not whole and number < most and self.tape.chance(4) else str(number))

    def word(self, schema: Any, name: str, path: tuple[str, ...]) -> Node:
        """A text of the form that its definition or its pattern asks for."""
        key = path[-1] if path else ""
        if name == "id":
            return self._id(key)
        if name in ("duration", "period", "url"):
            table = {"duration": DURATIONS, "period": PERIODS, "url": URLS}[name]
            return self.tape.one_of(table if self.wild == 2 and self.tape.chance(6) else table[:3])
        if "language" in (key, name):
            return self.tape.one_of(LANGUAGES)
        if name not in _TEXTS and (pool := self._pool(path)):
            return self.text() if self.wild == 2 and self.tape.chance(60) else self.tape.one_of(pool)
        pattern = schema.get("pattern", "")
        for table in ((), DATES[:2], URLS[:2], DURATIONS[:2], ("10mm", "1.5", "BP301", "x-1", "#aabbcc", "0" * 32)):
            found = [w for w in (table or PHRASES[self.language]) if pattern and re.search(pattern, w)]
            if found and pattern != "\\S":
                return self.tape.one_of(found)
        return self.text()

    def _pool(self, path: tuple[str, ...]) -> list[str]:
        """The names that the last key refers to."""
        key = path[-1] if path else ""
        if key in ("to", "next"):
            return self.pools.get("steps" if "next" in path else "cards", [])
        if len(path) > 1 and path[-2] == "columns":
            return self.pools.get("columns", [])
        return self.pools.get(POOLS.get(key, ""), [])

    def _id(self, key: str) -> str:
        """A new id, of letters of any script."""
        self._made += 1
        stem = self.tape.one_of(("n", "n", "n", "Ä", "办理", "x-y", "_", "0", "ﬁ")) if self.wild else "n"
        return f"{stem}{key[:1]}{self._made}"

    def junk(self) -> Node:
        """Anything at all."""
        return self.tape.one_of(
            (
                Raw(""),
                Raw("~"),
                Raw("null"),
                Raw("!!str x"),
                Raw("&a b"),
                Raw("*a"),
                Raw("yes"),
                Raw("2024-01-05"),
                {},
                [],
                "",
                " ",
                "x",
                Raw("[[[[a]]]]"),
                {"a": {"a": {"a": "b"}}},
                ["a", "a"],
                [[]],
                {"": ""},
                Raw("{? a}"),
                Raw("|"),
                Raw(".nan"),
                Raw("1e999"),
                Raw("'"),
                Raw("!!binary aGk="),
                Raw("{a: 1, a: 2}"),
                Raw("0x1F"),
                {"en": "a"},
                {"text": "a"},
                {"score": 3},
                Raw("1" * 25),
                Raw("[" * 120 + "]" * 120),
                Raw("<<: *a"),
                Raw("\t"),
                Raw("- -"),
            )
        )
