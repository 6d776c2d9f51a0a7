"""Dates in the lines around the headline: `Published: 5 October 2021, 14:30`, `October 5, 2021 | Updated 6 October`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.ontology.credit_lists import credit_words
from sayso.ontology.page_lists import page_phrases
from sayso.readers.credits import is_credit_line
from sayso.readers.dates import stated_date
from sayso.records import Origin, StatedDate

_NEAR_LINES: Final = 8
_LONGEST_LINE_CHARS: Final = 160
_PARTS: Final = re.compile(r"\s*[|•·/\n\t]\s*|\s+[-–—]\s+")
# Bylines longer than this are sentences that happen to begin like one.
_LONGEST_BYLINE_CHARS: Final = 200
_MOST_NAME_WORDS: Final = 6
_FULL_STOP: Final = re.compile(r"[.!?]\s+\w+\s+\w+\s+\w+\s+\w+")


@dataclass(frozen=True, slots=True)
class BylineDates:
    """Dates that stand in lines of their own beside the headline."""

    published: StatedDate | None
    modified: StatedDate | None


def byline_dates(lines: Sequence[str], title: str | None) -> BylineDates:
    """Find them: in the few lines under the headline, or at the top where the page prints none.

    A bare date counts only if it fills its line or its part of a line; a date inside a sentence never does.
    """
    published: StatedDate | None = None
    modified: StatedDate | None = None
    for line in _near(lines, title):
        for part in _PARTS.split(line):
            label, rest = _label(part)
            date = _date(rest)
            if date is None:
                continue
            if label == "modified":
                modified = modified or date
            else:
                published = published or date
    return BylineDates(published, modified)


def dates_alone(line: str) -> BylineDates | None:
    """The dates of a line that holds nothing but dates and their labels; None for any other line.

    `Published 12 May 2021 14:05 GMT`, `12 May 2021 | Updated 13 May 2021`; a stretch from day to day is neither.
    """
    parts = [part for part in _PARTS.split(line[: _LONGEST_LINE_CHARS + 1]) if part.strip()]
    stated = [(label, _date(rest)) for label, rest in map(_label, parts)]
    published = [date for label, date in stated if label != "modified"]
    modified = [date for label, date in stated if label == "modified"]
    if not stated or any(date is None for _, date in stated) or len(published) > 1:
        return None
    return BylineDates(next(iter(published), None), next(iter(modified), None))


def is_byline(line: str) -> bool:
    """Whether a line names writers, sources or dates and tells nothing itself."""
    return len(line) <= _LONGEST_BYLINE_CHARS and (is_date_line(line) or is_credit_line(line))


def is_date_line(line: str) -> bool:
    """Whether a line holds dates, their labels and names alone."""
    if len(line) > _LONGEST_LINE_CHARS or not any(character.isdigit() for character in line):
        return False
    parts = [part for part in _PARTS.split(line) if part.strip()]
    dates = [part for part in parts if _date(_label(part)[1]) is not None]
    # "Steppe News | 14 August 2024": beside a date, names alone.
    return bool(dates) and all(part in dates or _is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() or len(word) <= 3 for word in words)


def _date(stated: str) -> StatedDate | None:
    """A date in any language whose months are known."""
    words = (_english_months().get(word.casefold().strip(".,"), word) for word in stated.split())
    return stated_date(" ".join(word.strip() for word in words), Origin.BYLINE)


@cache
def _english_months() -> Mapping[str, str]:
    words, english = credit_words(), tuple(calendar.month_name)[1:]
    months = {name.casefold(): english[number % 12] for number, name in enumerate(words.months)}
    short = {s: m for s in words.months_short for name, m in months.items() if name.startswith(s.casefold())}
    return {**{s.casefold(): m for s, m in short.items()}, **months}


def _near(lines: Sequence[str], title: str | None) -> Iterator[str]:
    wanted = (title or "").casefold()
    at = next((n for n, text in enumerate(lines) if title and text.casefold() == wanted), None)
    first = 0 if at is None else max(0, at - 1)
    for text in lines[first : first + _NEAR_LINES]:
        if len(text) <= _LONGEST_LINE_CHARS and not _FULL_STOP.search(text):
            yield text


def _label(part: str) -> tuple[str, str]:
    """The kind of date that a part of a line names, and what stands behind its label and its writer."""
    stripped = part.strip(" ,;:()[]")
    for kind, pattern in (("modified", _labels("modified")), ("published", _labels("published"))):
        if match := pattern.search(stripped):
            return kind, stripped[match.end() :].strip(" ,;:-–—()[]")
    return "", stripped


@cache
def _labels(kind: str) -> re.Pattern[str]:
    phrases = page_phrases().modified if kind == "modified" else page_phrases().published
    joined = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=\W))(?:{joined})(?!\w)\s*:?\s*", re.I)
