"""Codes BP4xx: ids, references, files that a blueprint names.

Examples are complete but for `blueprint: 1` and `title`; those without `stages` also lack these.
"""

from __future__ import annotations

from blueprint.codes.code import Code

_NAMES = (
    Code(
        id="BP401",
        title="A reference to something that no catalogue holds",
        explanation=(
            "Where a file has a catalogue (`actors`, `channels`, `systems`, `touchpoints`, `personas`), "
            "steps refer to its entries by id, so that a slip of the pen is found. Without the catalogue a "
            "bare name is enough. The ten experience themes are always there."
        ),
        example_wrong=(
            "actors: {porter: {title: Porter}}\n"
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {customer: Arrives, frontstage: {text: Takes the bags, actor: poter}}\n"
        ),
        example_right=(
            "actors: {porter: {title: Porter}}\n"
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {customer: Arrives, frontstage: {text: Takes the bags, actor: porter}}\n"
        ),
    ),
    Code(
        id="BP402",
        title="A reference to a step, stage, card or text that is not there",
        explanation=(
            "`next` names steps, `to` and `links` name cards, `at` names a step, a stage or a card. A card "
            "is named by its id or by its place: `check-in.frontstage` is the first card there, "
            "`check-in.frontstage.2` the second. An element without an `id` has the slug of its title or "
            "text."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {id: arrive, customer: Arrives, next: [chek-in]}\n"
            "      - {id: check-in, customer: Checks in}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Arrival\n"
            "    steps:\n"
            "      - {id: arrive, customer: Arrives, next: [check-in]}\n"
            "      - {id: check-in, customer: Checks in}\n"
        ),
    ),
    Code(
        id="BP403",
        title="A reference that could mean several elements",
        explanation=(
            "Two elements without an `id` have the same wording, and so the same name. That is no fault "
            "until something refers to it. Write an `id` at the one that is meant."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {customer: Waits}\n"
            "      - {customer: Waits}\n"
            "gaps: [{gap: 3, at: waits}]\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {customer: Waits}\n"
            "      - {id: wait-again, customer: Waits}\n"
            "gaps: [{gap: 3, at: wait-again}]\n"
        ),
    ),
    Code(
        id="BP404",
        title="The same id twice",
        explanation=(
            "An id names one element. Stages, steps and cards have ids of their own kind each, so a step "
            "and a card may share one; two steps may not."
        ),
        example_wrong=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {id: wait, customer: Waits at the desk}\n"
            "      - {id: wait, customer: Waits at the lift}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {id: wait-desk, customer: Waits at the desk}\n"
            "      - {id: wait-lift, customer: Waits at the lift}\n"
        ),
    ),
    Code(
        id="BP405",
        title="A key that is neither a lane nor a key of a step",
        explanation=(
            "A step's keys are the lanes and rows that it fills. A lane that `lanes` does not list, or a "
            "key that nothing knows, would be left out of every drawing. The key is reported once, however "
            "often it is used."
        ),
        example_wrong="stages:\n  - title: Stay\n    steps:\n      - {customer: Rings, fronstage: Opens}\n",
        example_right="stages:\n  - title: Stay\n    steps:\n      - {customer: Rings, frontstage: Opens}\n",
    ),
    Code(
        id="BP406",
        title="A view with a lane that is not there",
        explanation="A view shows lanes and rows by the names under which steps fill them.",
        example_wrong="views:\n  - {kind: blueprint, lanes: [customer, fronstage]}\n",
        example_right="views:\n  - {kind: blueprint, lanes: [customer, frontstage]}\n",
    ),
    Code(
        id="BP407",
        title="The same way on twice",
        explanation="Two equal entries under `next` would be drawn as one connector.",
        example_wrong=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {customer: Rings, next: [end, end]}\n"
            "      - {id: end, customer: Leaves}\n"
        ),
        example_right=(
            "stages:\n"
            "  - title: Stay\n"
            "    steps:\n"
            "      - {customer: Rings, next: [end]}\n"
            "      - {id: end, customer: Leaves}\n"
        ),
    ),
    Code(
        id="BP408",
        title="A view with a tag that no card has",
        explanation="A view with `tags` shows the cards with one of them, and those without any tag.",
        example_wrong=(
            "views: [{kind: blueprint, tags: [pilo]}]\n"
            "stages:\n  - title: Stay\n    steps:\n      - customer: {text: Rings, tags: pilot}\n"
        ),
        example_right=(
            "views: [{kind: blueprint, tags: [pilot]}]\n"
            "stages:\n  - title: Stay\n    steps:\n      - customer: {text: Rings, tags: pilot}\n"
        ),
    ),
)

_FILES = (
    Code(
        id="BP410",
        title="A file outside of the project",
        explanation=(
            "Paths start at the folder of the file that holds them and stay inside the project: the "
            "nearest folder upwards with `.git` or `blueprint.config.yaml`, else the file's own. Symbolic "
            "links count where they lead. So a blueprint from somewhere else can never draw files of yours."
        ),
        example_wrong="persona: {name: Dana, photo: /home/dana/face.png}\n",
    ),
    Code(
        id="BP411",
        title="A file that is not there",
        explanation="The file does not exist, is a folder, or cannot be read. Mind capitals: they count.",
        example_wrong="persona: {name: Dana, photo: photos/dana.png}\n",
    ),
    Code(
        id="BP412",
        title="Not a picture",
        explanation=(
            "Pictures are PNG, JPEG or SVG. What counts is the content of the file, not the ending of its name. "
            "A picture whose end is missing was cut off while it was saved or copied."
        ),
    ),
    Code(
        id="BP413",
        title="A picture that is too large",
        explanation="Pictures become part of the drawing. Save it with fewer pixels or stronger compression.",
    ),
    Code(
        id="BP414",
        title="An SVG picture with active or foreign content",
        explanation=(
            "An SVG may hold scripts and may fetch pictures, fonts and styles from elsewhere. A drawing "
            "that contains it would do so too, on every screen that shows it. Save it as plain SVG with "
            "everything embedded."
        ),
    ),
    Code(
        id="BP415",
        title="A response file that is neither CSV nor XLSX",
        explanation="Answers of a survey are read from CSV in UTF-8 or from XLSX.",
    ),
    Code(
        id="BP416",
        title="A sheet of a file that has no sheets",
        explanation="`sheet` names a sheet of an XLSX file. A CSV file is one table and has none.",
        example_wrong=(
            "responses: {exit: {file: exit.csv, sheet: Answers, columns: {score: q1}}}\n"
            "metrics: [{type: nps, responses: exit}]\n"
        ),
        example_right=(
            "responses: {exit: {file: exit.xlsx, sheet: Answers, columns: {score: q1}}}\n"
            "metrics: [{type: nps, responses: exit}]\n"
        ),
    ),
    Code(
        id="BP417",
        title="A file of answers named twice",
        explanation=(
            "Every file under `file` counts once. The same one under two names (`exit.csv` and `./exit.csv`, or a "
            "link to it) would count each of its answers twice."
        ),
        example_wrong=(
            "responses: {exit: {file: [exit.csv, ./exit.csv], columns: {score: q1}}}\n"
            "metrics: [{type: nps, responses: exit}]\n"
        ),
        example_right=(
            "responses: {exit: {file: exit.csv, columns: {score: q1}}}\nmetrics: [{type: nps, responses: exit}]\n"
        ),
    ),
    Code(
        id="BP420",
        title="A link target that cannot be",
        explanation=(
            "Links in a drawing lead to `https`, `http` or `mailto` addresses, or to paths relative to the "
            "drawing, with `/` between the parts."
        ),
        example_wrong=("stages:\n  - title: Stay\n    steps:\n      - customer: {text: Reads, url: docs\\rules.pdf}\n"),
        example_right=("stages:\n  - title: Stay\n    steps:\n      - customer: {text: Reads, url: docs/rules.pdf}\n"),
    ),
    Code(
        id="BP422",
        title="A journey that is not a map",
        explanation=(
            "`journey` on a step names another map that shows the step in detail: a file with `blueprint: 1` at its "
            "top. Of that map only the head is read; what is wrong with the rest of it is told when it is drawn itself."
        ),
    ),
    Code(
        id="BP423",
        title="A journey that is its own map",
        explanation=(
            "`journey` on a step leads to another map. Two maps may lead to each other, but a map that leads to itself "
            "shows nothing more. To go to another step of the same map, write `next`."
        ),
    ),
    Code(
        id="BP430",
        title="An included file outside of the project",
        explanation=(
            "Included files lie inside the project, named by a path relative to the including file. "
            "Symbolic links count where they lead."
        ),
        example_wrong="include: [/etc/catalogue.yaml]\n",
    ),
    Code(
        id="BP431",
        title="An included file that is not there",
        explanation="The file does not exist or is a folder. Mind capitals: they count.",
        example_wrong="include: [shared/actors.yaml]\n",
    ),
    Code(
        id="BP432",
        title="The same entry in two files",
        explanation=(
            "An entry of a catalogue has one home. The same id in two files would make it a matter of "
            "chance which one is drawn. `scale`, `lanes` and `style` too are given in one file only."
        ),
    ),
    Code(
        id="BP433",
        title="A file included twice",
        explanation="Each file is included once, and no file includes itself.",
    ),
    Code(
        id="BP434",
        title="Too many included files",
        explanation="A blueprint includes at most one hundred files.",
    ),
)

CODES: tuple[Code, ...] = (*_NAMES, *_FILES)
