"""Codes BP2xx: which keys and values are allowed where."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP201",
        title="a key is missing",
        explanation=(
            "Some things need certain keys: a file `blueprint`, `title` and `stages`, a stage its "
            "`title`, a card with keys its `text`."
        ),
        example_wrong="persona: {role: Guest}",
        example_right="persona: {name: Dana, role: Guest}",
    ),
    Code(
        id="BP202",
        title="an unknown key",
        explanation=(
            "The key is misspelt or stands in the wrong place. Nothing in a file is ignored "
            "silently, so an unknown key is an error. The message says which key was probably meant, "
            "or where the key belongs."
        ),
        example_wrong="titel: Hotel",
        example_right="title: Hotel",
    ),
    Code(
        id="BP203",
        title="a value of another kind than needed",
        explanation=(
            "Each key takes a text, a number, a list or a mapping. A list is lines that begin with "
            "`- `, or `[one, two]`; a mapping is `key: value` lines, or `{key: value}`."
        ),
        example_wrong="scale: 1-5",
        example_right="scale: {min: 1, max: 5}",
    ),
    Code(
        id="BP204",
        title="a key without a value",
        explanation="A key was written, but nothing behind it. Write the value, or delete the key.",
        example_wrong="title:",
        example_right="title: Hotel",
    ),
    Code(
        id="BP205",
        title="a value that is not one of those allowed",
        explanation="Some keys take one of a few words. The message lists them.",
        example_wrong="state: curent",
        example_right="state: current",
    ),
    Code(
        id="BP206",
        title="a number out of range",
        explanation="The number is smaller or larger than this key allows.",
        example_wrong=("opportunities:\n  - {title: Sign, impact: 7}"),
        example_right=("opportunities:\n  - {title: Sign, impact: 5}"),
    ),
    Code(
        id="BP207",
        title="a number in quotes",
        explanation="Quotes make a text of a number. Where a number is needed, write it without quotes.",
        example_wrong='emotion: "3"',
        example_right="emotion: 3",
    ),
    Code(
        id="BP208",
        title="an empty text, list or mapping",
        explanation=(
            "Nothing can be drawn for it. Fill it, or delete the key. Only `next: []` and `links: "
            "[]` may be empty: they say that there are none."
        ),
        example_wrong="goals: []",
        example_right="goals: [Sleep well]",
    ),
    Code(
        id="BP209",
        title="a text of the wrong form",
        explanation=("Ids, links, languages and scores as keys have a form of their own; the message says which."),
        example_wrong="id: check in",
        example_right="id: check-in",
    ),
    Code(
        id="BP210",
        title="the same item twice in a list",
        explanation="One of the two says nothing new. It is often a slip for something else.",
        example_wrong="marks: [fail, fail]",
        example_right="marks: [fail, wait]",
    ),
    Code(
        id="BP211",
        title="two keys that exclude each other",
        explanation=(
            "A file has one `persona` or several `personas`. A stage with `steps` leaves scores and "
            "`next` to its steps. `phase`, `goal` and `summary` belong to stages."
        ),
        example_wrong=("persona: {name: Dana}\npersonas: {li: {name: Li}}"),
        example_right="personas: {dana: {name: Dana}, li: {name: Li}}",
    ),
    Code(
        id="BP212",
        title="a version of the format that this program does not know",
        explanation=(
            "`blueprint: 1` names the version of the format. A file of a later version needs a later program."
        ),
        example_wrong="blueprint: 2",
        example_right="blueprint: 1",
    ),
    Code(
        id="BP213",
        title="a list of the wrong length",
        explanation="The key takes a list of exactly two numbers: the lowest and the highest.",
        example_wrong="scale: [7]",
        example_right="scale: [1, 7]",
    ),
)
