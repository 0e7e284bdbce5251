"""Rule 57 on the committed prints, read by PDFium: page sizes, vectors, letters of at least 6 pt, words in order."""

from __future__ import annotations

import ctypes
from functools import cache
from math import hypot
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from blueprint import pipeline
from blueprint.model.selection import select
from blueprint.model.service import Service

EXAMPLES = Path(__file__).parents[2] / "examples"
POSTERS = sorted(EXAMPLES.glob("*/*.a1.pdf"))
LEAST = 6.0
ROUNDING = 0.01
MM = 25.4 / 72


@cache
def letters(path: Path) -> tuple[tuple[float, str], ...]:
    """Size in pt and all words of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple((smallest(page), page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


def smallest(page: pypdfium2.PdfPage) -> float:
    """Size of the smallest visible letter, as it is printed."""
    text = page.get_textpage()
    sizes = []
    for at in range(text.count_chars()):
        matrix = pdfium.FS_MATRIX()
        if pdfium.FPDFText_GetUnicode(text, at) > ord(" ") and pdfium.FPDFText_GetMatrix(
            text, at, ctypes.byref(matrix)
        ):
            sizes.append(pdfium.FPDFText_GetFontSize(text, at) * hypot(matrix.b, matrix.d))
    return min(sizes)


@pytest.mark.parametrize("path", POSTERS, ids=lambda p: p.parent.name)
def test_the_page_has_its_size_and_the_letters_theirs(path: Path) -> None:
    with pikepdf.open(path) as document:
        for page in document.pages:
            x0, y0, x1, y1 = (float(v) for v in page.trimbox)
            assert sorted(((x1 - x0) * MM, (y1 - y0) * MM)) == pytest.approx([594, 841], abs=0.1)
    assert min(size for size, _ in letters(path)) >= LEAST - ROUNDING


@pytest.mark.parametrize("path", POSTERS, ids=lambda p: p.parent.name)
def test_the_drawing_is_vectors(path: Path) -> None:
    """No example has a photograph, so that there is no picture of dots at all."""
    with pikepdf.open(path) as document:
        pictures = [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]

    assert pictures == []


@pytest.mark.parametrize("path", POSTERS, ids=lambda p: p.parent.name)
def test_every_step_is_found_in_its_order(path: Path) -> None:
    service = pipeline.load(str(path.with_name(path.name.replace(".a1.pdf", ".blueprint.yaml")))).value
    assert service is not None
    titles = [step.title.pick(service.language).text for step in service.steps if step.title]
    for (_, words), drawing in zip(letters(path), pipeline.drawings(service), strict=True):
        flat = "".join(words.split())
        shown = {s.key for g in _part(service, drawing).stages for s in g.steps}
        at = -1
        for step, title in zip([s for s in service.steps if s.title], titles, strict=True):
            if step.key in shown:
                found = flat.find("".join(title.split()), at + 1)
                assert found > at, (drawing.name, title)
                at = found


def _part(service: Service, drawing: pipeline.Drawing) -> Service:
    return select(service, drawing.view) if drawing.view else service
