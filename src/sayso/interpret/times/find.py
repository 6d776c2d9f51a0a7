"""Time expressions of a text, resolved: cut into tokens, match, choose, join neighbours, tie to the calendar."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.interpret.times.anchors import resolve
from sayso.interpret.times.clauses import governed
from sayso.interpret.times.clues import Lean, lean_of
from sayso.interpret.times.context import PUBLISHED, Context, Known, Resolved, remembered
from sayso.interpret.times.grammar import Grammar, load_grammar, matches
from sayso.interpret.times.joining import chosen, joined
from sayso.interpret.times.meanings import Candidate, Fixed, NumericDate, YearAgo
from sayso.interpret.times.readers import READERS
from sayso.interpret.times.reporting import is_of_report
from sayso.interpret.times.tokens import tokenise
from sayso.records import Period, PeriodType, Span, TimePrecision

# How far back a clock time looks for its day, in characters.
SCOPE_CHARS = 400
# "The first nine months" of a report on a company: what follows is compared with the same months.
_MONTHS_REPORTED = re.compile(r"P(?:6|9)M")


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
    starts = [sentence.start for sentence in sentences]
    candidates = joined(text, chosen(_candidates(text, grammar, starts)), grammar.words)
    order = _numeric_order(candidates)
    anchor_day = _day(published)
    anchor = PUBLISHED
    if anchor_day is None:
        anchor_day, anchor = _stated_anchor(candidates, dateline)
    periods: list[Period] = []
    known: tuple[Known, ...] = ()
    for number, candidate in enumerate(candidates):
        sentence = _sentence(text, candidate.span, sentences, starts)
        verb = governed(text, candidate.span, sentence, grammar.words)
        lean = verb or lean_of(text, candidate.span, sentence, grammar.words)
        start = candidate.span.start
        # A clock time that heads its paragraph is the stamp of an entry, and no part of what was told before.
        scope = start if text[max(0, start - 2) : start] == "\n\n" else start - SCOPE_CHARS
        resolved = resolve(
            candidate, Context(anchor_day, anchor, known, lean, order, start, scope, verb is not Lean.UNKNOWN)
        )
        period = _period(f"t{number}", candidate, resolved)
        periods.append(period)
        told = {k.id for k in known if k.is_full or k.is_told}
        if (new := _known(candidate, period, resolved, told)) is not None:
            is_heading = dateline is not None and dateline.overlaps(candidate.span)
            said = is_heading or is_of_report(text, candidate.span, sentence, grammar.words)
            known = remembered(known, replace(new, is_of_report=said))
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


def _candidates(text: str, grammar: Grammar, starts: Sequence[int]) -> Iterable[tuple[Candidate, int]]:
    tokens = tokenise(text, grammar.lexicon, starts)
    for found in matches(tokens, grammar):
        candidate = READERS[found.rule.read](found)
        if candidate is not None:
            yield candidate, found.rule.order


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
