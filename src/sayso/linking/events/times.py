"""When: two events' days compared by how finely they are told, and by when their reports came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from sayso.linking.evidence import Feature
from sayso.ontology.joining import common_words
from sayso.records import TimePrecision
from sayso.records.trace import EventTrace

# Precisions by which a day is known; a period of one or two days is as fine.
FINE: Final = (TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.DAY)
FINE_DAYS: Final = 2
# News is news for a few days.
NEWS_DAYS: Final = 4
DAYS_APART: Final = "told for days apart"
NEXT_DAYS: Final = "told for days one apart"
AFTER: Final = "told before it was to happen"
DAY_BEFORE: Final = "told a day before"
OLD_NEWS: Final = "not the news of those days"
OTHER_WEEKDAYS: Final = "other weekdays in or near the sentences"
_OLD: Final = frozenset({AFTER, DAY_BEFORE, OLD_NEWS})
_IN_SENTENCE: Final = 0.7
_NEARBY: Final = 0.5
_IN_REPORT: Final = 0.35


@dataclass(frozen=True, slots=True)
class Days:
    """Days as ordinals, `last` inclusive."""

    first: int
    last: int
    is_fine: bool

    @property
    def width(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def gap(self, other: Days) -> int:
        """Days between; 0 where they meet."""
        return max(0, self.first - other.last, other.first - self.last)


def days_of(trace: EventTrace) -> Days | None:
    """The days that the report gives."""
    if trace.time is None or trace.time.start is None or trace.time.end is None:
        return None
    first, end = _ordinal(trace.time.start), _ordinal(trace.time.end)
    last = max(first, end - 1)
    return Days(first, last, trace.time.precision in FINE or last - first < FINE_DAYS)


def published(trace: EventTrace) -> int | None:
    """The day of publication as an ordinal."""
    return None if trace.published_day is None else _ordinal(trace.published_day)


@lru_cache(maxsize=65_536)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


@dataclass(frozen=True, slots=True)
class Guess:
    """A day and how far it can be relied on: 1 for a stated one, less for a weekday that may be that of speaking."""

    day: Days
    trust: float


def guess(trace: EventTrace) -> Guess | None:
    """The day that a report gives, else that of the only weekday in the sentence, near it, or in the report."""
    days, news = days_of(trace), published(trace)
    if days is not None:
        return Guess(days, 1.0) if days.is_fine else None
    for words, trust in ((trace.words, _IN_SENTENCE), (trace.nearby, _NEARBY), (trace.names, _IN_REPORT)):
        found = [number for number, day in enumerate(common_words().weekdays) if day in words]
        if words is trace.words and _of_speaking().search(trace.quote.text):
            return None
        if news is not None and len(found) == 1:
            # The last such day before the report came out; ordinal 1 was a Monday.
            named = news - (news - 1 - found[0]) % 7
            return Guess(Days(named, named, is_fine=True), trust)
        if found:
            return None
    return None


@lru_cache(maxsize=1)
def _of_speaking() -> re.Pattern[str]:
    """ "said on Tuesday", "told reporters late on Tuesday"."""
    words = common_words()
    return re.compile(
        rf"\b(?:{'|'.join(words.saying)})\b(?:\W+\w+){{0,3}}?\W+(?:{'|'.join(words.weekdays)})\b", re.IGNORECASE
    )


def time_features(one: EventTrace, other: EventTrace) -> list[Feature]:
    """How well two times go together; nothing where neither report gives any day."""
    first, second = days_of(one), days_of(other)
    evidence = f"{_told(one)} / {_told(other)}"
    if first is not None and second is not None:
        return [_both(first, second, evidence)]
    features: list[Feature] = []
    if first is not None or second is not None:
        undated = other if first is not None else one
        features = _against_news(first or second, undated, evidence)
        if features and features[0].name in _OLD:
            return features
    guesses = guess(one), guess(other)
    if guesses[0] is not None and guesses[1] is not None:
        return [_guessed(guesses[0], guesses[1], evidence)]
    return features or _by_news(one, other)


def _guessed(first: Guess, second: Guess, evidence: str) -> Feature:
    gap, trust = first.day.gap(second.day), first.trust * second.trust
    if gap == 0:
        return Feature("weekdays that fit", trust, 2.6, evidence)
    return Feature(OTHER_WEEKDAYS, trust * min(1.4, 0.9 + gap / 10), -2.4, evidence)


def _both(first: Days, second: Days, evidence: str) -> Feature:
    gap = first.gap(second)
    if first.is_fine and second.is_fine:
        if gap == 0:
            return Feature("same day", 1.0, 2.0, evidence)
        if gap == 1:
            return Feature(NEXT_DAYS, 1.0, -2.8, evidence)
        return _far(gap, evidence)
    if gap:
        slack = max(1, min(7, max(first.width, second.width) // 8))
        return Feature("times that nearly meet", 1.0, -0.8, evidence) if gap <= slack else _far(gap, evidence)
    width = max(first.width, second.width)
    return Feature("times that meet", 1.0 / (1.0 + width / 7), 1.5, evidence)


def _far(gap: int, evidence: str) -> Feature:
    return Feature(DAYS_APART, 0.9 + min(1.0, gap / 30), -5.0, evidence)


def _against_news(days: Days | None, undated: EventTrace, evidence: str) -> list[Feature]:
    """Days beside a report without any: news is of the last few."""
    news = published(undated)
    if days is None or news is None:
        return []
    if days.first > news:
        # A day's tolerance for dates of other time zones.
        return [
            Feature(
                AFTER if days.first > news + 1 else DAY_BEFORE, 1.0, -8.0 if days.first > news + 1 else -2.5, evidence
            )
        ]
    age = max(0, news - days.last)
    if age <= NEWS_DAYS:
        return [Feature("news of those days", 1.0 if days.is_fine else 0.5, 0.8 if age <= 2 else 0.4, evidence)]
    return [Feature(OLD_NEWS, min(1.0, 0.2 + age / 30), -4.0, evidence)]


def _by_news(one: EventTrace, other: EventTrace) -> list[Feature]:
    first, second = published(one), published(other)
    if first is None or second is None:
        # What speaks for one incident beside days has to do alone.
        return [Feature("no days to compare", 1.0, 1.0, "undated reports")] if first is second else []
    gap = abs(first - second)
    evidence = f"published {one.published_day} / {other.published_day}"
    if gap <= NEWS_DAYS:
        return [Feature("reports of the same days", 1.0, 0.6 if gap <= 1 else 0.1, evidence)]
    return [Feature("reports of other days", min(1.0, 0.2 + gap / 30), -4.0, evidence)]


def _told(trace: EventTrace) -> str:
    if trace.time is None or trace.time.start is None:
        return f"no day, published {trace.published_day or 'unknown'}"
    return f"{trace.time.quote.text}, {trace.time.start}"
