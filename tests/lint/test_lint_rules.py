"""All rules together: their explanations, their order, any map, the examples that ship, how long they take."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from linted import found, service

from blueprint import pipeline
from blueprint.build import build
from blueprint.codes import Code, lint, lookup
from blueprint.lint import RULES, check
from blueprint.pipeline.linting import lint as lint_of
from blueprint.reading import parse
from blueprint.source import Source

ROOT = Path(__file__).parents[2]


def neighbour(path: str) -> Any:  # noqa: ANN401 - a module that is not on the path
    """A generator of another folder of tests."""
    spec = spec_from_file_location(f"lint_{Path(path).stem}", ROOT / "tests" / path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FILES = neighbour("notation/files.py").files
DOCUMENTS = neighbour("build/test_any_document.py")
EXAMPLES = sorted((ROOT / "examples").glob("*/*.blueprint.yaml"))
PAGE = (ROOT / "docs" / "lint.md").read_text("utf-8")


def test_every_rule_is_explained_and_every_code_of_a_rule_is_one() -> None:
    assert [rule.code for rule in RULES if lookup(rule.code) is None] == []
    assert {code.id for code in lint.CODES} == {rule.code for rule in RULES if rule.code > "BP350"}
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})


def test_what_a_rule_finds_has_its_code() -> None:
    for code in lint.CODES:
        rule = next(rule for rule in RULES if rule.code == code.id)
        assert rule.found is not None
        assert {d.code for d in rule.found(service(code.example_wrong))} == {code.id}


@pytest.mark.parametrize("code", lint.CODES, ids=lambda code: code.id)
def test_the_wrong_example_draws_its_finding_alone(code: Code) -> None:
    assert {d.code for d in found(code.example_wrong)} == {code.id}


@pytest.mark.parametrize("code", lint.CODES, ids=lambda code: code.id)
def test_the_right_example_is_clean_altogether(code: Code) -> None:
    document = parse(Source("test", f"blueprint: 1\ntitle: Test\n{code.example_right}")).value
    assert document is not None
    assert build(document).diagnostics == ()
    assert found(code.example_right) == []


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_the_page_tells_of_every_rule(code: str) -> None:
    entry = lookup(code)
    assert entry is not None
    assert f"| `{code}` | {entry.title} |" in PAGE


def test_the_page_tells_of_no_other() -> None:
    assert set(re.findall(r"^\| `(BP\d{3})`", PAGE, re.MULTILINE)) == {rule.code for rule in RULES}


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS.TREE)
def test_rules_never_raise_on_any_document(root: object) -> None:
    outcome = DOCUMENTS.built(root)
    if outcome.value is not None:
        check(outcome.value)


@settings(max_examples=35, suppress_health_check=list(HealthCheck))
@given(FILES())
def test_findings_have_a_place_an_answer_and_an_order(text: str) -> None:
    document = parse(Source("any", text)).value
    assert document is not None
    value = build(document).value
    assert value is not None
    made = check(value)
    assert made == check(value)
    assert all(d.span and d.span.text and d.hint and "\n" not in d.message for d in made)
    assert [d.span.start for d in made if d.span] == sorted(d.span.start for d in made if d.span)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_an_example_is_clean(file: Path) -> None:
    value = pipeline.load(str(file)).value
    assert value is not None
    assert [f"{d.span.line if d.span else 0}: {d.code} {d.message}" for d in lint_of(value)] == []


def test_the_examples_say_what_the_rules_ask_about() -> None:
    """Otherwise that they are clean would mean nothing."""
    texts = [yaml.safe_load(file.read_text("utf-8")) for file in EXAMPLES]
    asked = ("gaps", "opportunities", "metrics", "touchpoints", "platform")

    assert [key for key in asked if not any(key in text for text in texts)] == []
