"""Services for layout tests, written as the files that give them."""

from __future__ import annotations

from io import BytesIO

from notation.drawn import Drawn, draw_one

from blueprint import pipeline
from blueprint.model.service import Service
from blueprint.model.vocabulary import DrawingKind


def service(text: str) -> Service:
    """The model of a file's text, without its first keys."""
    whole = f"blueprint: 1\ntitle: Test\n{text}"
    loaded = pipeline.load("-", stdin=BytesIO(whole.encode()))
    assert loaded.value is not None, [d.message for d in loaded.diagnostics]
    return loaded.value


def drawing(of: Service, kind: DrawingKind = DrawingKind.BLUEPRINT) -> Drawn:
    """One of its drawings."""
    return draw_one(of, pipeline.Drawing(name=kind.value, kind=kind), language=of.language, name=kind.value)
