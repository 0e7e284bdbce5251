"""Codes BP440 to BP449: maps that are written as the changes to another one.

The examples extend a map `hotel.blueprint.yaml` with the stages `arrival` (steps `arrive`, `check-in`) and `departure`
(step `check-out`); `check-in` has two cards in `frontstage`, `greets` and `hands-over-the-key`.
"""

from __future__ import annotations

from blueprint.codes.code import Code

CODES = (
    Code(
        id="BP440",
        title="An extended map outside of the project",
        explanation=(
            "`extends` names a map inside the project by a path relative to the file that it stands in. Symbolic links "
            "count where they lead."
        ),
        example_wrong="extends: /etc/hotel.blueprint.yaml\n",
        example_right="extends: hotel.blueprint.yaml\n",
    ),
    Code(
        id="BP441",
        title="An extended map that is not there",
        explanation="The file does not exist or is a folder. Mind capitals: they count.",
        example_wrong="extends: hotels.blueprint.yaml\n",
        example_right="extends: hotel.blueprint.yaml\n",
    ),
    Code(
        id="BP442",
        title="Maps that extend each other in a circle, or too many of them",
        explanation=(
            "A map may extend one that extends another one itself, ten in all. The first map of such a chain has no "
            "`extends`: it is written in full."
        ),
        example_wrong="extends: future.blueprint.yaml\n",
        example_right="extends: hotel.blueprint.yaml\n",
    ),
    Code(
        id="BP443",
        title="An extended file that is no map",
        explanation=(
            "`extends` names a map with `stages`. Catalogues that several maps share are brought in by `include`."
        ),
        example_wrong="extends: catalogue.yaml\n",
        example_right="extends: hotel.blueprint.yaml\ninclude: [catalogue.yaml]\n",
    ),
    Code(
        id="BP444",
        title="Changes in another language than the map",
        explanation=(
            "A whole map has one language, in which texts without a tag of their own are written. Leave `language` "
            "out of the changes, and write texts in another language with their tag."
        ),
        example_wrong="extends: hotel.blueprint.yaml\nlanguage: de\n",
        example_right="extends: hotel.blueprint.yaml\nsubtitle: {de: Im nächsten Jahr}\n",
    ),
    Code(
        id="BP445",
        title="Something taken away that is not there",
        explanation=(
            "`remove` names what the other map has: a stage, step, card, figure, opportunity or view by its id, cards "
            "also as `step.lane` (all of that lane) and `step.lane.2`, one key as `step.pain`, an entry of a catalogue "
            "as `actors.porter`, a connector under `links` as `from -> to`, a service-quality gap as `gap-3`."
        ),
        example_wrong="extends: hotel.blueprint.yaml\nremove: [chek-out.support]\n",
        example_right="extends: hotel.blueprint.yaml\nremove: [check-out.support]\n",
    ),
    Code(
        id="BP446",
        title="A change to something that is not there",
        explanation=(
            "Stages, steps, cards and entries are found by their ids; one without an `id` has the id that its title "
            "or text makes. What the other map does not have is new, and a new element needs what every element "
            "needs: a stage its `title`, a card its `text`."
        ),
        example_wrong=(
            "extends: hotel.blueprint.yaml\n"
            "stages:\n  - id: arrival\n    steps:\n      - {id: chek-in, pain: A queue}\n"
        ),
        example_right=(
            "extends: hotel.blueprint.yaml\n"
            "stages:\n  - id: arrival\n    steps:\n      - {id: check-in, pain: A queue}\n"
        ),
    ),
    Code(
        id="BP447",
        title="It is not said whether something is changed, added or moved",
        explanation=(
            "A text alone changes the only card of a lane. Where there are several, a card is changed by its `id`, and "
            "a new one says with `after` or `before` where it stands. A step under another stage moves there if it "
            "says where; a card does not move: take it away and write it anew."
        ),
        example_wrong=(
            "extends: hotel.blueprint.yaml\n"
            "stages:\n  - id: arrival\n    steps:\n      - {id: check-in, frontstage: Takes the bags}\n"
        ),
        example_right=(
            "extends: hotel.blueprint.yaml\n"
            "stages:\n  - id: arrival\n    steps:\n"
            "      - {id: check-in, frontstage: {text: Takes the bags, after: greets}}\n"
        ),
    ),
    Code(
        id="BP448",
        title="A place that is not there",
        explanation=(
            "`after` and `before` name a sibling: a stage another stage, a step one of the steps of its stage, a card "
            "one of its lane in that step. Only one of the two can be given, and they lead round in no circle."
        ),
        example_wrong=(
            "extends: hotel.blueprint.yaml\n"
            "stages:\n  - id: arrival\n    steps:\n      - {customer: Shows the passport, after: check-out}\n"
        ),
        example_right=(
            "extends: hotel.blueprint.yaml\n"
            "stages:\n  - id: arrival\n    steps:\n      - {customer: Shows the passport, after: check-in}\n"
        ),
    ),
    Code(
        id="BP449",
        title="A stage without steps, or something changed twice",
        explanation=(
            "All changes to one element stand in one place. A stage that loses its last step is taken away as well, or "
            "gets another step."
        ),
        example_wrong="extends: hotel.blueprint.yaml\nremove: [check-out]\n",
        example_right="extends: hotel.blueprint.yaml\nremove: [departure]\n",
    ),
)
