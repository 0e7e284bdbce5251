"""A comparison as tables: what both states come to, and their steps side by side.

In: a `Comparison`, `Speech`. Out: `Table`s for terminals and Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.comparison.values import Column, Comparison, Pair, Relation, StagePair
from blueprint.comparison.wording import sum_told
from blueprint.export.table import Column as TableColumn
from blueprint.export.table import Table
from blueprint.model import Service, Stage, Step
from blueprint.model.measures import Duration
from blueprint.model.text import Wording
from blueprint.words.speech import Speech

SIGNS = {Relation.SAME: "", Relation.CHANGED: "~", Relation.MOVED: ">", Relation.ADDED: "+", Relation.REMOVED: "-"}
_NONE = "–"


class Tables:
    """Both tables of one comparison."""

    def __init__(self, comparison: Comparison, names: tuple[Wording, Wording], speech: Speech) -> None:
        """Everything that the tables say.

        Args:
            names: what both states are called. speech: of the state after; what only the one before has falls back to
                the language of that.
        """
        self.comparison, self.names, self.speech = comparison, names, speech
        self.words = speech.words
        self.old = Speech(words=speech.words, language=speech.language, fallback=comparison.before.language)

    def sums(self) -> Table:
        """What both states come to."""
        rows = []
        for one in self.comparison.sums:
            told = sum_told(one, self.speech)
            verdict = (
                "" if told.better is None else self.words.text(f"comparison.{'better' if told.better else 'worse'}")
            )
            rows.append(
                (
                    told.label.text, *(w.text if w else _NONE for w in (told.before, told.after)),
                    told.change.text if told.change else "", verdict, told.note.text if told.note else "",
                )
            )  # fmt: skip
        titles = ("", self.names[0].text, self.names[1].text, self.words.text("difference.title"), "", "")
        columns = tuple(TableColumn(title=title, width=32, figures=n in (1, 2, 3)) for n, title in enumerate(titles))
        return Table(title=self.words.text("comparison.title"), columns=columns, rows=tuple(rows)).without_empty(4)

    def steps(self) -> Table:
        """The steps of both states: how each differs, its times, its score, its cards that differ."""
        words, names = self.words, [name.text for name in self.names]
        titles = [
            ("", 2), (words.text("row.stage"), 20), (words.text("row.step"), 28),
            *((words.text("format.label", label=words.text("row.time"), text=name), 22) for name in names),
            *((words.text("format.label", label=words.text("row.experience"), text=name), 14) for name in names),
            (words.text("difference.title"), 60),
        ]  # fmt: skip
        rows = tuple(self._row(stage, n, column) for stage in self.comparison.stages
                     for n, column in enumerate(stage.columns))  # fmt: skip
        columns = tuple(TableColumn(title=title, width=width) for title, width in titles)
        return Table(title=words.text("book.steps"), columns=columns, rows=rows).without_empty(3)

    def _row(self, stage: StagePair, n: int, column: Column) -> tuple[str, ...]:
        before, after = column.before, column.after
        return (
            SIGNS[column.relation],
            self._both(stage.before, stage.after) if n == 0 else "",
            self._both(before, after),
            self._times(before),
            self._times(after),
            self._score(before, self.comparison.before),
            self._score(after, self.comparison.after),
            "\n".join(self._cards(column)),
        )

    def _both(self, old: Stage | Step | None, new: Stage | Step | None) -> str:
        """What a stage or a step is called; both names where they differ."""
        told = [self._title(old, self.old) if old else "", self._title(new, self.speech) if new else ""]
        if old and new and told[0] != told[1]:
            return self.words.text("comparison.change", before=told[0], after=told[1])
        return told[1] or told[0]

    @staticmethod
    def _title(moment: Stage | Step, speech: Speech) -> str:
        if moment.title:
            return speech.pick(moment.title).text
        return speech.pick(moment.cards[0].text).text if moment.cards else moment.key

    def _times(self, step: Step | None) -> str:
        if step is None:
            return ""
        parts = [self._duration(step.time)] if step.time else []
        if step.wait:
            parts.append(self.words.text("time.waits", time=self._duration(step.wait)))
        return self.words.joined(parts)

    def _duration(self, duration: Duration) -> str:
        return self.words.duration(duration)

    def _score(self, step: Step | None, service: Service) -> str:
        """The score; of each persona where there are several."""
        if step is None:
            return ""
        names = {p.id: p.name for p in service.personas}
        several = len(step.emotions) > 1
        made = []
        for score in step.emotions:
            text = self.words.number(score.value, 1)
            if several and score.persona in names:
                name = self.speech.pick(names[score.persona]).text
                text = self.words.text("format.label", label=name, text=text)
            made.append(text)
        return self.words.joined(made)

    def _cards(self, column: Column) -> Iterator[str]:
        """The cards that differ, a line each; those of a column that only one state has are its own."""
        whole = column.relation in {Relation.ADDED, Relation.REMOVED}
        for cell in column.cells:
            for pair in cell.cards:
                if pair.relation is not Relation.SAME:
                    yield self._card(pair) if whole else f"{SIGNS[pair.relation]} {self._card(pair)}"

    def _card(self, pair: Pair) -> str:
        old = self.old.pick(pair.before.text).text if pair.before else ""
        new = self.speech.pick(pair.after.text).text if pair.after else ""
        if old and new and old != new:
            return self.words.text("comparison.change", before=old, after=new)
        return new or old
