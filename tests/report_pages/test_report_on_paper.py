"""The report as PDF: read back in Chinese, the same bytes again."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
from reported import example, pages, written

from blueprint.export.pdf import Standard
from blueprint.pipeline.report import print_report

SMALL = """\
title: Small
stages:
  - title: Stage
    steps:
      - {title: One, customer: Comes, emotion: 4, expectation: 3}
      - {title: Two, customer: Goes, emotion: 2, expectation: 3}
metrics: [{id: wait, type: duration, title: Wait, value: 5 min, target: 3 min}]
"""


def test_pdf_in_chinese_can_be_read_back() -> None:
    one = example("home-purchase")
    made = pages((one,), screen=False, language="zh-Hans")
    pdf = pypdfium2.PdfDocument(BytesIO(print_report(made, (one,), Standard.PLAIN)))
    first = re.sub(r"\s+", "", pdf[0].get_textpage().get_text_range())

    for word in ("服务报告", "售楼处购房之旅", "优先事项", "所见即所得，费用一次说清"):
        assert word in first
    assert len(pdf) >= 6


def test_the_same_bytes_again(tmp_path: Path) -> None:
    one = written(tmp_path, SMALL)
    first, second = (pages((one,), screen=False) for _ in range(2))

    assert first.html == second.html
    assert print_report(first, (one,), Standard.PLAIN) == print_report(second, (one,), Standard.PLAIN)


def test_maps_and_figures_are_drawn_on_their_pages(tmp_path: Path) -> None:
    one = written(tmp_path, SMALL)
    pdf = pypdfium2.PdfDocument(BytesIO(print_report(pages((one,), screen=False), (one,), Standard.PLAIN)))
    texts = [pdf[n].get_textpage().get_text_range() for n in range(len(pdf))]

    assert "What to do first" not in texts[0]
    assert sum("Customer actions" in text for text in texts) == 2
    assert any("Target: 3 min" in text and "5 min" in text for text in texts[3:])
