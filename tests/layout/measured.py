"""Services whose answers have been counted, for tests of what is drawn of them."""

from __future__ import annotations

from dataclasses import replace

from notation.drawn import Drawn
from notation.picture import Owner
from written import service

from blueprint.model.figures import (
    Figure,
    GroupFigure,
    Grouping,
    Interval,
    Kano,
    KanoCategory,
    Measurement,
    PeriodFigure,
    Share,
)
from blueprint.model.measures import Metric
from blueprint.model.service import Service
from blueprint.model.vocabulary import MetricType

ENGLISH = """
language: en
personas: {anna: {name: Anna}, bo: {name: Bo}}
channels: {desk: {title: Front desk}, app: {title: Mobile app}}
stages:
  - title: Arrival
    steps:
      - {id: find, title: Find the hotel, customer: Looks for the entrance, emotion: 3.2}
      - {id: check-in, title: Check in, customer: Checks in, emotion: 2.4, expectation: 3}
  - title: Stay
    steps:
      - {id: sleep, title: Sleep, customer: Sleeps, emotion: 4.4, expectation: 4}
      - {id: order, title: Order food, customer: Calls room service, emotion: 3.0}
  - title: Departure
    steps:
      - {id: check-out, title: Check out, customer: Checks out and pays, emotion: 2.8}
metrics:
  - {id: recommend, type: nps, title: Would recommend us, value: 1}
  - {id: stars, type: mean, title: Stars on the web, value: 4.3, target: 4.5}
  - {id: nps-in, type: nps, at: check-in, target: 20, value: 1}
  - {id: satisfied, type: csat, title: Satisfied with the room, at: sleep, target: 85, value: 1}
  - {id: ease, type: ces2, title: Checking out was easy, at: check-out, target: 5.5, value: 1}
  - {id: tray, type: duration, title: From order to tray, at: order, target: 20 min, value: 24 min}
  - {id: lost, type: duration, title: Time lost, at: find, value: 45 s}
  - {id: mobile-key, type: number, title: Key on the phone, at: check-in, value: 1}
  - {id: effort, type: ces1, title: Effort, value: 2}
  - {id: mood, type: mean, title: Mood, value: 2}
  - {id: calls, type: count, title: Calls, unit: a week, at: find, value: 412, target: 150}
  - {id: nobody, type: nps, title: Nobody answered, at: order, target: 10, value: 1}
"""
CHINESE = """
language: zh-Hans
personas: {anna: {name: 安娜}, bo: {name: 小波}}
channels: {desk: {title: 前台}, app: {title: 手机应用}}
stages:
  - title: 到店
    steps:
      - {id: find, title: 找到酒店, customer: 寻找入口, emotion: 3.2}
      - {id: check-in, title: 办理入住, customer: 在前台办理入住手续, emotion: 2.4, expectation: 3}
  - title: 住店
    steps:
      - {id: sleep, title: 休息, customer: 睡觉, emotion: 4.4, expectation: 4}
      - {id: order, title: 点餐, customer: 致电客房服务, emotion: 3.0}
  - title: 离店
    steps:
      - {id: check-out, title: 办理退房, customer: 退房并付款, emotion: 2.8}
metrics:
  - {id: recommend, type: nps, title: 推荐意愿, value: 1}
  - {id: stars, type: mean, title: 网上评分, value: 4.3, target: 4.5}
  - {id: nps-in, type: nps, at: check-in, target: 20, value: 1}
  - {id: satisfied, type: csat, title: 客房满意度, at: sleep, target: 85, value: 1}
  - {id: ease, type: ces2, title: 退房是否轻松, at: check-out, target: 5.5, value: 1}
  - {id: tray, type: duration, title: 点餐到送达, at: order, target: 20 min, value: 24 min}
  - {id: lost, type: duration, title: 耽误的时间, at: find, value: 45 s}
  - {id: mobile-key, type: number, title: 手机房卡, at: check-in, value: 1}
  - {id: effort, type: ces1, title: 费力程度, value: 2}
  - {id: mood, type: mean, title: 心情, value: 2}
  - {id: calls, type: count, title: 来电, unit: 次, at: find, value: 412, target: 150}
  - {id: nobody, type: nps, title: 无人作答, at: order, target: 10, value: 1}
"""
_COUNTED = {"find": 24, "check-in": 180, "sleep": 75, "check-out": 400}


def nps(promoters: int, passives: int, detractors: int, low: float, high: float) -> Figure:
    """A Net Promoter Score with its three parts."""
    n = promoters + passives + detractors
    parts = (("promoters", promoters), ("passives", passives), ("detractors", detractors))
    return Figure(
        value=100 * (promoters - detractors) / n, n=n, interval=Interval(low, high),
        shares=tuple(Share(name, count, count / n) for name, count in parts),
    )  # fmt: skip


def mean(value: float, n: int, half: float) -> Figure:
    """A mean in the middle of its interval."""
    return Figure(value=value, n=n, interval=Interval(value - half, value + half))


def groups(by: Grouping, **figures: Figure) -> tuple[GroupFigure, ...]:
    """A breakdown."""
    sign = "-" if by is Grouping.STEP else " "
    return tuple(GroupFigure(by=by, key=key.replace("_", sign), figure=figure) for key, figure in figures.items())


EASE = Figure(
    value=4.08, n=1000, interval=Interval(3.96, 4.2), net=3.0, net_interval=Interval(-2.8, 8.8), rule="5-7 / 1-3",
    shares=(Share("easy", 460, 0.46), Share("neutral", 110, 0.11), Share("difficult", 430, 0.43)),
)  # fmt: skip
KEY = Kano(
    n=64, category=KanoCategory.ATTRACTIVE, better=0.78, worse=-0.47,
    counts=tuple(zip(KanoCategory, (10, 20, 30, 4, 0, 0), strict=True)),
)  # fmt: skip
MEASUREMENTS = (
    Measurement(
        metric="recommend", figure=nps(250, 130, 70, 33.2, 46.6),
        groups=groups(
            Grouping.SEGMENT, Business=nps(50, 50, 30, 3, 27), Couples=nps(5, 4, 3, -20, 50),
            Families=nps(40, 20, 10, 25, 60), Fairs_and_conferences=nps(60, 20, 10, 40, 70), Groups=mean(15, 60, 20),
            Leisure=mean(30, 140, 11), Students=mean(5, 140, 10), Weekend=mean(22, 140, 10),
        ),
        trend=tuple(
            PeriodFigure(f"2025-{month:02d}", nps(40 + 3 * month, 30, 30, 0, 50)) for month in (1, 2, 3, 5, 6, 8)
        ),
    ),
    Measurement(
        metric="nps-in", figure=nps(50, 30, 20, 14.05, 44.2),
        trend=(
            PeriodFigure("2025-Q1", nps(10, 10, 10, -20, 30)), PeriodFigure("2025-Q2", nps(50, 30, 20, 14, 44.2)),
        ),
    ),
    Measurement(metric="satisfied", figure=Figure(value=69.16, n=107, interval=Interval(59.87, 77.12))),
    Measurement(
        metric="ease", figure=EASE, groups=groups(Grouping.PERSONA, anna=mean(4.5, 400, 0.2), bo=mean(3.8, 600, 0.2))
    ),
    Measurement(metric="tray", figure=mean(1460, 42, 150)),
    Measurement(metric="mobile-key", figure=None, kano=KEY),
    Measurement(
        metric="effort", figure=mean(2.3, 203, 0.2),
        groups=groups(
            Grouping.STEP, check_in=mean(2.3, 18, 0.6), sleep=mean(3.1, 55, 0.4), check_out=mean(1.6, 130, 0.2)
        ),
    ),
    Measurement(
        metric="mood", figure=mean(2.3, 203, 0.2),
        groups=groups(Grouping.STAGE, arrival=mean(2.3, 18, 0.6), stay=mean(3.1, 155, 0.4)),
    ),
    Measurement(metric="nobody", figure=None),
)  # fmt: skip
_BY = {"recommend": Grouping.SEGMENT, "ease": Grouping.PERSONA, "effort": Grouping.STEP, "mood": Grouping.STAGE}


def measured(text: str = ENGLISH) -> Service:
    """A service with figures of all kinds: by segment, persona, step and stage, with a course, small samples, Kano."""
    of = service(text)
    keys = dict(zip(("arrival", "stay"), (stage.key for stage in of.stages), strict=False))
    return replace(
        of,
        metrics=tuple(_asked(metric) for metric in of.metrics),
        measurements=tuple(
            replace(m, groups=tuple(replace(g, key=keys.get(g.key, g.key)) for g in m.groups)) for m in MEASUREMENTS
        ),
        stages=tuple(
            replace(
                stage,
                steps=tuple(
                    replace(s, emotions=tuple(replace(e, n=_COUNTED.get(s.key)) for e in s.emotions))
                    for s in stage.steps
                ),
            )
            for stage in of.stages
        ),
    )


def card(of: Drawn, key: str) -> Owner:
    """The card of a figure."""
    (found,) = [g for g in of.picture.of("card") if g.data["card"] == key]
    return found


def said(of: Owner, *roles: str) -> list[str]:
    """Texts of some classes on a card."""
    return [text.text for text in of.texts_of(*roles)]


def with_figure(of: Service, metric: str, **change: object) -> Service:
    """A service in which a metric was measured differently."""
    return replace(
        of,
        measurements=tuple(replace(m, **change) if m.metric == metric else m for m in of.measurements),  # type: ignore[arg-type]
    )


def _asked(metric: Metric) -> Metric:
    """A metric that comes from answers, if there are some."""
    if metric.id not in {m.metric for m in MEASUREMENTS}:
        return metric
    kind = MetricType.KANO if metric.id == "mobile-key" else metric.type
    return replace(metric, type=kind, value=None, duration=None, responses="survey", by=_BY.get(metric.id))
