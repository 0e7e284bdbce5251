"""Two states of a service on common columns: current and future, planned and actual, one persona and another.

In: two `Service`s and their `Difference`. Out: a `Comparison`, without words; then it as tables, Markdown and JSON.

    columns.py     stages and steps of both in one order, and the cards of each cell side by side
    sums.py        what both come to: times, encounters, scores, figures, with how sure the difference is
    personas.py    one service as each of two personas sees it
    scores.py      scores of one state on the scale of the other
    values.py      what a comparison says
    tables.py, markdown.py, json_form.py     words
"""

from blueprint.comparison.values import Cell, Column, Comparison, Pair, Relation, StagePair, Sum, Unit

__all__ = ["Cell", "Column", "Comparison", "Pair", "Relation", "StagePair", "Sum", "Unit"]
