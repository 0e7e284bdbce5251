"""Codes BP14x, BP15x: texts that are not what they look like, and acknowledgements."""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP140",
        title="a part of a text was lost behind ` #`",
        explanation=(
            "A `#` after a space begins a comment, which is not drawn. Put the text in quotes if it "
            "is a part of it. If it is a comment, write a space after the `#`."
        ),
        example_wrong="customer: Goes to room #12",
        example_right='customer: "Goes to room #12"',
    ),
    Code(
        id="BP141",
        title="a line that looks like a list item is a part of the text above",
        explanation=(
            "A text without quotes goes on over lines that are indented deeper, even if such a line begins with a dash."
        ),
        example_wrong=("customer:\n  - Arrives\n    - Checks in"),
        example_right=("customer:\n  - Arrives\n  - Checks in"),
    ),
    Code(
        id="BP142",
        title="a text begins with a special space",
        explanation=(
            "A no-break or full-width space at the start of a text is kept and drawn. Delete it, or "
            "put the text in quotes if it is meant."
        ),
        example_wrong="title: \u3000Hotel",
        example_right="title: Hotel",
    ),
    Code(
        id="BP143",
        title="a full-width comma or bracket that parts nothing",
        explanation=(
            "YAML knows `,`, `:`, `[` and `]` only. `，`, `：`, `【】` and `［］` are letters to it, so that a "
            "list with them is one item, and they are drawn. Write ordinary ones, or put the text in quotes "
            "if they are meant."
        ),
        example_wrong="persona: {name: Dana, goals: [快，准]}",
        example_right="persona: {name: Dana, goals: [快, 准]}",
    ),
    Code(
        id="BP150",
        title="an error cannot be acknowledged",
        explanation=(
            "`# blueprint: ignore[…]` acknowledges warnings. An error stops the drawing, so there is "
            "nothing to acknowledge: mend it."
        ),
        example_wrong="titel: Hotel # blueprint: ignore[BP202] our word",
        example_right="title: Hotel",
    ),
    Code(
        id="BP151",
        title="an acknowledgement acknowledges nothing",
        explanation=(
            "The finding that this comment speaks of is not there any more, or not on this line. "
            "Delete the comment, or move it to the line of the finding or the line before."
        ),
        example_wrong=("# blueprint: ignore[BP140] room numbers\ntitle: Hotel"),
        example_right="title: Hotel",
    ),
    Code(
        id="BP152",
        title="an acknowledgement names an unknown code",
        explanation="Codes are `BP` and three digits; `blueprint explain` lists them.",
        example_wrong=("# blueprint: ignore[BP999] we know\ntitle: Hotel"),
        example_right=("# blueprint: ignore[BP140] room numbers\ntitle: Room #12"),
    ),
    Code(
        id="BP153",
        title="an acknowledgement has no reason",
        explanation=(
            "Those who read the file later want to know why a warning is accepted. Write a few words "
            "behind the bracket."
        ),
        example_wrong=("# blueprint: ignore[BP140]\ntitle: Room #12"),
        example_right=("# blueprint: ignore[BP140] the number is not wanted\ntitle: Room #12"),
    ),
    Code(
        id="BP154",
        title="an acknowledgement cannot be read",
        explanation=("It is written `# blueprint: ignore[BP301] reason`, with one or more codes in the brackets."),
        example_wrong="title: Hotel # blueprint: ignore BP140",
        example_right="title: Hotel",
    ),
)
