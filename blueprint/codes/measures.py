"""Codes BP325 to BP334: figures, and the surveys that they are computed from.

Examples are complete but for `blueprint: 1` and `title`; those without `stages` also lack these. The files that they
name hold answers.
"""

from __future__ import annotations

from blueprint.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="BP325",
        title="A metric that contradicts itself",
        explanation=(
            "A figure is either declared (`value`) or computed from a file (`responses`). `column`, `where` and `by` "
            "are about answers, so they need `responses`. Some keys belong to some types only: `easy` to `ces2`, "
            "`functional` and `dysfunctional` to `kano`, `scale` to figures whose answers lie on one. A figure that is "
            "drawn at every step or stage (`by`) is not drawn at one place (`at`). Ranges go from low to high."
        ),
        example_wrong="metrics:\n  - {id: queue, type: number, title: Guests in the queue}\n",
        example_right="metrics:\n  - {id: queue, type: number, title: Guests in the queue, value: 7}\n",
    ),
    Code(
        id="BP326",
        title="A column that is needed, but not named",
        explanation=(
            "Which column of a survey holds what is never guessed from its headings. A figure needs the answers "
            "themselves: the `score` of the survey, or a `column` of its own; a `kano` needs `functional` and "
            "`dysfunctional`. A breakdown needs the column that it breaks down by, `where` the column that it looks "
            "at, and `gives` needs `score` and `step`. Name the column under `columns` by its heading."
        ),
        example_wrong=(
            "responses: {exit: {file: exit.csv, columns: {score: q1}}}\n"
            "metrics: [{type: nps, responses: exit, by: segment}]\n"
        ),
        example_right=(
            "responses: {exit: {file: exit.csv, columns: {score: q1, segment: group}}}\n"
            "metrics: [{type: nps, responses: exit, by: segment}]\n"
        ),
    ),
    Code(
        id="BP327",
        title="A scale that the type of figure does not allow",
        explanation=(
            "A net promoter score is asked on 0 to 10, `ces1` on 1 to 5, `ces2` on 1 to 7: on another scale it is "
            "another question, and its figure cannot be compared with anybody's. Such a question is a `mean` with its "
            "own `scale`. A `csat` counts the two best of at least three whole points. `easy` ends at 7, the easiest "
            "answer, and begins above 3, because 1 to 3 count as difficult."
        ),
        example_wrong="metrics: [{type: nps, scale: [1, 5], value: 40}]\n",
        example_right="metrics: [{type: mean, title: Would recommend, scale: [1, 5], value: 4.2}]\n",
    ),
    Code(
        id="BP328",
        title="A text that is not a period",
        explanation=(
            "A period is a year (`2025`), a quarter (`2025-Q1`), a month (`2025-03`) or a day (`2025-03-31`), or goes "
            "from one of these to another, both included: `2025-01..2025-06`. The days have to exist, and the earlier "
            "one comes first."
        ),
        example_wrong=(
            "responses: {exit: {file: exit.csv, columns: {score: q1, date: day}}}\n"
            "metrics: [{type: nps, responses: exit, where: {period: March 2025}}]\n"
        ),
        example_right=(
            "responses: {exit: {file: exit.csv, columns: {score: q1, date: day}}}\n"
            "metrics: [{type: nps, responses: exit, where: {period: 2025-03}}]\n"
        ),
    ),
    Code(
        id="BP329",
        title="A key of a metric that changes nothing",
        explanation=(
            "`csat` and `share` are printed in percent, a duration in units of time and a `kano` as a category, so a "
            "`unit` beside them is not seen. A breakdown by what `where` narrows to one thing shows that thing alone."
        ),
        example_wrong="metrics: [{type: csat, unit: points, value: 71}]\n",
        example_right="metrics: [{type: csat, value: 71}]\n",
    ),
    Code(
        id="BP330",
        title="Two surveys that give the same score",
        explanation=(
            "The emotion of a step, computed from answers, comes from one survey; so does its expectation. From two it "
            "would be a matter of chance, or a mixture of two questions. Answers to the same question in several files "
            "are one survey: `file` takes a list."
        ),
        example_wrong=(
            "responses:\n"
            "  spring: {file: spring.csv, columns: {score: q1, step: where}, gives: emotion}\n"
            "  autumn: {file: autumn.csv, columns: {score: q1, step: where}, gives: emotion}\n"
        ),
        example_right=(
            "responses:\n  exit: {file: [spring.csv, autumn.csv], columns: {score: q1, step: where}, gives: emotion}\n"
        ),
    ),
    Code(
        id="BP331",
        title="A survey that nothing is computed from",
        explanation=(
            "A survey shows up in drawings and reports through a metric that names it, through what it `gives` to "
            "steps, or through a column of comments. Without any of them its files are not even opened."
        ),
        example_wrong="responses: {exit: {file: exit.csv, columns: {score: q1}}}\n",
        example_right=(
            "responses: {exit: {file: exit.csv, columns: {score: q1}}}\nmetrics: [{type: nps, responses: exit}]\n"
        ),
    ),
    Code(
        id="BP332",
        title="One column for two parts",
        explanation=(
            "The column of scores, of weights or of dates holds nothing else: a number is no step, and a date is no "
            "weight. The two questions of a `kano` are two columns. Columns of words may play two parts; one column "
            "can name both the segment and the persona."
        ),
        example_wrong=(
            "responses: {exit: {file: exit.csv, columns: {score: q1, weight: q1}}}\n"
            "metrics: [{type: nps, responses: exit}]\n"
        ),
        example_right=(
            "responses: {exit: {file: exit.csv, columns: {score: q1, weight: w}}}\n"
            "metrics: [{type: nps, responses: exit}]\n"
        ),
    ),
    Code(
        id="BP333",
        title="Times from answers without a unit",
        explanation=(
            "Answers to a `duration` may say their unit (`4 min`, `90 s`). Where they are plain numbers, `unit` says "
            "what these are: `s`, `min`, `h` or `d`. Plain numbers without a `unit` are never guessed at; they do not "
            "count."
        ),
        example_wrong=(
            "responses: {exit: {file: exit.csv, columns: {score: minutes}}}\n"
            "metrics: [{type: duration, title: Queue, responses: exit}]\n"
        ),
        example_right=(
            "responses: {exit: {file: exit.csv, columns: {score: minutes}}}\n"
            "metrics: [{type: duration, title: Queue, unit: min, responses: exit}]\n"
        ),
    ),
    Code(
        id="BP334",
        title="A figure or a target that cannot be reached",
        explanation=(
            "A net promoter score lies between -100 and 100, a `csat` or a `share` between 0 and 100 percent, `ces1` "
            "between 1 and 5, `ces2` between 1 and 7, a `mean` on its `scale`. A count is not below 0."
        ),
        example_wrong="metrics: [{type: ces2, value: 5.4, target: 60}]\n",
        example_right="metrics: [{type: ces2, value: 5.4, target: 6}]\n",
    ),
)
