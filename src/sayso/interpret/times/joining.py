"""From single matches to whole expressions: no overlaps, days joined with their hours, ranges with their year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.interpret.times.meanings import Candidate, Fixed, NumericDate, OpenDate, Shifted, Weekday
from sayso.interpret.times.read_dates import day_value
from sayso.interpret.times.read_lengths import FIRST_NIGHT_HOUR
from sayso.ontology.times import TimeWords
from sayso.records import PeriodType

# How far apart two parts of one expression can stand, in characters, without and with an aside in brackets.
_FARTHEST_JOIN = 12
_FARTHEST_ASIDE = 40
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
# Parts of the day, and whether their hours are behind noon.
_AFTERNOON = {"TMO": False, "TAF": True, "TEV": True, "TNI": True}


def chosen(candidates: Iterable[tuple[Candidate, int]]) -> list[Candidate]:
    """Candidates that do not overlap: the first to begin, of those the longest, of those the first rule's."""
    chosen: list[Candidate] = []
    ordered = sorted(candidates, key=lambda pair: (pair[0].span.start, -pair[0].span.end, pair[1]))
    for candidate, _ in ordered:
        if not chosen or candidate.span.start >= chosen[-1].span.end:
            chosen.append(candidate)
    return chosen


def joined(text: str, candidates: Sequence[Candidate], words: TimeWords) -> list[Candidate]:
    """Join days with the clock time or part of day beside them, and ranges with their year.

    Parts of the day that stayed alone ("morning") are dropped.
    """
    whole: list[Candidate] = []
    for candidate in candidates:
        if whole and (both := _join(text, whole[-1], candidate, words)) is not None:
            whole[-1] = both
            if len(whole) > 1 and _is_clock(whole[-2]) and (three := _join(text, whole[-2], both, words)) is not None:
                whole[-2:] = [three]  # "4:30" and "the afternoon of" and "3 May"
        else:
            whole.append(candidate)
    kept = [candidate for candidate in whole if not candidate.leans]
    for i in range(len(kept) - 2, -1, -1):
        first, second = kept[i], kept[i + 1]
        gap = text[first.span.end : second.span.start][:_FARTHEST_ASIDE]
        is_clock = _is_part(first) and second.meaning is not None
        # "10:35 a.m. (late evening there) on Friday", "10:35 a.m. (07:35 GMT Friday)"
        if is_clock and ((_is_day(second) and _is_aside(gap, words)) or (second.suffix and gap == " (")):
            kept[i] = replace(first, meaning=second.meaning)
    return _with_years_of_ranges(text, kept, words)


def _with_years_of_ranges(text: str, candidates: Sequence[Candidate], words: TimeWords) -> list[Candidate]:
    """Give the first end of a range the year that only its second end has: "from 12 March to 14 April 2015"."""
    filled = list(candidates)
    for i in range(len(filled) - 2, -1, -1):
        first, second = filled[i].meaning, filled[i + 1].meaning
        if not isinstance(first, OpenDate) or not isinstance(second, Fixed) or first.shift is not None or first.is_next:
            continue
        gap = text[filled[i].span.end : filled[i + 1].span.start][:_FARTHEST_JOIN]
        if gap.strip(" \n") not in words.clues["range_words"]:
            continue
        if len(second.value) != (7 if first.day is None else 10):
            continue
        year = int(second.value[:4]) - (first.month > int(second.value[5:7]))
        meaning = (
            Fixed(f"{year:04d}-{first.month:02d}") if first.day is None else day_value(year, first.month, first.day)
        )
        filled[i] = replace(filled[i], meaning=meaning)
    return filled


def _join(text: str, first: Candidate, second: Candidate, words: TimeWords) -> Candidate | None:
    """A day and a time of it as one expression, if only the words of the ontology stand between them."""
    if second.span.start - first.span.end > _FARTHEST_JOIN:
        return None
    gap = text[first.span.end : second.span.start]
    between = gap.strip(" ,\n").lower()
    if "\n\n" in gap or "(" in gap or (second.leans and "," in gap):
        return None
    if second.leans and first.suffix is not None and first.meaning is not None and not between:
        # "in the early hours of Thursday morning", "8:15 on Thursday night"
        half = _on_half(text, first, second.suffix)
        return replace(first, suffix=half).with_span(first.span.start, second.span.end)
    if (both := _clock_with_part(text, first, second, between, words)) is not None:
        return both
    if _is_day(first) and _is_part(second):
        if not between or (not second.leans and between in words.clues["day_to_clock"]):
            whole = replace(first, type=PeriodType.TIME, suffix=second.suffix, part=first.part or second.part)
            return whole.with_span(first.span.start, second.span.end)
    elif _is_part(first) and _is_day(second) and (not between or between in words.clues["part_to_day"]):
        whole = replace(second, type=PeriodType.TIME, suffix=first.suffix, part=first.part)
        return whole.with_span(first.span.start, second.span.end)
    return None


def _clock_with_part(
    text: str, first: Candidate, second: Candidate, between: str, words: TimeWords
) -> Candidate | None:
    """ "9:30 this evening", "4:30 on the afternoon of 3 May", "Sunday night at 11:40" as one expression."""
    is_before = _is_clock(first) and second.suffix in _AFTERNOON and second.meaning is not None
    if is_before and (not between or between in words.clues["part_to_day"]):
        half = _on_half(text, first, second.suffix)
        return replace(second, suffix=half, part=None).with_span(first.span.start, second.span.end)
    is_behind = _is_clock(second) and first.suffix in _AFTERNOON and first.meaning is not None
    if is_behind and between in words.clues["day_to_clock"]:
        half = _on_half(text, second, first.suffix)
        return replace(first, suffix=half, part=None).with_span(first.span.start, second.span.end)
    return None


def _is_clock(candidate: Candidate) -> bool:
    return _is_part(candidate) and _CLOCK.match(candidate.suffix or "") is not None


def _on_half(text: str, clock: Candidate, part: str | None) -> str | None:
    """The clock time "9:30" of "9:30 this evening", on the right half of the day; "09:30" is one of 24 hours."""
    hour = _CLOCK.match(clock.suffix or "")
    if hour is None or part not in _AFTERNOON or not _AFTERNOON[part] or text[clock.span.start] == "0":
        return clock.suffix
    earliest = FIRST_NIGHT_HOUR if part == "TNI" else 1
    if not earliest <= int(hour[1]) < 12:
        return clock.suffix
    return f"T{int(hour[1]) + 12:02d}:{hour[2]}"


def _is_aside(gap: str, words: TimeWords) -> bool:
    """Whether only something in brackets stands between a clock time and its day."""
    aside = re.fullmatch(r"(?: \([^()\n]{0,24}\)|\)),?(?: (?P<words>[^()\d]{1,8}))? ", gap)
    return aside is not None and (not aside["words"] or aside["words"].lower() in words.clues["part_to_day"])


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
