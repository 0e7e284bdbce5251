"""The answers of the hotel group's guests, January to June 2026.

In: nothing. Out: four tables. `stays.csv` asks about the stay as a whole, at departure; `moments.csv` about one moment
each; `before-the-stay.csv` what guests expect of three services, when they book; `shown-to-the-room.csv` is a pair of
Kano questions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import cycle

from responses.tables import Row, boxes, csv_file, days, mixed

FIRST, RETURNING = "first-time", "returning"
BUSINESS, LEISURE, GROUPS = "Business 商务", "Leisure 休闲", "Groups 团队"
WEIGHTS = {FIRST: 1.25, RETURNING: 0.75}
"""Guests who come again answer more often than their share of all guests; these weights set it right."""

_STAYS = {
    # guest, trip: how many answered 0 to 10 to "Would you recommend us?"
    (FIRST, BUSINESS): (0, 0, 0, 1, 1, 2, 2, 4, 7, 8, 5),
    (FIRST, LEISURE): (0, 0, 1, 0, 1, 2, 3, 7, 13, 17, 16),
    (FIRST, GROUPS): (0, 0, 0, 1, 1, 1, 2, 4, 6, 6, 3),
    (RETURNING, BUSINESS): (1, 1, 2, 4, 5, 7, 8, 15, 17, 18, 12),
    (RETURNING, LEISURE): (0, 0, 0, 1, 1, 2, 2, 4, 6, 8, 6),
    (RETURNING, GROUPS): (0, 0, 0, 0, 0, 0, 1, 1, 2, 1, 1),
}
_BOOKED = {
    BUSINESS: ("agency", "web", "agency", "telephone", "web"),
    LEISURE: ("web", "web", "telephone", "web", "agency", "web"),
    GROUPS: ("agency", "agency", "telephone"),
}
_COMMENTS = {
    (FIRST, True): (
        "The young man who took me up showed me the light switches and the view. I felt expected.",
        "从没住过这么大的酒店，有人领着上楼，心里踏实。",
        "They wrote down the way to the fair for me, in Chinese and in English.",
        "半夜孩子发烧，一个电话，药和出租车都安排好了。",
        "Flowers in the lobby, and somebody who looked up from the desk.",
    ),
    (FIRST, False): (
        "I found three prices for the same room on three pages.",
        "电视六十个频道，翻了一圈也没找到想看的。",
        "The business centre was closed when I needed to print a ticket.",
        "早上没人叫醒我，差点误了火车。",
    ),
    (RETURNING, True): (
        "The wake-up call came to the minute, with my messages.",
        "积分和房晚都对，不用我操心。",
        "They put me on a quiet floor without my asking.",
    ),
    (RETURNING, False): (
        "Eleventh stay this year. I do not need a tour of my own room.",
        "每次都让我填同一张登记表。",
        "I had a call in ten minutes and was shown how the tap works.",
        "我认得路，请把房卡给我就好。",
        "Wait, sign, walk, listen, tip. A quarter of an hour to a bed I know.",
    ),
}
_EASY = {
    # promoters, passives, detractors: answers to "The hotel made it easy to check in", 1 to 7, in turn
    FIRST: ((7, 6, 6, 7, 5), (6, 5, 5, 4, 6), (4, 3, 5, 2)),
    RETURNING: ((6, 7, 6, 5), (5, 4, 5, 3), (2, 3, 1, 3, 2)),
}
_MINUTES = {
    # likewise: minutes from joining the queue to the key
    FIRST: ((4, 5, 3, 6, 4), (5, 6, 7), (8, 9, 6)),
    RETURNING: ((4, 3, 5), (6, 5, 7, 8), (9, 8, 11, 7)),
}
_MOMENTS = {
    # step: touchpoint, and how many first-time and returning guests answered 1 to 5 to "How satisfied were you?"
    "book": ("website", (1, 3, 5, 11, 6), (0, 2, 5, 12, 7)),
    "lobby": ("lobby-service", (0, 1, 3, 11, 11), (0, 2, 6, 13, 5)),
    "check-in": ("check-in", (1, 3, 6, 10, 6), (4, 8, 7, 5, 2)),
    "to-room": ("first-impression", (0, 1, 1, 6, 18), (8, 9, 5, 3, 1)),
    "evening": ("entertainment", (1, 4, 8, 9, 4), (3, 6, 9, 6, 2)),
    "eat": ("room-service", (0, 2, 5, 12, 7), (0, 2, 4, 13, 7)),
    "ask": ("guest-assistance", (0, 0, 2, 9, 15), (0, 1, 1, 9, 15)),
    "wake-up": ("wake-up", (1, 2, 3, 10, 10), (0, 1, 4, 10, 11)),
    "work": ("business-centre", (0, 2, 2, 2, 1), (1, 3, 3, 2, 1)),
    "check-out": ("check-out", (0, 2, 4, 12, 8), (0, 3, 9, 11, 3)),
    "points": ("loyalty-tracking", (2, 4, 8, 8, 4), (0, 1, 3, 10, 12)),
}
_EFFORT = boxes((1, 2, 3, 4, 5), (21, 19, 7, 4, 1))
"""Answers to "How much effort was it to get help?", asked at that moment only; 1 is very little."""
_EXPECTED = {
    # step: mean expectation of first-time and returning guests, in tenths of a point
    "eat": (35, 38),
    "ask": (36, 39),
    "wake-up": (38, 40),
}
_KANO = {
    # guest: with and without being shown to the room, and how many
    FIRST: (
        (("like", "neutral"), 24),
        (("like", "live-with"), 11),
        (("like", "dislike"), 6),
        (("must-be", "dislike"), 5),
        (("must-be", "neutral"), 4),
        (("neutral", "neutral"), 7),
        (("neutral", "like"), 2),
        (("dislike", "like"), 1),
    ),
    RETURNING: (
        (("dislike", "like"), 19),
        (("dislike", "must-be"), 9),
        (("live-with", "like"), 8),
        (("neutral", "neutral"), 11),
        (("live-with", "neutral"), 6),
        (("like", "neutral"), 4),
        (("like", "like"), 1),
        (("neutral", "dislike"), 2),
    ),
}
_START, _END = dt.date(2026, 1, 2), dt.date(2026, 6, 30)
_ASKED_BEFORE = 30


def files() -> dict[str, bytes]:
    """The content of each file by its name."""
    return {
        "stays.csv": csv_file(
            ("day", "guest", "trip", "booked by", "recommend", "easy", "minutes", "weight", "comment"), _stays()
        ),
        "moments.csv": csv_file(("day", "guest", "moment", "about", "satisfied", "effort"), _moments()),
        "before-the-stay.csv": csv_file(("guest", "moment", "expects"), _expectations()),
        "shown-to-the-room.csv": csv_file(("guest", "with", "without"), _kano()),
    }


def _stays() -> Iterator[Row]:
    counts: list[tuple[Row, int]] = [
        ((guest, trip, score), count)
        for (guest, trip), answers in _STAYS.items()
        for score, count in boxes(range(11), answers)
    ]
    rows = mixed(counts)
    booked = {trip: cycle(ways) for trip, ways in _BOOKED.items()}
    easy = {(guest, level): cycle(some[level]) for guest, some in _EASY.items() for level in range(3)}
    minutes = {(guest, level): cycle(some[level]) for guest, some in _MINUTES.items() for level in range(3)}
    said = {key: iter(some) for key, some in _COMMENTS.items()}
    for place, (day, (guest, trip, score)) in enumerate(zip(days(_START, _END, len(rows)), rows, strict=True)):
        level = _level(int(score))
        speaks = level != 1 and place % 3 == 0
        comment = next(said[str(guest), level == 0], "") if speaks else ""
        key = str(guest), level
        yield (
            day,
            guest,
            trip,
            next(booked[str(trip)]),
            score,
            next(easy[key]),
            next(minutes[key]),
            WEIGHTS[str(guest)],
            comment,
        )


def _level(score: int) -> int:
    """0 for a promoter, 1 for a passive, 2 for a detractor."""
    return 0 if score >= 9 else 1 if score >= 7 else 2  # noqa: PLR2004 - the bounds of the NPS


def _moments() -> Iterator[Row]:
    counts: list[tuple[Row, int]] = [
        ((guest, step, touchpoint, score), count)
        for step, (touchpoint, first, returning) in _MOMENTS.items()
        for guest, answers in ((FIRST, first), (RETURNING, returning))
        for score, count in boxes((1, 2, 3, 4, 5), answers)
    ]
    rows = mixed(counts, turn=0.3)
    efforts = iter(mixed([((score,), count) for score, count in _EFFORT], turn=0.7))
    for day, row in zip(days(_START, _END, len(rows)), rows, strict=True):
        effort = next(efforts)[0] if row[1] == "ask" else ""
        yield (day, *row, effort)


def _expectations() -> list[Row]:
    counts: list[tuple[Row, int]] = [
        ((guest, step, score), count)
        for step, means in _EXPECTED.items()
        for guest, tenths in zip((FIRST, RETURNING), means, strict=True)
        for score, count in _around(tenths)
    ]
    return mixed(counts, turn=0.6)


def _around(tenths: int) -> list[tuple[int, int]]:
    """Thirty answers from 1 to 5 with this mean: most on both sides of it, some a point further off."""
    low, part = divmod(tenths, 10)
    high = part * _ASKED_BEFORE // 10
    far = min(5, high, _ASKED_BEFORE - high)
    if not part:
        return [(low - 1, 6), (low, _ASKED_BEFORE - 12), (low + 1, 6)]
    return [(low - 1, far), (low, _ASKED_BEFORE - high - far), (low + 1, high - far), (low + 2, far)]


def _kano() -> list[Row]:
    return mixed([((guest, *pair), count) for guest, pairs in _KANO.items() for pair, count in pairs], turn=0.1)
