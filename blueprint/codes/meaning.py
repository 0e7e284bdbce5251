"""Codes BP3xx: what the blueprint says, and whether it can be meant.

Examples are complete but for `blueprint: 1` and `title`; those without `stages` also lack these.
"""

from __future__ import annotations

from blueprint.codes.code import Code

_FLOW = (
    Code(
        id="BP301",
        title="The customer meets a backstage or support card directly",
        explanation=(
            "Whoever meets the customer, face to face, by telephone or in a chat, is frontstage by that "
            "very fact. A connector from a customer card straight to backstage or support skips the line "
            "of visibility: either the card is in the wrong lane, or the frontstage card in between is "
            "missing.\n\nSelf-service is the exception: where customers work with a system themselves, "
            "name that `system` on the customer's card, and its support card may follow directly. Any "
            "other case that is meant like this is acknowledged in the file with the reason."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Dinner\n"
            "    steps:\n"
            "      - customer: Asks for the bill\n"
            "        backstage: Prints the bill\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Dinner\n"
            "    steps:\n"
            "      - customer: Asks for the bill\n"
            "        frontstage: Takes the wish to the till\n"
            "        backstage: Prints the bill\n"
        ),
    ),
    Code(
        id="BP302",
        title="A decision with fewer than two ways out",
        explanation=(
            "A decision is where the path parts. With one way out, or none, nothing is decided and the "
            "diamond says something that the drawing does not show. Write both ways under `next` of the "
            "step, or under `to` of the card."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Checkout\n"
            "    steps:\n"
            "      - {id: pay, customer: Pays, marks: decision}\n"
            "      - {id: done, customer: Reads the receipt}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Checkout\n"
            "    steps:\n"
            "      - id: pay\n"
            "        customer: Pays\n"
            "        marks: decision\n"
            "        next: [{to: done, label: accepted}, {to: retry, label: refused}]\n"
            "      - {id: retry, customer: Takes another card, next: [{to: pay, label: try again}]}\n"
            "      - {id: done, customer: Reads the receipt}\n"
        ),
    ),
    Code(
        id="BP303",
        title="A way out of a decision without a label",
        explanation=(
            "Readers see the path part and ask: when this way, when that one? A label of one or two words "
            "on every way out answers it."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {id: ask, customer: Asks for a room, marks: decision, next: [take, leave]}\n"
            "      - {id: take, customer: Takes the room, next: []}\n"
            "      - {id: leave, customer: Walks on}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - id: ask\n"
            "        customer: Asks for a room\n"
            "        marks: decision\n"
            "        next: [{to: take, label: free}, {to: leave, label: full}]\n"
            "      - {id: take, customer: Takes the room, next: []}\n"
            "      - {id: leave, customer: Walks on}\n"
        ),
    ),
    Code(
        id="BP304",
        title="A way back without a label",
        explanation=(
            "A connector against the reading direction is a loop: something is done again. Say why, so "
            "that nobody takes it for a mistake in the drawing."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Shoeshine\n"
            "    steps:\n"
            "      - {id: polish, customer: Holds still}\n"
            "      - {id: clean, customer: Waits again, next: [polish]}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Shoeshine\n"
            "    steps:\n"
            "      - {id: polish, customer: Holds still}\n"
            "      - {id: clean, customer: Waits again, next: [{to: polish, label: wrong colour}]}\n"
        ),
    ),
    Code(
        id="BP305",
        title="A step that no path leads to",
        explanation=(
            "From the first step on, no `next`, `to` or link leads to this step, so no customer can come "
            "to it. Often the step was added behind one whose `next` names another step."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Visit\n"
            "    steps:\n"
            "      - {id: enter, customer: Enters, next: [leave]}\n"
            "      - {id: look, customer: Looks around}\n"
            "      - {id: leave, customer: Leaves}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Visit\n"
            "    steps:\n"
            "      - {id: enter, customer: Enters}\n"
            "      - {id: look, customer: Looks around}\n"
            "      - {id: leave, customer: Leaves}\n"
        ),
    ),
    Code(
        id="BP306",
        title="A label that is drawn nowhere",
        explanation=(
            "The label of a way stands at the connector between two customer cards. Where one of them is "
            "missing, where `arrow: none` hides the connector, or where a link of its own replaces it, the "
            "label has no place. Add the customer card, or put the label on the link."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Order\n"
            "    steps:\n"
            "      - {id: check, backstage: Checks the stock, next: [{to: tell, label: in stock}]}\n"
            "      - {id: tell, customer: Reads the answer}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Order\n"
            "    steps:\n"
            "      - {id: check, customer: Waits, next: [{to: tell, label: in stock}]}\n"
            "      - {id: tell, customer: Reads the answer}\n"
        ),
    ),
    Code(
        id="BP307",
        title="A text without a wording in the language of the drawing",
        explanation=(
            "The drawing was asked for in another language than this text has; it is shown in the language "
            "that it has. Write both wordings as a mapping from language tag to text. A text that is the "
            "same in every language, such as a name, is marked with its one language and no longer "
            "reported."
        ),
    ),
)

_LANES = (
    Code(
        id="BP310",
        title="Zones out of order",
        explanation=(
            "From the top a blueprint goes from what the customer does to what carries the service: "
            "customer, frontstage, backstage, support. Only so do the three lines part them. Lanes of the "
            "zones `evidence` and `other` may stand anywhere."
        ),
        example_wrong="lanes: [evidence, frontstage, customer]\n",
        example_right="lanes: [evidence, customer, frontstage]\n",
    ),
    Code(
        id="BP311",
        title="A line in the wrong place",
        explanation=(
            "The line of interaction lies between customer and frontstage, the line of visibility between "
            "frontstage and backstage, the line of internal interaction between backstage and support. A "
            "line that `lanes` does not name is put there without being told."
        ),
        example_wrong="lanes: [customer, frontstage, {line: interaction}, backstage]\n",
        example_right="lanes: [customer, {line: interaction}, frontstage, backstage]\n",
    ),
    Code(
        id="BP312",
        title="A lane without a zone",
        explanation=(
            "The zone says what a lane of your own is, whatever its name: which lines it lies between and "
            "how its cards are joined. A name that is almost one of the standard lanes is taken for a slip "
            "of the pen."
        ),
        example_wrong="lanes: [customer, {lane: promoter, title: Promoters}]\n",
        example_right="lanes: [customer, {lane: promoter, title: Promoters, zone: frontstage}]\n",
    ),
    Code(
        id="BP313",
        title="A line of your own without a title",
        explanation=(
            "Every line carries its name in the drawing. The three standard lines have theirs; a line of "
            "your own needs a `title`. Without one it is taken for a misspelt standard line."
        ),
        example_wrong="lanes: [customer, {line: interacton}, frontstage]\n",
        example_right="lanes: [customer, {line: interaction}, frontstage]\n",
    ),
    Code(
        id="BP314",
        title="A reserved name for a lane",
        explanation=(
            "Steps and stages have keys of their own (`title`, `next`, `goal`, …), and the rows of the "
            "journey map have theirs (`pain`, `quote`, …). A lane of cards with such a name could not be "
            "told from them. The name in the drawing is the lane's `title`, which is free."
        ),
        example_wrong="lanes: [customer, {lane: goal, title: Goals, zone: other}]\n",
        example_right="lanes: [customer, {lane: aims, title: Goals, zone: other}]\n",
    ),
    Code(
        id="BP315",
        title="A lane or line listed twice",
        explanation="Each lane and each line has one place in the drawing.",
        example_wrong="lanes: [customer, frontstage, customer]\n",
        example_right="lanes: [customer, frontstage]\n",
    ),
    Code(
        id="BP316",
        title="A standard lane with another zone",
        explanation=(
            "`evidence`, `customer`, `frontstage`, `backstage` and `support` mean what they say. For "
            "another meaning declare a lane of your own."
        ),
        example_wrong="lanes: [customer, {lane: backstage, zone: frontstage}]\n",
        example_right="lanes: [customer, {lane: kitchen, title: Open kitchen, zone: frontstage}]\n",
    ),
    Code(
        id="BP318",
        title="An entry of `lanes` that names neither a lane nor a line",
        explanation=(
            "An entry is the name of a lane (`support`), a name with its title (`support: Back office`), a "
            "lane with its keys (`{lane: …, title: …, zone: …}`) or a line (`{line: …, title: …}`)."
        ),
        example_wrong="lanes: [customer, {title: Promoters, zone: frontstage}]\n",
        example_right="lanes: [customer, {lane: promoter, title: Promoters, zone: frontstage}]\n",
    ),
    Code(
        id="BP317",
        title="A row of the journey map split by actor",
        explanation="Only cards have an actor. A row of texts, scores or references cannot be split by it.",
        example_wrong="lanes: [customer, {lane: pain, split: actor}]\n",
        example_right="lanes: [customer, {lane: frontstage, split: actor}]\n",
    ),
)

_VALUES = (
    Code(
        id="BP320",
        title="A score outside of the scale",
        explanation=(
            "Emotion and expectation are scores on the file's scale, which goes from 1 to 5 where `scale` "
            "says nothing else."
        ),
        example_wrong=("stages:\n  - title: Stay\n    steps:\n      - {customer: Sleeps well, emotion: 8}\n"),
        example_right=(
            "scale: {min: 1, max: 10}\n"
            "stages:\n  - title: Stay\n    steps:\n      - {customer: Sleeps well, emotion: 8}\n"
        ),
    ),
    Code(
        id="BP321",
        title="A scale that cannot be",
        explanation=(
            "`min` is the worst score and `max` the best, so `max` is the greater one; labels stand at "
            "scores between them."
        ),
        example_wrong="scale: {min: 5, max: 1}\n",
        example_right="scale: {min: 1, max: 5}\n",
    ),
    Code(
        id="BP322",
        title="A text that is not a duration",
        explanation=(
            "Durations are added up, so they need a number and a unit: `90 s`, `4 min`, `1 h 30 min`, `2 "
            "d`, `3 wk`, `2 mo`, in ISO 8601 `PT4M`, or a range such as `2-5 min`. Units go from large to "
            "small. A month counts 30 days. What cannot be said like this belongs under `note`."
        ),
        example_wrong="stages:\n  - title: Stay\n    steps:\n      - {customer: Waits, wait: a while}\n",
        example_right="stages:\n  - title: Stay\n    steps:\n      - {customer: Waits, wait: 5-10 min}\n",
    ),
    Code(
        id="BP324",
        title="A text that is not a date",
        explanation="A date has year, month and day, so that it means the same everywhere.",
        example_wrong="opportunities:\n  - {title: Second desk, due: 2025-02-30}\n",
        example_right="opportunities:\n  - {title: Second desk, due: 2025-02-28}\n",
    ),
)

CODES: tuple[Code, ...] = (*_FLOW, *_LANES, *_VALUES)
