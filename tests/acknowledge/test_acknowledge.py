"""Warnings that a file accepts, and acknowledgements that are of no use."""

from __future__ import annotations

import pytest
from edited import edited

from blueprint.acknowledge import accepted, acknowledge, linted
from blueprint.diagnostics import Diagnostic, Ignore, Severity
from blueprint.reading import parse
from blueprint.source import Source, Span

TEXT = "a: 1\nb: 2  # blueprint: ignore[{}] {}\nc: 3\n"


def findings(codes: str, *found: tuple[str, int, Severity], reason: str = "why") -> tuple[Diagnostic, ...]:
    """What is left of findings with these codes, lines and severities when line 2 acknowledges some codes."""
    document = parse(Source("map", TEXT.format(codes, reason))).value
    assert document is not None
    diagnostics = [
        Diagnostic(code=c, severity=s, message="x", span=Span(document.source, at := document.source.offset(n), at + 1))
        for c, n, s in found
    ]
    return acknowledge(diagnostics, document.ignores)


def acknowledged(codes: str, *found: tuple[str, int, Severity], reason: str = "why") -> list[tuple[str, int]]:
    return [(d.code, d.span.line) for d in findings(codes, *found, reason=reason) if d.span]


WARNING, ERROR = Severity.WARNING, Severity.ERROR


def test_a_warning_on_the_line_is_dropped() -> None:
    assert acknowledged("BP140", ("BP140", 2, WARNING)) == []


def test_several_at_once() -> None:
    assert acknowledged("BP140, BP141", ("BP140", 2, WARNING), ("BP141", 2, WARNING), ("BP142", 2, WARNING)) == [
        ("BP142", 2)
    ]


def test_other_lines_stay() -> None:
    assert acknowledged("BP140", ("BP140", 2, WARNING), ("BP140", 3, WARNING)) == [("BP140", 3)]


def test_errors_stay_and_are_explained() -> None:
    assert acknowledged("BP202", ("BP202", 2, ERROR)) == [("BP202", 2), ("BP150", 2)]


def test_an_acknowledgement_of_nothing() -> None:
    assert acknowledged("BP140") == [("BP151", 2)]
    assert acknowledged("BP140, BP141", ("BP140", 2, WARNING)) == [("BP151", 2)]
    (told,) = findings("BP140, BP141")
    assert told.message == "this acknowledgement of `BP140` and `BP141` acknowledges nothing on line 2"


def test_errors_may_hide_what_is_acknowledged() -> None:
    assert acknowledged("BP140", ("BP202", 1, ERROR)) == [("BP202", 1)]


def test_what_only_drawing_finds_is_not_missed_before() -> None:
    assert acknowledged("BP501") == []


@pytest.mark.parametrize(
    ("codes", "reason", "found", "hint"),
    [
        ("BP202", "why", ("BP202", 2, ERROR), "mend the error; only warnings can be acknowledged"),
        ("BP140", "why", ("BP140", 3, WARNING), "delete it, or move it to the line of the finding"),
        ("BP998", "why", ("BP140", 3, WARNING), "`blueprint explain` lists all codes"),
        ("BP140", "", ("BP140", 2, WARNING), "write the reason behind the bracket"),
    ],
)
def test_what_is_wrong_with_one_is_a_warning_at_the_comment_and_says_what_to_do(
    codes: str, reason: str, found: tuple[str, int, Severity], hint: str
) -> None:
    (told,) = (d for d in findings(codes, found, reason=reason) if d.code.startswith("BP15"))

    assert (told.severity, told.hint) == (WARNING, hint)
    assert told.span is not None
    assert told.span.text.startswith(f"# blueprint: ignore[{codes}]")


def test_an_unknown_code() -> None:
    assert acknowledged("BP998") == [("BP152", 2)]


@pytest.mark.parametrize("written", ["bp14O", "140", "BP-140", "bp 140", "BP14o"])
def test_a_code_that_is_nearly_right_is_put_right(written: str) -> None:
    document = parse(Source("map", TEXT.format(written, "x"))).value
    assert document is not None

    (finding,) = acknowledge([], document.ignores)

    assert finding.code == "BP152"
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.span.text, edit.text) == (written, "BP140")


@pytest.mark.parametrize(
    ("written", "corrected"),
    [
        ("BP-140, 140", "BP140, BP140"),
        ("140, bp140x", "BP140, BP140"),
        (" [bp 140,x ,14O ", " BP140,x ,BP140 "),
        ("ß, 14O", "ß, BP140"),
        ("BP998", "BP998"),
        ("nothing", "nothing"),
    ],
)
def test_every_code_is_put_right_where_it_stands(written: str, corrected: str) -> None:
    document = parse(Source("map", TEXT.format(written, "x"))).value
    assert document is not None

    edits = [e for d in acknowledge([], document.ignores) for e in (d.fix.edits if d.fix else ())]
    assert edited(document.source.text, edits) == TEXT.format(corrected, "x")


def test_a_reason_is_wanted() -> None:
    assert acknowledged("BP140", ("BP140", 2, WARNING), reason="") == [("BP153", 2)]


def test_the_same_line_of_another_file_is_another_line() -> None:
    document = parse(Source("map", TEXT.format("BP140", "x"))).value
    assert document is not None
    other = Source("included", "a: 1\nb: 2\n")
    finding = Diagnostic(code="BP140", severity=WARNING, message="x", span=Span(other, 5, 6))

    assert {d.code for d in acknowledge([finding], document.ignores)} == {"BP140", "BP151"}


def test_findings_without_a_place_stay() -> None:
    lost = Diagnostic(code="BP140", severity=WARNING, message="x")
    document = parse(Source("map", TEXT.format("BP140", "x"))).value
    assert document is not None

    assert lost in acknowledge([lost], document.ignores)


def checked(codes: str, *found: tuple[str, int], own: bool = True) -> list[tuple[str, str, int]]:
    """Code, file and line of what lint rules find, in a map or in the file that it includes, and what is made of it.

    Line 2 of the map and of the included file acknowledge the codes.

    Args:
        codes: that are acknowledged. found: codes and lines; lines from 100 on are those of the included file.
        own: whether it is known which file is the map's own.
    """
    sources = Source("map", TEXT.format(codes, "why")), Source("more", TEXT.format(codes, "why"))
    ignores: list[Ignore] = []
    for source in sources:
        document = parse(source).value
        assert document is not None
        ignores += document.ignores
    told = []
    for code, line in found:
        source = sources[line // 100]
        at = source.offset(line % 100)
        told.append(Diagnostic(code=code, severity=WARNING, message="x", span=Span(source, at, at + 1)))
    left = linted(told, ignores, sources[0] if own else None)
    return [(d.code, d.span.source.name, d.span.line) for d in left if d.span]


def test_what_lint_rules_find_is_acknowledged_in_every_file() -> None:
    assert checked("BP351", ("BP351", 2), ("BP351", 102)) == []
    found = checked("BP351", ("BP351", 2), ("BP351", 103), ("BP352", 102))
    assert found == [("BP352", "more", 2), ("BP351", "more", 3)]


def test_a_lint_rule_that_finds_nothing_there_is_missed_in_the_map_alone() -> None:
    """In an included file the acknowledgement may be for another map."""
    assert checked("BP351") == [("BP151", "map", 2)]
    assert checked("BP361, BP352", ("BP352", 2)) == [("BP151", "map", 2)]
    assert checked("BP351", ("BP351", 102)) == [("BP151", "map", 2)]
    assert checked("BP351", ("BP351", 3)) == [("BP151", "map", 2), ("BP351", "map", 3)]
    assert checked("BP351", own=False) == []


def test_lint_rules_say_nothing_of_other_acknowledgements() -> None:
    assert checked("BP140, BP501") == []


def test_of_what_comes_up_later_errors_and_warnings_elsewhere_are_left() -> None:
    document = parse(Source("map", TEXT.format("BP501, BP502", "why"))).value
    assert document is not None
    here, there = document.source.offset(2), document.source.offset(3)
    found = [
        Diagnostic(code=code, severity=severity, message="x", span=Span(document.source, at, at + 1))
        for code, severity, at in (
            ("BP501", WARNING, here), ("BP502", ERROR, here), ("BP501", WARNING, there), ("BP503", WARNING, here),
        )
    ]  # fmt: skip

    assert accepted(found, document.ignores) == tuple(found[1:])
