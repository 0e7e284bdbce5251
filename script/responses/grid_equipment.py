"""The answers of the users of power-grid equipment, January 2024 to September 2026.

In: nothing. Out: two tables. `touchpoint-diary.csv` asks about one touchpoint each; semicolons and decimal commas as
many spreadsheets write. `quarterly-survey.xlsx` asks about a stage as a whole, once a quarter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import cycle

from responses.tables import Row, csv_file, days, mixed, spread, xlsx_file

GRID, PLANT, INDUSTRY = "电网公司", "发电企业", "工矿用户"
WEIGHTS = {GRID: 0.8, PLANT: 1.25, INDUSTRY: 1.5}
"""Grid companies answer more often than their share of all users; these weights set it right."""

_LEANS = {GRID: -0.3, PLANT: 0.5, INDUSTRY: 0.2}
"""How much more or less than the mean each recommends; who has many substations sees more of what goes wrong."""

_GROUPS = (GRID, GRID, PLANT, GRID, INDUSTRY, GRID, PLANT, GRID, GRID, INDUSTRY)
_QUARTERS = [(year, quarter) for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4)][:11]
_KEY, _NORMAL, _SPECIAL = 10, 4, 2
"""Answers a quarter about a key, normal or special touchpoint."""

_TOUCHPOINTS = {
    # touchpoint: answers a quarter, mean expectation and experience on the scale of the map, rise over the years
    "产品推介会": (_NORMAL, 3.2, 3.4, 0.1),
    "展会": (_NORMAL, 3.0, 3.1, 0.0),
    "走访用户": (_SPECIAL, 3.3, 3.9, 0.1),
    "技术交流": (_KEY, 3.9, 4.3, 0.2),
    "用户考察工厂": (_KEY, 3.9, 4.5, 0.1),
    "询价": (_NORMAL, 3.4, 2.7, 0.1),
    "方案": (_KEY, 3.8, 3.6, 0.2),
    "投标": (_NORMAL, 3.1, 3.0, 0.0),
    "商务谈判": (_KEY, 3.5, 3.1, -0.1),
    "合同签订": (_NORMAL, 3.4, 3.7, 0.0),
    "设计联络": (_KEY, 3.9, 4.1, 0.1),
    "图纸确认": (_NORMAL, 3.6, 2.5, 0.1),
    "合同变更": (_SPECIAL, 3.1, 2.3, 0.0),
    "监造": (_SPECIAL, 3.6, 3.5, 0.0),
    "厂内检查": (_NORMAL, 3.6, 3.8, 0.1),
    "厂内联调": (_KEY, 4.0, 4.4, 0.3),
    "出厂验收": (_KEY, 4.2, 4.5, 0.1),
    "厂内培训": (_NORMAL, 3.5, 4.0, 0.1),
    "包装": (_NORMAL, 3.5, 3.3, 0.0),
    "发货预警": (_SPECIAL, 3.5, 2.4, 0.0),
    "开箱": (_NORMAL, 3.8, 2.4, 0.1),
    "安装调试": (_KEY, 4.1, 3.9, 0.2),
    "现场培训": (_NORMAL, 3.6, 4.1, 0.1),
    "沟通": (_NORMAL, 2.8, 3.1, 0.1),
    "巡检": (_NORMAL, 3.3, 3.9, 0.2),
    "备品备件": (_KEY, 3.9, 2.1, 0.2),
    "故障处理": (_KEY, 4.2, 2.6, 0.6),
    "检修维护": (_NORMAL, 3.6, 3.5, 0.2),
    "升级": (_SPECIAL, 3.3, 4.0, 0.0),
}
"""Nobody is asked at `投运`: who puts a substation into service has no hand free."""

_SAID = {
    # touchpoint: what the dissatisfied wrote, and what the satisfied wrote
    "产品推介会": (("宣传片太长，案例太少。",), ("讲了别家的事故教训，实在。",)),
    "技术交流": (
        ("来的人答不上保护配合的问题。",),
        ("设计工程师当场画图，两小时定下接线。", "问题三天后就有书面答复。"),
    ),
    "用户考察工厂": (("只让走参观通道。",), ("检验记录随便翻，心里有底。", "质检员敢说自己退过哪一批料。")),
    "询价": (("同一台设备问了三次参数。", "一周没有回音，只好找别家。"), ("当天就有人打电话来核对参数。",)),
    "方案": (("接口表是空的，要我们自己填。",), ("首页一张单线图，一眼看懂。",)),
    "商务谈判": (
        ("桌上答应九十天，合同里写一百二十天。", "谈完就换人，承诺没人认。"),
        ("项目经理同席，答应的都写下来了。",),
    ),
    "设计联络": (("会后一个月纪要才到。",), ("接口一条条过，当场签字。",)),
    "图纸确认": (("改一个端子，等了十九天。", "第三版图又把第二版的错带回来了。"), ("修改处用云线圈出，好核对。",)),
    "合同变更": (("加一面屏，盖了七个章。",), ()),
    "厂内联调": (("缺一家的装置，联调只能算一半。",), ("二十三个问题全留在厂里。", "远程看联调，省了一趟出差。")),
    "出厂验收": (("验收当天才拿到试验大纲。",), ("点哪项就复测哪项，数据当面签。",)),
    "发货预警": (("车到门口才接到电话，吊车都没叫。",), ()),
    "开箱": (("少一箱附件，等了九天。", "箱号和装箱单对不上。"), ("箱子按安装顺序编号，很省事。",)),
    "安装调试": (("第六天才来一个懂保护的。",), ("停电七天，第六天晚上就调完了。", "工序卡贴在屏柜上，谁都看得懂。")),
    "现场培训": ((), ("带着班组自己做了一遍更换模件。",)),
    "备品备件": (
        ("一块板子等了二十三天。", "报了型号说停产，又没有替代件。", "问到哪里了，没人说得清。"),
        ("区域库有货，第二天就装上了。",),
    ),
    "故障处理": (
        ("同一个故障对三个人讲了三遍。", "半夜报修，第二天下午才有人。", "恢复了，报告一个月没见。"),
        ("远程看了十分钟就找到原因。", "凌晨三点到站，天亮前送上了电。"),
    ),
    "升级": ((), ("不停电升级，班组零操作。",)),
}
_EFFORT = (4, 3, 5, 4, 2, 4, 3, 4, 5, 3, 4)
"""Answers to `费力`, from 1, very little effort, to 5; asked about enquiries only."""
_EASE = (2, 3, 1, 4, 2, 6, 3, 2, 5, 3, 7)
"""Answers to `省力`, from 1 to 7, very easy; asked about changes of contract only."""
_LESSONS = (6, 7, 5, 6, 7, 6, 4, 7, 6, 5, 7, 6, 3)
"""Answers to `培训评分`, from 1 to 7, very useful; asked about training on site only."""
_SLOWER, _FASTER = (9.0, 2.5, 4.5, 14.5, 1.0, 6.5, 31.0, 3.5), 2.5
"""Hours added to and taken off the time to restore, from one fault to the next, and from one quarter to the next."""
_RESTORED = 32.0

_STAGES = {
    # stage: mean of the answers 0 to 10 and 1 to 7, rise of the former over the years
    "售前·推广交流": (8.6, 5.4, 0.2),
    "售前·投标签约": (7.8, 4.2, 0.1),
    "售中·设计确认": (7.5, 3.6, 0.2),
    "售中·制造监造": (8.7, 5.1, 0.1),
    "售中·试验验收": (9.2, 5.8, 0.3),
    "售中·包装发运": (7.5, 4.0, 0.0),
    "售后·安装投运": (8.6, 5.0, 0.4),
    "售后·运行服务": (7.0, 3.7, 1.3),
}
_ANSWERS = 10
"""A quarter about each stage."""


def files() -> dict[str, bytes]:
    """The content of each file by its name."""
    diary = ("日期", "客户群", "触点", "期望", "体验", "满意度", "费力", "省力", "培训评分", "恢复小时", "权重", "意见")
    survey = ("日期", "客户群", "阶段", "推荐意愿", "容易程度", "权重")
    return {
        "touchpoint-diary.csv": csv_file(diary, (_with_commas(row) for row in _diary()), ";"),
        "quarterly-survey.xlsx": xlsx_file("答卷", survey, list(_survey())),
    }


def _with_commas(row: Row) -> Row:
    return tuple(f"{cell:.4g}".replace(".", ",") if isinstance(cell, float) else cell for cell in row)


def _quarter(place: int, count: int) -> list[str]:
    """So many days of a quarter."""
    year, quarter = _QUARTERS[place]
    first = dt.date(year, 3 * quarter - 2, 8)
    return days(first, first + dt.timedelta(days=78), count)


def _diary() -> Iterator[Row]:
    first = {touchpoint: place for place, touchpoint in enumerate(_TOUCHPOINTS)}
    said = {touchpoint: (iter(low), iter(high)) for touchpoint, (low, high) in _SAID.items()}
    asked: dict[str, Iterator[float]] = {
        "询价": cycle(_EFFORT),
        "合同变更": cycle(_EASE),
        "现场培训": cycle(_LESSONS),
        "故障处理": cycle(_SLOWER),
    }
    seen = dict.fromkeys(_TOUCHPOINTS, 0)
    for place in range(len(_QUARTERS)):
        rows = mixed([((name,), each[0]) for name, each in _TOUCHPOINTS.items()], turn=place / 7)
        for day, (name, *_) in zip(_quarter(place, len(rows)), rows, strict=True):
            touchpoint = str(name)
            number = seen[touchpoint] = seen[touchpoint] + 1
            expected, felt = _scores(touchpoint, place, number)
            satisfied = int(felt + 0.5)
            more = {touchpoint: next(asked[touchpoint])} if touchpoint in asked else {}
            hours = float(_RESTORED + more["故障处理"] - _FASTER * place) if "故障处理" in more else ""
            group = _GROUPS[(first[touchpoint] + number) % len(_GROUPS)]
            comment = _comment(said.get(touchpoint), satisfied, number)
            yield (
                day,
                group,
                touchpoint,
                expected,
                felt,
                satisfied,
                more.get("询价", ""),
                more.get("合同变更", ""),
                more.get("现场培训", ""),
                hours,
                WEIGHTS[group],
                comment,
            )


def _scores(touchpoint: str, place: int, number: int) -> tuple[float, float]:
    """What was expected and what was felt, in halves of a point."""
    _, expectation, experience, rise = _TOUCHPOINTS[touchpoint]
    now = experience + rise * _rise(place)
    wide = min(0.95, 5.4 - now, now - 0.8)  # ends of the scale leave less room
    return _half(expectation + 0.45 * spread(number, 0.4)), _half(now + wide * spread(number))


def _half(score: float) -> float:
    return min(10, max(2, int(2 * score + 0.5))) / 2


def _rise(place: int) -> float:
    """From -1 in the first quarter to 1 in the last."""
    return 2 * place / (len(_QUARTERS) - 1) - 1


def _comment(said: tuple[Iterator[str], Iterator[str]] | None, satisfied: int, number: int) -> str:
    """The next one of those who are satisfied or not; not everybody writes."""
    if said is None or number % 2 or satisfied == 3:  # noqa: PLR2004 - the middle of the scale
        return ""
    return next(said[satisfied > 3], "")  # noqa: PLR2004


def _survey() -> Iterator[Row]:
    number = 0
    for place in range(len(_QUARTERS)):
        rows = mixed([((stage,), _ANSWERS) for stage in _STAGES], turn=place / 5)
        groups = cycle(_GROUPS)
        for day, (stage, *_) in zip(_quarter(place, len(rows)), rows, strict=True):
            number += 1
            loyal, easy, rise = _STAGES[str(stage)]
            group = next(groups)
            now = loyal + rise * _rise(place) + _LEANS[group]
            recommends = min(10, max(0, int(now + 1.7 * spread(number) + 0.5)))
            made_easy = min(7, max(1, int(easy + 1.3 * spread(number, 0.3) + 0.5)))
            yield (dt.date.fromisoformat(day), group, stage, recommends, made_easy, WEIGHTS[group])
