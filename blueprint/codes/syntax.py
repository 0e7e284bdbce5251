"""Codes BP12x, BP13x: where the text is not well-formed."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP120",
        title="a tab is used for indentation",
        explanation=(
            "YAML knows levels by the number of spaces. A tab is as wide as each editor likes, so it "
            "is not allowed there. Use two spaces for each level; editors can be told to do so when "
            "the tab key is pressed."
        ),
        example_wrong=("persona:\n\tname: Dana"),
        example_right=("persona:\n  name: Dana"),
    ),
    Code(
        id="BP121",
        title="a colon is missing",
        explanation=(
            "Every line that names something is `key: value`, or `key:` with the value on the lines "
            "below. A line without a colon is taken for more text of the line above, which only "
            "works when it is indented deeper."
        ),
        example_wrong=("title Hotel\nlanguage: en"),
        example_right=("title: Hotel\nlanguage: en"),
    ),
    Code(
        id="BP122",
        title="a space is missing after a colon or a dash",
        explanation=(
            "`title:Hotel` is a single word to YAML, because times (`12:30`) and links have colons "
            "too. Write a space after the colon of a key and after the dash of a list item."
        ),
        example_wrong=("title:Hotel\nlanguage: en"),
        example_right=("title: Hotel\nlanguage: en"),
    ),
    Code(
        id="BP123",
        title="a quote is not closed",
        explanation=(
            "A text that begins with a quote goes on to the next quote of the same kind, over as "
            "many lines as it takes. The message points at where the quote was opened."
        ),
        example_wrong=('title: "Hotel\nlanguage: en'),
        example_right=('title: "Hotel"\nlanguage: en'),
    ),
    Code(
        id="BP124",
        title="a line is indented wrongly",
        explanation=(
            "Lines that belong together begin at the same column; what belongs to a key is indented "
            "deeper than the key. A line in between belongs to nothing."
        ),
        example_wrong=("persona:\n  name: Dana\n role: Guest"),
        example_right=("persona:\n  name: Dana\n  role: Guest"),
    ),
    Code(
        id="BP125",
        title="a text begins with a special character",
        explanation=(
            "YAML gives a meaning to texts that begin with one of `@ % & * ! | > ? [ ] { } ,` or a "
            "backtick. Put such a text in quotes."
        ),
        example_wrong="customer: @ the desk",
        example_right='customer: "@ the desk"',
    ),
    Code(
        id="BP126",
        title="an unquoted text has a colon in it",
        explanation=("A colon with a space behind it ends a key. A text that has one itself has to be in quotes."),
        example_wrong="customer: Step 1: arrives",
        example_right='customer: "Step 1: arrives"',
    ),
    Code(
        id="BP127",
        title="there is more text behind the end of a value",
        explanation=(
            "A text in quotes ends at the second quote, and entries in brackets are parted by "
            "commas. In single quotes, an apostrophe ends the text: use double quotes."
        ),
        example_wrong="customer: 'It's late'",
        example_right='customer: "It\'s late"',
    ),
    Code(
        id="BP128",
        title="brackets do not match",
        explanation=(
            "Every `[` needs its `]`, and every `{` its `}`. The message points at the bracket that has no partner."
        ),
        example_wrong="persona: {name: Dana, goals: [Sleep}",
        example_right="persona: {name: Dana, goals: [Sleep]}",
    ),
    Code(
        id="BP129",
        title="a backslash in double quotes",
        explanation=(
            "In double quotes a backslash begins an escape, such as `\\n` for a new line. Write it "
            "twice, or use single quotes, in which it is an ordinary character."
        ),
        example_wrong='title: "C:\\data"',
        example_right="title: 'C:\\data'",
    ),
    Code(
        id="BP130",
        title="a list begins on the line of its key",
        explanation=(
            "The items of a list stand on lines of their own, below the key. A text that begins with "
            "a dash has to be in quotes."
        ),
        example_wrong="customer: - Arrives",
        example_right=("customer:\n  - Arrives"),
    ),
    Code(
        id="BP131",
        title="a full-width colon, comma or brace, or a special space at a key",
        explanation=(
            "Chinese and Japanese input writes `：` and the full-width space, and some programs write "
            "no-break spaces. They look right, but YAML takes them for letters, and `，｛｝` too. Write an "
            "ordinary colon and ordinary spaces around keys; in texts they may stand."
        ),
        example_wrong=("title：酒店\nlanguage: zh-Hans"),
        example_right=("title: 酒店\nlanguage: zh-Hans"),
    ),
    Code(
        id="BP132",
        title="a comma in a text between braces",
        explanation=(
            "Between `{` and `}` a comma ends an entry, and each entry is `key: value`. What stands behind the "
            "comma of a text has no value then. Put a text with a comma in quotes; behind a key write a colon."
        ),
        example_wrong="title: {zh-Hans: 钻, en: Drills, fills}",
        example_right='title: {zh-Hans: 钻, en: "Drills, fills"}',
    ),
    Code(
        id="BP139",
        title="the file is not well-formed",
        explanation=(
            "The YAML parser stopped here for a reason that has no better description. Look at "
            "quotes, colons and indentation on this line and the one above."
        ),
    ),
)
