"""The keys of stages and steps that are not lanes of cards."""

from __future__ import annotations

from blueprint.model import TextRow, Zone
from blueprint.model.lanes import STANDARD_LANES

STEP_OWN = ("id", "title", "next", "journey", "marks")
STAGE_OWN = ("id", "title", "phase", "goal", "summary", "steps", "marks")
TEXT_ROWS = {row.value: row for row in TextRow}
ROWS = (
    "touchpoint", "channel", "thinking", "feeling", "quote", "need", "pain", "gain", "idea", "emotion",
    "expectation", "theme", "module", "competitor", "image", "time", "wait", "policy", "metric", "question",
    "note",
)  # fmt: skip
ROW_SET = frozenset(ROWS)
DRAWN_ROWS = ("channel-path",)
"""Rows that are drawn from what other rows hold; no step has a key of this name."""
FIGURE_ROWS = ("opportunities", "metrics", "gaps")
"""Rows that the file fills, not its steps."""
RESERVED = frozenset((*STEP_OWN, *STAGE_OWN))
STANDARD_ZONES = {lane: Zone(lane) for lane in STANDARD_LANES}
