"""Where in a text a query is met, and the stretch of it that is worth showing."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Final

from sayso.ledger.answers import Snippet
from sayso.ledger.query import Phrase, Query, phrases
from sayso.ledger.words import Word, words
from sayso.records import Span

_WIDTH_CHARS: Final = 240
_LEAD_CHARS: Final = 60  # context before the first match
# Enough to find a telling stretch; a word that occurs ten thousand times is shown as well by its first thousand.
_MOST_MATCHES: Final = 1000


def snippet(text: str, query: Query) -> Snippet | None:
    """The stretch that holds most of the query's different phrases, the earliest of equals; None for no text.

    A report found by its publisher or author alone shows its beginning, with no matches.
    """
    if not text:
        return None
    wanted = [phrase for phrase in phrases(query) if phrase.field in (None, "text", "title")]
    found = _matches(text, wanted)
    start, end = _stretch(text, found)
    inside = tuple(sorted({span for span, _ in found if start <= span.start and span.end <= end}))
    return Snippet(Span(start, end), text[start:end], _apart(inside))


def _matches(text: str, wanted: list[Phrase]) -> list[tuple[Span, int]]:
    """Spans in text order, each with the index of the phrase that it meets."""
    longest = max((len(phrase.words) for phrase in wanted), default=0)
    if not longest:
        return []
    by_last: dict[str, list[int]] = {}
    beginnings = [i for i, phrase in enumerate(wanted) if phrase.is_beginning]
    for i, phrase in enumerate(wanted):
        if not phrase.is_beginning:
            by_last.setdefault(phrase.words[-1], []).append(i)
    found: list[tuple[Span, int]] = []
    recent: deque[Word] = deque(maxlen=longest)
    for word in words(text) if longest > 1 else _words_of(text, wanted):
        recent.append(word)
        candidates = [*by_last.get(word.folded, ())]
        candidates += [i for i in beginnings if word.folded.startswith(wanted[i].words[-1])]
        for i in candidates:
            length = len(wanted[i].words)
            if length > len(recent):
                continue
            row = list(recent)[-length:]
            if all(w.folded == expected for w, expected in zip(row[:-1], wanted[i].words[:-1], strict=True)):
                found.append((Span(row[0].start, word.end), i))
        if len(found) >= _MOST_MATCHES:
            break
    return found


def _words_of(text: str, wanted: list[Phrase]) -> Iterator[Word]:
    """The words that can meet one of the phrases, all of one word each: cutting a long text into all words is slow."""
    if not text.isascii():
        yield from words(text)
        return
    parts = (f"{re.escape(one.words[0])}{'[a-z0-9]*' if one.is_beginning else ''}" for one in wanted)
    met = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(parts)})(?![a-z0-9])", re.IGNORECASE | re.ASCII)
    for match in met.finditer(text):
        yield Word(match[0].lower(), match.start(), match.end())


def _stretch(text: str, found: list[tuple[Span, int]]) -> tuple[int, int]:
    best, best_worth = 0, (0, 0)
    for at, (first, _) in enumerate(found):
        inside = []
        for span, i in found[at:]:
            if span.end > first.start + _WIDTH_CHARS - _LEAD_CHARS:
                break
            inside.append(i)
        worth = (len(set(inside)), len(inside))
        if worth > best_worth:
            best, best_worth = at, worth
    match = found[best][0] if found else Span(0, 1)
    start = max(0, match.start - _LEAD_CHARS)
    end = min(len(text), max(start + _WIDTH_CHARS, match.end))
    return _at_word(text, start, match.start), _at_word_end(text, end, match.end)


def _at_word(text: str, start: int, latest: int) -> int:
    """The first start of a word at or after `start`."""
    if start == 0:
        return 0
    while start < latest and not text[start - 1].isspace():
        start += 1
    return start


def _at_word_end(text: str, end: int, earliest: int) -> int:
    if end == len(text):
        return end
    shorter = end
    while shorter > earliest and not text[shorter].isspace():
        shorter -= 1
    return shorter if shorter > earliest else end


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Overlapping spans as one."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)
