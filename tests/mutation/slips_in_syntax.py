"""Slips in what YAML is made of: indentation, colons, dashes, quotes, brackets, and characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from slip_kinds import ALL, MAPS, kind
from slipped_maps import Place, Slip, Written, replaced

from blueprint.document import Mapping, Scalar, Sequence

_WORDS = ("title", "subtitle", "summary", "customer", "text", "note", "goal", "pain", "thinking", "quote", "evidence")


def plain(written: Written) -> Iterator[tuple[Place, Scalar]]:
    """Texts on one line without quotes."""
    for place in written.places:
        value = place.value
        if isinstance(value, Scalar) and not value.quoted and "\n" not in value.span.text and value.text:
            yield place, value


def block_keys(written: Written) -> Iterator[tuple[Place, Scalar]]:
    """Keys that begin a line."""
    for place in written.places:
        if place.key is not None and not place.flow:
            line = written.source.line(place.key.span.line)
            if not line[: place.key.span.column - 1].strip():
                yield place, place.key


@kind("BP124", "BP126", "BP121", "BP117", "BP202", exact=False, files=ALL)
def one_space_too_many(written: Written) -> Iterator[Slip]:
    """A line in the middle of a mapping is indented by one space more; right is that line."""
    for place, key in block_keys(written):
        before = place.parent.entries[place.at - 1].value if isinstance(place.parent, Mapping) and place.at else None
        if before is None or not isinstance(before, Scalar) or (before.quoted and "\n" in before.span.text):
            continue
        start = key.span.start
        yield Slip(written, ((start, start, " "),), start + 1, start + 1 + len(key.text))


@kind("BP124", "BP121", "BP126", exact=False, files=ALL)
def one_space_too_few(written: Written) -> Iterator[Slip]:
    """A line in the middle of a mapping is indented by one space less."""
    for place, key in block_keys(written):
        if place.at and key.span.column > 2:
            start = key.span.start
            yield Slip(written, ((start - 1, start, ""),), start - 1, start - 1 + len(key.text))


@kind("BP120", exact=False, files=ALL)
def tab_for_indentation(written: Written) -> Iterator[Slip]:
    for _, key in block_keys(written):
        column = key.span.column - 1
        if column >= 2:
            start = key.span.start
            yield Slip(written, ((start - column, start, "\t" * (column // 2)),), start - column, start + 1)


@kind("BP123", "BP127", exact=False, files=ALL)
def quote_that_is_not_closed(written: Written) -> Iterator[Slip]:
    """A quote opens a text and nothing closes it: right is where it opens."""
    for place in written.places:
        value = place.value
        if not isinstance(value, Scalar) or "\n" in value.span.text:
            continue
        if value.quoted:
            yield Slip(written, ((value.span.end - 1, value.span.end, ""),), value.span.start, value.span.end)
        elif place.key is not None and place.key.text in _WORDS:
            for mark in "\"'":
                if mark not in value.text:
                    yield replaced(written, value.span.start, value.span.end, f"{mark}{value.text}")


@kind("BP127", exact=False, files=ALL)
def quotes_around_half_a_text(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        head, space, tail = value.text.partition(" ")
        if place.key is not None and place.key.text in _WORDS and space and '"' not in value.text and "\t" not in head:
            yield replaced(written, value.span.start, value.span.end, f'"{head}" {tail}')


@kind("BP126", "BP203", "BP202", exact=False, files=ALL)
def colon_in_a_text(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        if place.key is not None and place.key.text in _WORDS and not place.flow:
            yield replaced(written, value.span.start, value.span.end, f"Note: {value.text}")
            yield replaced(written, value.span.start, value.span.end, f"{value.text}: so")


@kind("BP122", "BP121", "BP203", "BP405", exact=False, files=ALL)
def no_space_after_a_colon(written: Written) -> Iterator[Slip]:
    for place, key in block_keys(written):
        if (
            isinstance(place.value, Scalar)
            and place.value.span.line == key.span.line
            and place.value.span.text[0] not in "|>"
        ):
            yield _without_space(written, key, place.value.span.start)
    for place in written.places:
        if place.key is not None and place.flow and isinstance(place.value, Scalar) and not place.key.quoted:
            yield _without_space(written, place.key, place.value.span.start)


def _without_space(written: Written, key: Scalar, value: int) -> Slip:
    return Slip(written, ((key.span.end + 1, value, ""),), key.span.start, key.span.end + 2)


@kind("BP122", "BP121", "BP124", exact=False, files=ALL)
def no_space_after_a_dash(written: Written) -> Iterator[Slip]:
    for place in written.places:
        if place.key is None and not place.flow:
            start = place.value.span.start
            dash = written.source.text.rindex("-", 0, start)
            if written.source.text[dash:start] == "- ":
                yield Slip(written, ((dash, start, "-"),), dash, dash + 2)


@kind("BP121", "BP202", exact=False, files=ALL)
def no_colon(written: Written) -> Iterator[Slip]:
    for place, key in block_keys(written):
        if isinstance(place.value, Scalar) and "\n" not in place.value.span.text:
            yield Slip(written, ((key.span.end, key.span.end + 1, ""),), key.span.start, key.span.end + 2)


@kind("BP131", "BP202", "BP405", exact=False, files=ALL)
def full_width_colon(written: Written) -> Iterator[Slip]:
    for place in written.places:
        if place.key is not None and isinstance(place.value, Scalar) and "\n" not in place.value.span.text:
            end = place.key.span.end
            yield Slip(written, ((end, place.value.span.start, "："),), place.key.span.start, end + 2)


@kind("BP128", "BP127", "BP126", "BP116", exact=False, files=ALL)
def bracket_that_is_not_closed(written: Written) -> Iterator[Slip]:
    """The end of a list or mapping in brackets is lost: right is any line that it goes over."""
    for place in written.places:
        value = place.value
        if isinstance(value, (Mapping, Sequence)) and value.span.text[0] in "[{":
            end = value.span.end
            lines = frozenset(range(value.span.line, written.line_of(end) + 1))
            yield Slip(written, ((end - 1, end, ""),), value.span.start, end - 1, lines)


@kind("BP128", "BP127", exact=False, files=ALL)
def bracket_too_many(written: Written) -> Iterator[Slip]:
    for place in written.places:
        value = place.value
        if isinstance(value, (Mapping, Sequence)) and value.span.text[0] in "[{" and not place.flow:
            end = value.span.end
            yield Slip(written, ((end, end, value.span.text[-1]),), value.span.start, end + 1)


@kind("BP128", "BP127", "BP126", "BP132", exact=False, files=ALL)
def no_comma(written: Written) -> Iterator[Slip]:
    """Two entries in braces are not parted."""
    for place in written.places:
        if not place.flow or place.key is None or not place.at or not isinstance(place.parent, Mapping):
            continue
        before = place.parent.entries[place.at - 1].value.span.end
        comma = written.source.text.find(",", before, place.key.span.start)
        if comma >= 0:
            yield Slip(
                written,
                ((comma, comma + 1, ""),),
                place.parent.entries[place.at - 1].key.span.start,
                place.key.span.end,
            )


@kind("BP125", "BP113", "BP114", "BP128", exact=False, files=ALL)
def special_character_first(written: Written) -> Iterator[Slip]:
    """A text begins with a character that has a meaning of its own."""
    for place, value in plain(written):
        if place.key is not None and place.key.text in _WORDS:
            for mark in "@`%&*!":
                if not (place.flow and mark in "&*!"):
                    yield replaced(
                        written, value.span.start, value.span.end, f"{mark} {value.text}"[: 2 + len(value.text)]
                    )


@kind("BP113", exact=True)
def anchor(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        if place.key is not None:
            yield replaced(written, value.span.start, value.span.end, f"&same {value.text}")


@kind("BP113", exact=True)
def alias(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        if place.key is not None:
            yield replaced(written, value.span.start, value.span.end, "*same")


@kind("BP114", exact=True)
def tag(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        if place.key is not None:
            yield replaced(written, value.span.start, value.span.end, f"!!str {value.text}")


@kind("BP115", files=MAPS)
def merge_key(written: Written) -> Iterator[Slip]:
    for _, key in block_keys(written):
        start = key.span.start
        yield Slip(written, ((start, start, f"<<: {{a: b}}\n{' ' * (key.span.column - 1)}"),), start, start + 2)


@kind("BP112", files=MAPS, exact=False)
def second_document(written: Written) -> Iterator[Slip]:
    """A line with three dashes ends the file in its middle."""
    for place in written.places:
        if len(place.path) == 1 and place.key is not None and place.at > 1:
            start = place.key.span.start
            yield Slip(written, ((start, start, "---\n"),), start, start + 3)


@kind("BP118", files=MAPS, exact=False)
def directive(written: Written) -> Iterator[Slip]:
    yield Slip(written, ((0, 0, "%YAML 1.1\n---\n"),), 0, 5)
    for place in written.places:
        if len(place.path) == 1 and place.key is not None and place.at > 1:
            start = place.key.span.start
            yield Slip(written, ((start, start, "%TAG ! x\n"),), start, start + 4)


@kind("BP104", "BP105", "BP106", files=ALL)
def character_that_nobody_sees(written: Written) -> Iterator[Slip]:
    """A byte order mark, a control character or one that turns text round stands in the middle of a text."""
    for place, value in plain(written):
        if place.key is not None and place.key.text in _WORDS:
            at = value.span.start + len(value.span.text) // 2
            for mark in ("\ufeff", "\x07", "\x1b", "\x00", "\u202e", "\x85"):
                yield Slip(written, ((at, at, mark),), at, at + 1)


@kind("BP129", exact=False, files=ALL)
def backslash(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        if place.key is not None and place.key.text in _WORDS and '"' not in value.text:
            yield replaced(written, value.span.start, value.span.end, f'"C:\\data {value.text}"')


@kind("BP130", exact=False, files=ALL)
def list_on_the_line_of_its_key(written: Written) -> Iterator[Slip]:
    for place, value in plain(written):
        if place.key is not None and place.key.text in _WORDS and not place.flow:
            yield replaced(written, value.span.start, value.span.end, f"- {value.text}")


@kind("BP116", exact=False, files=MAPS)
def no_key(written: Written) -> Iterator[Slip]:
    for _, key in block_keys(written):
        start = key.span.start
        yield Slip(written, ((start, start, f": lost\n{' ' * (key.span.column - 1)}"),), start, start + 6)
