"""Test results: as the plugins that read them expect, and red only where the run fails."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from said import HOSTILE, WHOLE, said, span

from blueprint.report import Finding, Level, Style, report

WARNING = said("take care", level=Level.WARNING, where=span(0, 5))
INFO = said("by the way", level=Level.INFO, where=span(0, 5))

# What Jenkins' xUnit plugin (junit-10.xsd) knows, as far as we write it.
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"classname", "name"},
    "failure": {"type", "message"},
    "system-out": set[str](),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
    "failure": set[str](),
    "system-out": set[str](),
}


def cases(*findings: Finding, files: tuple[str, ...] = (), strict: bool = False) -> dict[str, ET.Element]:
    text = report(findings, Style.JUNIT, files=files, strict=strict)
    root = ET.fromstring(text.encode())  # noqa: S314 - our own
    assert root.tag == "testsuites"
    for element in root.iter():
        assert element.attrib.keys() == ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        assert len({child.tag for child in element}) == len(element) or element.tag == "testsuite"
    (suite,) = root
    failed = [case for case in suite if case.find("failure") is not None]
    assert suite.get("tests") == root.get("tests") == str(len(suite))
    assert suite.get("failures") == root.get("failures") == str(len(failed))
    return {str(case.get("name")): case for case in suite}


def test_one_case_a_file() -> None:
    made = cases(WHOLE, files=("maps/hotel.yaml", "maps/fine.yaml", "-"))

    assert list(made) == ["maps/hotel.yaml", "maps/fine.yaml", "stdin"]
    assert len(made["maps/fine.yaml"]) == 0


def test_an_error_fails() -> None:
    failure = cases(WHOLE, WARNING)["maps/hotel.yaml"].find("failure")

    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "1 error"}
    assert failure.text == "maps/hotel.yaml:2:1: error BP202 `titel` is not a key (did you mean `title`?)"


def test_a_warning_fails_only_if_it_counts() -> None:
    calm, strict = (cases(WARNING, INFO, strict=s)["maps/hotel.yaml"] for s in (False, True))

    assert [child.tag for child in calm] == ["system-out"]
    assert "take care" in (calm[0].text or "")
    assert "by the way" in (calm[0].text or "")
    assert [child.tag for child in strict] == ["failure", "system-out"]
    assert strict[0].get("type") == "warning"
    assert strict[1].text == "maps/hotel.yaml:1:1: info BP202 by the way"


def test_a_finding_about_nothing() -> None:
    assert list(cases(said())) == ["blueprint"]


@settings(max_examples=80)
@given(st.text())
def test_any_text_is_xml(text: str) -> None:
    name = f"{text}.yaml" if "\0" not in text and "/" not in text else "x.yaml"
    made = cases(said(text + HOSTILE, name=f"maps/x{name}"), files=(f"maps/x{name}",))

    assert len(made) == 1
