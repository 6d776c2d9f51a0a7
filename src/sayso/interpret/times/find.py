"""Time expressions of a text, resolved: cut into tokens, match, choose, join neighbours, tie to the calendar."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from datetime import date, timedelta

from sayso.interpret.times.anchors import PUBLISHED, Context, Known, Resolved, remembered, resolve
from sayso.interpret.times.clues import lean_of
from sayso.interpret.times.grammar import Grammar, load_grammar, matches
from sayso.interpret.times.meanings import Candidate, Fixed, NumericDate, OpenDate, Shifted, Weekday, YearAgo
from sayso.interpret.times.read_dates import day_value
from sayso.interpret.times.readers import READERS
from sayso.interpret.times.tokens import tokenise
from sayso.records import Period, PeriodType, Span, TimePrecision

_DAY_BEFORE_PART = re.compile(r"\s{1,3}|,? ?\(")
_DAY_BEFORE_CLOCK = re.compile(r"[ ,]{0,2} ?(?:at |at about |at around |around |about )?", re.IGNORECASE)
_PART_BEFORE_DAY = re.compile(r",? (?:(?:on|of) )?(?:the )?", re.IGNORECASE)
_ZONE_BETWEEN = re.compile(r" \([^()\n]{0,20}\)(?: on)? |\)(?: on)? ")
_RANGE_WORD = re.compile(r" (?:to|and|until|till|through|or) |,? ?[-–—] ?|, ")
# "The first nine months" of a report on a company: what follows is compared with the same months.
_MONTHS_REPORTED = re.compile(r"P(?:6|9)M")
# How far apart two parts of one expression can stand, in characters.
_FARTHEST_JOIN = 12


def find_times(
    text: str, *, sentences: Sequence[Span] = (), published: str | None = None, dateline: Span | None = None
) -> tuple[Period, ...]:
    """All time expressions of a text in order, with TIMEX3 values and days.

    Args:
        text: the report.
        sentences: in text order; clues to tense are looked for inside them. Without any, the neighbourhood is used.
        published: ISO 8601, at least to the day; anything less is no anchor for days.
        dateline: where the text gives place and date of writing. A full date there is the anchor if nothing else is.
    """
    grammar = load_grammar()
    candidates = _with_years_of_ranges(text, _joined(text, _chosen(_candidates(text, grammar))))
    order = _numeric_order(candidates)
    anchor_day = _day(published)
    anchor = PUBLISHED
    if anchor_day is None:
        anchor_day, anchor = _stated_anchor(candidates, dateline)
    starts = [sentence.start for sentence in sentences]
    periods: list[Period] = []
    known: tuple[Known, ...] = ()
    for number, candidate in enumerate(candidates):
        lean = lean_of(text, candidate.span, _sentence(text, candidate.span, sentences, starts), grammar.words)
        resolved = resolve(candidate, Context(anchor_day, anchor, known, lean, order, candidate.span.start))
        period = _period(f"t{number}", candidate, resolved)
        periods.append(period)
        if (new := _known(candidate, period, resolved, {k.id for k in known if k.is_full or k.is_told})) is not None:
            known = remembered(known, new)
    return tuple(periods)


def _known(candidate: Candidate, period: Period, resolved: Resolved, told: set[str]) -> Known | None:
    """What later expressions may point to of this one."""
    days = resolved.days
    if isinstance(candidate.meaning, YearAgo) or resolved.value is None:
        return None  # what is compared with is not what is spoken of
    if candidate.type is PeriodType.DURATION:
        if not _MONTHS_REPORTED.fullmatch(resolved.value):
            return None
        unknown = date.min
        end = period.span.end
        return Known(period.id, resolved.value, unknown, unknown, end, TimePrecision.RANGE, period.type, is_full=False)
    if days is None or candidate.type is PeriodType.SET:
        return None
    return Known(
        period.id,
        resolved.value,
        days.start,
        days.end - timedelta(1),
        period.span.end,
        days.precision,
        candidate.type,
        is_full=resolved.anchor is None,
        is_told=resolved.anchor in told,
    )


def _candidates(text: str, grammar: Grammar) -> Iterable[tuple[Candidate, int]]:
    tokens = tokenise(text, grammar.lexicon)
    for found in matches(tokens, grammar):
        candidate = READERS[found.rule.read](found)
        if candidate is not None:
            yield candidate, found.rule.order


def _chosen(candidates: Iterable[tuple[Candidate, int]]) -> list[Candidate]:
    """Candidates that do not overlap: the first to begin, of those the longest, of those the first rule's."""
    chosen: list[Candidate] = []
    ordered = sorted(candidates, key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1]))
    for candidate, _ in ordered:
        if not chosen or candidate.span.start >= chosen[-1].span.end:
            chosen.append(candidate)
    return chosen


def _joined(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Join days with the clock time or part of day beside them; drop parts of the day that stayed alone."""
    joined: list[Candidate] = []
    for candidate in candidates:
        if joined and (whole := _join(text, joined[-1], candidate)) is not None:
            joined[-1] = whole
        else:
            joined.append(candidate)
    kept = [candidate for candidate in joined if not candidate.leans]
    for i, (first, second) in enumerate(pairwise(kept)):
        gap = text[first.span.end : second.span.start][:40]
        if _is_part(first) and _is_day(second) and _ZONE_BETWEEN.fullmatch(gap):
            kept[i] = replace(first, meaning=second.meaning)  # "10:35 a.m. (late evening there) on Friday"
        elif _is_part(first) and second.suffix and second.meaning and gap == " (":
            kept[i] = replace(first, meaning=second.meaning)  # "10:35 a.m. (07:35 GMT) Friday"
    return kept


def _with_years_of_ranges(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the first end of a range the year that only its second end has: "from 12 March to 14 April 2015"."""
    filled = list(candidates)
    for i in range(len(filled) - 2, -1, -1):
        first, second = filled[i].meaning, filled[i + 1].meaning
        if not isinstance(first, OpenDate) or not isinstance(second, Fixed) or first.shift is not None or first.is_next:
            continue
        if not _RANGE_WORD.fullmatch(text[filled[i].span.end : filled[i + 1].span.start][:_FARTHEST_JOIN]):
            continue
        if len(second.value) != (7 if first.day is None else 10):
            continue
        year = int(second.value[:4]) - (first.month > int(second.value[5:7]))
        meaning = (
            Fixed(f"{year:04d}-{first.month:02d}") if first.day is None else day_value(year, first.month, first.day)
        )
        filled[i] = replace(filled[i], meaning=meaning)
    return filled


def _join(text: str, first: Candidate, second: Candidate) -> Candidate | None:
    if second.span.start - first.span.end > _FARTHEST_JOIN:
        return None
    gap = text[first.span.end : second.span.start]
    if second.leans and first.suffix is not None and first.meaning is not None and gap == " ":
        return first.with_span(first.span.start, second.span.end)  # "in the early hours of Thursday morning"
    if _is_day(first) and _is_part(second):
        if (_DAY_BEFORE_PART if second.leans else _DAY_BEFORE_CLOCK).fullmatch(gap):
            whole = replace(first, type=PeriodType.TIME, suffix=second.suffix, part=first.part or second.part)
            return whole.with_span(first.span.start, second.span.end)
    elif _is_part(first) and _is_day(second) and _PART_BEFORE_DAY.fullmatch(gap):
        whole = replace(second, type=PeriodType.TIME, suffix=first.suffix, part=first.part)
        return whole.with_span(first.span.start, second.span.end)
    return None


def _is_part(candidate: Candidate) -> bool:
    return candidate.meaning is None and candidate.suffix is not None


def _is_day(candidate: Candidate) -> bool:
    meaning = candidate.meaning
    if candidate.suffix is not None:
        return False
    if isinstance(meaning, Fixed):
        return len(meaning.value) == 10
    if isinstance(meaning, OpenDate):
        return meaning.day is not None
    return isinstance(meaning, Weekday | NumericDate) or (isinstance(meaning, Shifted) and meaning.unit == "D")


def _numeric_order(candidates: Iterable[Candidate]) -> str | None:
    """How this text orders numeric dates, if one of them leaves no doubt and none contradicts it."""
    orders = set()
    for candidate in candidates:
        meaning = candidate.meaning
        if isinstance(meaning, NumericDate) and meaning.separator != ".":
            if meaning.first > 12:
                orders.add("dmy")
            elif meaning.second > 12:
                orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def _stated_anchor(candidates: Sequence[Candidate], dateline: Span | None) -> tuple[date | None, str]:
    """The full date that the dateline states, with the id its period will have."""
    for number, candidate in enumerate(candidates):
        if dateline is not None and dateline.overlaps(candidate.span) and isinstance(candidate.meaning, Fixed):
            day = _day(candidate.meaning.value)
            if day is not None:
                return day, f"t{number}"
    return None, PUBLISHED


def _day(value: str | None) -> date | None:
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _sentence(text: str, span: Span, sentences: Sequence[Span], starts: Sequence[int]) -> Span:
    i = bisect.bisect_right(starts, span.start) - 1
    if i >= 0 and sentences[i].overlaps(span):
        return sentences[i]
    return Span(max(0, span.start - 200), min(len(text), span.end + 200))


def _period(id: str, candidate: Candidate, resolved: Resolved) -> Period:  # noqa: A002  # the record's own name
    days = resolved.days
    return Period(
        id=id,
        span=candidate.span,
        type=candidate.type,
        value=resolved.value,
        start=days.start.isoformat() if days else None,
        end=days.end.isoformat() if days else None,
        precision=days.precision if days else TimePrecision.UNKNOWN,
        anchor=resolved.anchor,
        absent=resolved.absent,
    )
