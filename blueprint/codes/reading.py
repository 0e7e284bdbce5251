"""Codes BP10x, BP11x: the text of a file and what of YAML it may hold."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP101",
        title="the file is too large",
        explanation=(
            "A file may have 5 MB. A map that people can read stays far below that; a larger file "
            "usually holds something else, or pictures that belong beside it. If it is meant, raise "
            "the limit with `--limit bytes=NUMBER`."
        ),
    ),
    Code(
        id="BP102",
        title="the file is not valid UTF-8",
        explanation=(
            "Text files store letters as numbers, and there are several ways to do so. This format "
            "uses UTF-8 only, so that a file looks the same on every machine. Older programs on "
            "Windows save “ANSI” or GBK: open the file with that encoding and save it as UTF-8."
        ),
    ),
    Code(
        id="BP103",
        title="the file is saved as UTF-16 or UTF-32",
        explanation=(
            "“Unicode” in the save dialogue of older Windows programs means UTF-16. Save the file "
            "again and choose UTF-8."
        ),
    ),
    Code(
        id="BP104",
        title="an invisible control character",
        explanation=(
            "Control characters cannot be seen and cannot be drawn. They come along when text is "
            "copied from a PDF, a chat or a table. Delete the character; retyping the word is the "
            "easiest way."
        ),
        example_wrong='title: "Check\\x07 in"',
        example_right="title: Check in",
    ),
    Code(
        id="BP105",
        title="a private-use character",
        explanation=(
            "Private-use characters mean something in one font only, such as an icon font, and show "
            "as empty boxes everywhere else. Write the character that is meant, or use the key "
            "`icon`."
        ),
        example_wrong='title: "\\ue001 Arrival"',
        example_right="title: Arrival",
    ),
    Code(
        id="BP106",
        title="a character that turns the direction of text",
        explanation=(
            "These characters reorder what follows without being seen, so that the file reads "
            "differently from what the program does. The direction of Arabic and Hebrew text is "
            "found by the program; `direction` sets that of the whole drawing."
        ),
        example_wrong='title: "\\u202egnihtemos"',
        example_right="title: something",
    ),
    Code(
        id="BP107",
        title="the file is empty",
        explanation=(
            "There is nothing in the file but spaces and comments. Begin with `blueprint: 1`, a `title` and `stages`."
        ),
        example_wrong="# only a comment",
        example_right=("blueprint: 1\ntitle: Hotel stay\nstages:\n  - title: Arrival\n    customer: Arrives"),
    ),
    Code(
        id="BP108",
        title="the file is nested too deeply",
        explanation=(
            "Mappings and lists may stand in each other 100 deep; a map needs fewer than ten. If it "
            "is meant, raise the limit with `--limit depth=NUMBER`."
        ),
    ),
    Code(
        id="BP109",
        title="a text is too long",
        explanation=("A text may have 100,000 characters. If it is meant, raise the limit with `--limit text=NUMBER`."),
    ),
    Code(
        id="BP110",
        title="a number is too long",
        explanation=(
            "A number may have 20 digits when it is written out (`1e30` has 31). If it is meant, raise the limit with "
            "`--limit digits=NUMBER`. Where a text is expected, digits are a text and the limit does not count."
        ),
        example_wrong=("opportunities:\n  - {title: Sign, impact: 100000000000000000000000000}"),
        example_right=("opportunities:\n  - {title: Sign, impact: 5}"),
    ),
    Code(
        id="BP111",
        title="the file has too many keys and values",
        explanation=(
            "A file may have 100,000 keys and values. If it is meant, raise the limit with `--limit nodes=NUMBER`."
        ),
    ),
    Code(
        id="BP112",
        title="a second document in one file",
        explanation=(
            "A line `---` in the middle of a file begins a second document, and `...` ends the "
            "first. A file holds one service; move the rest into a file of its own."
        ),
        example_wrong=("title: One\n---\ntitle: Two"),
        example_right="title: One",
    ),
    Code(
        id="BP113",
        title="an anchor or an alias",
        explanation=(
            "YAML can name a value (`&name`) and repeat it (`*name`). This format does not have "
            "that, because a change in one place would silently change others. What several files "
            "share goes into an `include`. A text that begins with `&` or `*` has to be in quotes."
        ),
        example_wrong="customer: &first Arrives",
        example_right="customer: Arrives",
    ),
    Code(
        id="BP114",
        title="a tag",
        explanation=(
            "YAML marks kinds of values with `!`. This format does not need that. A text that begins "
            "with `!` has to be in quotes."
        ),
        example_wrong="customer: !important",
        example_right='customer: "!important"',
    ),
    Code(
        id="BP115",
        title="a merge key",
        explanation=(
            "`<<` copies the entries of another mapping. This format does not have that; write the "
            "entries out, or put what several files share into an `include`."
        ),
        example_wrong=("persona:\n  <<: {role: Guest}\n  name: Dana"),
        example_right=("persona:\n  role: Guest\n  name: Dana"),
    ),
    Code(
        id="BP116",
        title="something that cannot be a key",
        explanation=(
            "A key is a word before a colon. A list, a mapping or nothing at all cannot be a key, "
            "and a key has 1,024 characters at most."
        ),
        example_wrong="[a, b]: Arrives",
        example_right="customer: Arrives",
    ),
    Code(
        id="BP117",
        title="a key is given twice",
        explanation=(
            "In one mapping each key stands once. Of two equal keys, one would be lost. Several "
            "cards in one lane are a list under one key."
        ),
        example_wrong=("customer: Arrives\ncustomer: Checks in"),
        example_right=("customer:\n  - Arrives\n  - Checks in"),
    ),
    Code(
        id="BP118",
        title="a YAML directive",
        explanation=(
            "A line that begins with `%` gives orders to YAML parsers. This format does not need "
            "any. A text that begins with `%` has to be in quotes."
        ),
        example_wrong=("%YAML 1.1\n---\ntitle: Hotel"),
        example_right="title: Hotel",
    ),
    Code(
        id="BP119",
        title="the file does not consist of keys and values",
        explanation=(
            "The outermost level of a file is `key: value` lines. A file that is a list or a single "
            "text is something else."
        ),
        example_wrong="- title: Hotel",
        example_right="title: Hotel",
    ),
)
