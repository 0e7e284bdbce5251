"""Maps as people write them: keys in any order, comments anywhere, every style of YAML, texts in two scripts."""

from __future__ import annotations

import json
import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("BLUEPRINT_EXAMPLES", "0"))
"""How many examples a property test tries, where that is set: `BLUEPRINT_EXAMPLES=10000 pytest tests/editing`."""


def tried(number: int) -> settings:
    """Settings of a property test: the same examples every time, more where the environment asks for more."""
    return settings(
        max_examples=EXAMPLES or number,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )


WORDS = st.sampled_from([
    "Checks in", "no", "12:30", "007", "1.10", "Pays the bill: twice", "Room #12", "办理入住", "房间，早餐", "it's",
    'says "hi"', "a, b", "[key]", "- dash", "~", "yes", "2024-01-05",
    "Greets the guest and takes all of the bags up to the room, then waits",
    "x" * 90, "钻" * 45, "a\\b", "back`tick", "%", "# no comment", "true", "C: drive", "a:b", "ends with:",
    "two\nlines", "tab\there", "a\n\nb # c\n  d", "\U0001f6ce bell", "cafe\u0301", "مرحبا", "‘quoted’", "- a\n- b",
    "ends in spaces  ",
    "a  b", "key: value\nother: value", "\u00a0hard", "50 %", "Why me?", "a?b", "&anchor", "!tag", "a #b", "...", "---",
])  # fmt: skip
COMMENT = st.sampled_from(["# a note", "# 备注", "#", "# key: value", "# - item", "#tight", "# 'quote", "# {brace"])


def plain_is_safe(text: str, *, flow: bool) -> bool:
    """Whether the generator may write a text without quotes."""
    if not text or text[0] in "-?:,[]{}#&*!|>'\"%@`~ " or ": " in text or " #" in text or text.endswith(":"):
        return False
    if "\n" in text or "\t" in text or "\u00a0" in text or text != text.strip() or text in {"...", "---"}:
        return False
    return not (flow and any(c in text for c in ",[]{}，：")) and not (flow and ":" in text)


class Writer:
    """Writes nodes with the choices that hypothesis draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments: list[str] = []

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(0, one_in - 1)) == one_in - 1

    def scalar(self, text: str, *, flow: bool) -> str:
        styles = ["double"]
        if not any(c in text for c in "\\\n\t"):
            styles.append("single")
        if plain_is_safe(text, flow=flow):
            styles += ["plain", "plain"]
        style = self.draw(st.sampled_from(styles))
        if style == "plain":
            return text
        return json.dumps(text, ensure_ascii=False) if style == "double" else "'" + text.replace("'", "''") + "'"

    def flow(self, node: object) -> str:
        if isinstance(node, dict):
            return "{" + ", ".join(f"{k}: {self.flow(v)}" for k, v in self.shuffled(node)) + "}"
        if isinstance(node, list):
            return "[" + ", ".join(self.flow(v) for v in node) + "]"
        return str(node) if isinstance(node, int) else self.scalar(str(node), flow=True)

    def shuffled(self, node: dict[str, object]) -> list[tuple[str, object]]:
        free = "en" in node or self.chance(3)
        return list(node.items()) if free else self.draw(st.permutations(list(node.items())))

    def trailing(self) -> str:
        return f"{'  ' if self.chance(2) else ' '}{self.comment()}" if self.chance(6) else ""

    def comment(self) -> str:
        made = f"{self.draw(COMMENT)} {len(self.comments)}"
        self.comments.append(made)
        return made

    def between(self, indent: int) -> list[str]:
        most = self.draw(st.integers(0, 2)) if self.chance(4) else 0
        return ["" if self.chance(2) else " " * indent + self.comment() for _ in range(most)]

    def block(self, node: object, indent: int) -> list[str]:
        pad, lines = " " * indent, []
        step = self.draw(st.sampled_from([2, 2, 3, 4]))
        if isinstance(node, dict):
            for key, value in self.shuffled(node):
                lines += self.between(indent)
                lines += self.entry(f"{pad}{key}:", value, indent, step, in_list=False)
        else:
            for value in node:  # type: ignore[attr-defined]
                lines += self.between(indent)
                lines += self.entry(f"{pad}-", value, indent, 2, in_list=True)
        if self.chance(10):
            lines.append(pad + self.comment())
        return lines

    def entry(self, start: str, value: object, indent: int, step: int, *, in_list: bool) -> list[str]:
        if isinstance(value, int):
            return [f"{start} {value}{self.trailing()}"]
        if isinstance(value, str):
            return self.text(start, value, indent)
        sections = isinstance(value, list) and any(isinstance(v, dict) and "steps" in v for v in value)
        if not value or (not sections and self.chance(2)):
            return self.braces(start, value, indent)
        below = self.block(value, indent + (2 if in_list else step))
        if in_list and not below[0].lstrip().startswith("#") and below[0]:
            return [f"{start} {below[0].lstrip()}", *below[1:]]
        return [start + self.trailing(), *below]

    def text(self, start: str, value: str, indent: int) -> list[str]:
        kind = self.draw(st.integers(0, 11))
        if kind <= 1 and not value.startswith((" ", "\t")) and value != "backstage":
            return self.literal(start, value, indent)
        words = value.split(" ")
        if kind == 2 and len(words) > 2 and plain_is_safe(value, flow=False):
            return [f"{start} {words[0]}", f"{' ' * (indent + 5)}{' '.join(words[1:])}{self.trailing()}"]
        return [f"{start} {self.scalar(value, flow=False)}{self.trailing()}"]

    def literal(self, start: str, value: str, indent: int) -> list[str]:
        digit = self.draw(st.sampled_from(["", "", "", "4"])) if start.endswith(":") and "- " not in start else ""
        folds = "\n" not in value and "  " not in value
        style = self.draw(st.sampled_from(["|", "|", ">"] if folds else ["|"]))
        head = f"{start} {style}{digit}{self.draw(st.sampled_from(['-', '-', '', '+']))}{self.trailing()}"
        blank = self.draw(st.sampled_from(["", "", " " * (indent + 4), " "]))
        return [head, *(f"{' ' * (indent + 4)}{row}" if row else blank for row in value.split("\n"))]

    def braces(self, start: str, value: object, indent: int) -> list[str]:
        if isinstance(value, list) and len(value) > 1 and self.chance(4):
            pad = " " * (indent + 4)
            rows = [f"{pad}{self.flow(v)},{self.trailing()}" for v in value]
            return [f"{start} [{self.trailing()}", *rows, f"{pad}]{self.trailing()}"]
        if isinstance(value, dict) and len(value) > 1 and self.chance(4):
            pad = " " * (indent + 4)
            rows = []
            for key, inner in self.shuffled(value):
                rows += [pad + self.comment()] if self.chance(8) else []
                rows.append(f"{pad}{key}: {self.flow(inner)},{self.trailing()}")
            return [f"{start} {{{self.trailing()}", *rows, f"{pad}}}{self.trailing()}"]
        return [f"{start} {self.flow(value)}{self.trailing()}"]


def _card(draw: st.DrawFn, number: int) -> object:
    text = draw(WORDS)
    if draw(st.booleans()):
        return text
    card: dict[str, object] = {"text": text if draw(st.booleans()) else {"en": text, "zh-Hans": "走"}}
    if draw(st.booleans()):
        card["id"] = f"card-{number}"
    if draw(st.booleans()):
        card["channel"] = draw(st.sampled_from(["phone", ["phone", "web"]]))
    if draw(st.booleans()):
        card["note"] = draw(WORDS)
    if draw(st.booleans()):
        card["actor"] = draw(st.sampled_from(["Host", "Night manager", "值班经理"]))
    return card


@st.composite
def maps(draw: st.DrawFn) -> str:
    """The text of one map."""
    writer = Writer(draw)
    stages, number = [], 0
    for stage in range(draw(st.integers(1, 2))):
        steps = []
        for _ in range(draw(st.integers(1, 3))):
            number += 1
            step: dict[str, object] = {"customer": _card(draw, number * 10)}
            if draw(st.booleans()):
                step["id"] = f"step-{number}"
            else:
                step["title"] = f"Step {number}"
            for lane in draw(st.lists(st.sampled_from(["evidence", "frontstage", "partner", "support"]), unique=True)):
                step[lane] = [_card(draw, number * 10 + n) for n in (1, 2)] if draw(st.booleans()) else draw(WORDS)
            for row in draw(st.lists(st.sampled_from(["pain", "need", "note"]), unique=True)):
                step[row] = draw(WORDS)
            if draw(st.booleans()):
                step["emotion"] = draw(st.integers(1, 5))
            if number > 1 and draw(st.booleans()):
                step["next"] = draw(st.sampled_from(["step-1", ["step-1", {"to": "step-1", "label": draw(WORDS)}]]))
            steps.append(step)
        stages.append({"title": f"Stage {stage}", "steps": steps})
    file: dict[str, object] = {
        "blueprint": 1,
        "title": draw(WORDS),
        "lanes": [
            "evidence",
            "customer",
            "frontstage",
            {"lane": "partner", "title": "P", "zone": "backstage"},
            "support",
        ],
        "channels": {"phone": {"title": "Phone"}, "web": {"title": draw(WORDS), "note": draw(WORDS)}},
        "stages": stages,
    }
    if draw(st.booleans()):
        file["opportunities"] = [
            {"title": "Better", "at": ["step-1", "stage-0"], "impact": 3, "addresses": "step-1.customer"}
        ]
    if draw(st.booleans()):
        file["summary"] = draw(WORDS)
    header = ["# yaml-language-server: $schema=x.json"] if draw(st.booleans()) else []
    return "\n".join([*header, *writer.block(file, 0)]) + "\n"
