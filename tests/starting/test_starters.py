"""Templates: each is a good map in each language, and explains itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint import resources
from blueprint.build.ids import slug
from blueprint.diagnostics import Diagnostic
from blueprint.model.service import Service
from blueprint.pipeline import load
from blueprint.pipeline.linting import lint
from blueprint.reading import parse
from blueprint.source import Source
from blueprint.starting.scalars import written
from blueprint.starting.stamp import stamped, untouched
from blueprint.starting.starters import (
    BLANK,
    LANGUAGES,
    STARTERS,
    Answers,
    StarterError,
    own_answers,
    starter,
    summary,
)

EXAMPLES = tuple(name for name in STARTERS if name != BLANK)
BOTH = [(name, language) for name in STARTERS for language in LANGUAGES]
HAN = re.compile(r"[\u4e00-\u9fff]")


def loaded(folder: Path, text: str) -> tuple[Service, list[Diagnostic]]:
    path = folder / "map.blueprint.yaml"
    path.write_text(text, "utf-8")
    outcome = load(str(path))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value, [*outcome.diagnostics, *lint(outcome.value)]


def scalars(text: str) -> Iterator[str]:
    found = parse(Source("map", text)).value
    assert found
    stack: list[object] = [found.root]
    while stack:
        node = stack.pop()
        yield from [node.text] if hasattr(node, "text") else []
        stack += [e.value for e in getattr(node, "entries", ())] + list(getattr(node, "items", ()))


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_nothing_is_wrong_or_to_be_questioned(name: str, language: str, tmp_path: Path) -> None:
    service, findings = loaded(tmp_path, starter(name, language, Answers()))

    assert [f.message for f in findings] == []
    assert service.language == language


@pytest.mark.parametrize(("name", "language"), [(n, x) for n in EXAMPLES for x in LANGUAGES])
def test_each_shows_what_a_map_can_say(name: str, language: str, tmp_path: Path) -> None:
    service, _ = loaded(tmp_path, starter(name, language, Answers()))
    steps = [step for stage in service.stages for step in stage.steps]
    rows = {row.value for step in steps for row, _ in step.texts}
    marks = {mark.value for step in steps for mark in (*step.marks, *(m for c in step.cards for m in c.marks))}

    assert 8 <= len(steps) <= 12
    assert {c.lane for s in steps for c in s.cards} == {"evidence", "customer", "frontstage", "backstage", "support"}
    assert all(step.emotions and step.expectations for step in steps)
    assert {"thinking", "pain", "gain"} <= rows
    assert {"fail", "wait", "moment-of-truth"} <= marks
    assert any(step.wait for step in steps)
    assert service.metrics
    assert service.opportunities
    assert len({phase for stage in service.stages if (phase := stage.phase)}) == 3


def test_languages_are_not_mixed() -> None:
    for name, language in BOTH:
        text = starter(name, language, Answers())
        assert bool(HAN.search(text)) == (language != "en"), name
        assert not re.search(r"[«»]|\$\(|#@|#:", text), name
        if language != "en":
            words = [s for s in scalars(text) if re.search("[A-Za-z]{4}", s) and not HAN.search(s)]
            assert [w for w in words if " " in w and not re.search(r"\d", w)] == []


def test_each_script_is_its_own() -> None:
    """Simplified texts go into GB 2312, traditional ones into Big5, and words are those of their place."""
    mainland = (
        "接触点",
        "前台接待",
        "短信",
        "软件",
        "屏幕",
        "接觸点",
        "質量",
        "視頻",
        "網絡",
        "程序",
        "門店",
        "在線",
        "信息",
        "默認",
    )
    for name in STARTERS:
        simplified, traditional = (starter(name, language, Answers()) for language in ("zh-Hans", "zh-Hant"))
        for text, standard in ((simplified, "gb2312"), (traditional, "big5")):
            assert [char for char in HAN.findall(text) if char.encode(standard, "ignore") == b""] == [], name
        assert [word for word in mainland if word in traditional] == []
        assert len(simplified.splitlines()) == len(traditional.splitlines())
        assert "language: zh-Hant\n" in traditional


def test_each_template_file_is_offered() -> None:
    files = {name.rpartition("/")[2].removesuffix(".starter") for name in resources.names("templates", "starters")}

    assert files == {*STARTERS, "notes", "blank-stage"}
    lines = {summary(name, language) for name, language in BOTH}
    assert len(lines) == len(BOTH)
    assert all(len(line) < 76 for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_explain_the_parts(language: str) -> None:
    for name in EXAMPLES:
        text = starter(name, language, Answers())
        notes = [line.strip() for line in text.splitlines() if line.lstrip().startswith("# ")]
        keys = ("goal", "standard", "evidence", "emotion", "fail", "addresses")
        assert len(notes) >= 12
        assert [key for key in keys if not any(key in line for line in notes)] in ([], ["emotion"])


def test_answers_are_filled_in(tmp_path: Path) -> None:
    answers = Answers(service="Tea: a course #1", persona="- Ana", stages=("One, two", "[Three]", "a: b", "Four"))
    for name in STARTERS:
        service, findings = loaded(tmp_path, starter(name, "en", answers))
        assert findings == []
        assert "Tea: a course #1" in str(service.title)
        assert [slug(stage.key) for stage in service.stages] == [slug(s) for s in answers.stages]


def test_only_the_blank_template_takes_any_number_of_stages(tmp_path: Path) -> None:
    three = Answers(stages=("Find", "Book", "Stay"))

    assert len(loaded(tmp_path, starter(BLANK, "en", three))[0].stages) == 3
    with pytest.raises(StarterError, match="has 4 stages"):
        starter("hotel", "en", three)
    assert len(own_answers("hotel", "zh-Hans").stages) == 4


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=30))
def test_any_text_is_read_as_written(text: str) -> None:
    for flow in (False, True):
        scalar = written(text, flow=flow)
        source = f"key: {{a: {scalar}, b: c}}\n" if flow else f"key: {scalar}\nb: c\n"
        document = parse(Source("any", source)).value
        assert document
        node = document.root.get("key")
        found = node.get("a") if flow else node  # type: ignore[union-attr]
        assert found.text == text  # type: ignore[union-attr]


def test_a_changed_map_is_not_ours() -> None:
    for language in LANGUAGES:
        text = stamped(starter("hotel", language, Answers()), language)
        assert untouched(text)
        assert untouched(text.replace("\n", "\r\n"))
        assert not untouched(text.replace("time: 8 min", "time: 9 min"))
        assert not untouched(text.rpartition("\n# ")[0])
        assert not untouched("")
