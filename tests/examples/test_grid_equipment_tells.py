"""The largest example has what it is there to show, and its figures are those that its tables come to by hand."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from blueprint import load
from blueprint.model import Service
from blueprint.model.figures import Sample
from blueprint.model.vocabulary import Importance

FOLDER = Path(__file__).parents[2] / "examples" / "grid-equipment"
PHASES = {
    "before": "产品推介会 展会 走访用户 技术交流 用户考察工厂 询价 方案 投标 商务谈判 合同签订",
    "during": "设计联络 图纸确认 合同变更 监造 厂内检查 厂内联调 出厂验收 厂内培训 包装 发货预警",
    "after": "开箱 安装调试 现场培训 投运 沟通 巡检 备品备件 故障处理 检修维护 升级",
}
PARTS = 12
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def service() -> Service:
    outcome = load(str(FOLDER / "grid-equipment.blueprint.yaml"))
    assert outcome.value is not None
    return outcome.value


def diary() -> list[dict[str, str]]:
    with (FOLDER / "touchpoint-diary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def survey() -> list[dict[str, str]]:
    """The rows of the spreadsheet, read without the program."""
    with zipfile.ZipFile(FOLDER / "quarterly-survey.xlsx") as book:
        shared = ["".join(one.itertext()) for one in ET.fromstring(book.read("xl/sharedStrings.xml"))]  # noqa: S314 - our own file
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    rows = [
        [shared[int(cell[0].text or "")] if cell.get("t") == "s" else cell[0].text or "" for cell in row]
        for row in sheet.iter(f"{CELL}row")
    ]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_each_phase_has_its_ten_touchpoints(service: Service) -> None:
    told: dict[str, list[str]] = {}
    titles = {touchpoint.id: str(touchpoint.title.wordings[0].text) for touchpoint in service.touchpoints}
    for stage in service.stages:
        assert stage.phase is not None
        for step in stage.steps:
            told.setdefault(stage.phase.value, []).extend(titles[key] for key in step.touchpoints)

    assert {phase: " ".join(names) for phase, names in told.items()} == PHASES


def test_each_key_touchpoint_has_its_twelve_part_plan(service: Service) -> None:
    keys = [touchpoint for touchpoint in service.touchpoints if touchpoint.importance is Importance.KEY]

    assert len(keys) == 10
    assert {touchpoint.id: len(touchpoint.plan) for touchpoint in keys} == dict.fromkeys((t.id for t in keys), PARTS)


def test_the_recommendation_is_what_the_spreadsheet_says(service: Service) -> None:
    rows = [(int(row["推荐意愿"]), float(row["权重"])) for row in survey()]
    whole = sum(weight for _, weight in rows)
    net = sum(weight * ((score >= 9) - (score <= 6)) for score, weight in rows)
    measured = service.measurement("nps")
    assert measured is not None
    assert measured.figure is not None

    assert (measured.figure.n, len(rows)) == (880, 880)
    assert measured.figure.value == pytest.approx(100 * net / whole)
    assert [one.period for one in measured.trend][::10] == ["2024-Q1", "2026-Q3"]


def test_the_time_to_restore_is_read_with_decimal_commas(service: Service) -> None:
    rows = [
        (float(row["恢复小时"].replace(",", ".")), float(row["权重"].replace(",", ".")))
        for row in diary()
        if row["触点"] == "故障处理"
    ]
    measured = service.measurement("restore")
    assert measured is not None
    assert measured.figure is not None

    mean = sum(hours * weight for hours, weight in rows) / sum(weight for _, weight in rows)
    assert measured.figure.value == pytest.approx(3600 * mean)


def test_one_figure_is_a_very_small_sample(service: Service) -> None:
    small = [m.metric for m in service.measurements if m.figure is not None and m.figure.sample is Sample.TINY]

    assert small == ["change-ease"]


def test_all_five_gaps_have_their_places(service: Service) -> None:
    assert sorted((gap.gap.value, gap.at) for gap in service.gaps) == [
        (1, "technical-exchange"),
        (2, "spare-parts"),
        (3, "fault-handling"),
        (4, "negotiation"),
        (5, "unpacking"),
    ]
