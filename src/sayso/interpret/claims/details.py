"""Hedges within a claim, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.interpret.claims.drafts import Draft, Page
from sayso.records import PeriodType, Span

_TIMES_OF_SAYING: Final = (PeriodType.DATE, PeriodType.TIME)
# No sentence is longer; saves a look at every time of a long report.
_REACH_CHARS: Final = 2000
# Words that hedge only as auxiliaries: "May 3" is a month.
_ONLY_AUXILIARY: Final = ("may", "might", "could")


def hedges_of(draft: Draft, inner: Sequence[Draft], page: Page) -> tuple[Span, ...]:
    """Words that make the statement less certain, in its cue or its content, those of claims inside it left to them."""
    theirs = [span for other in inner for span in (*other.content, *other.cue)]
    found: list[Span] = []
    for piece in (*draft.cue, *draft.content):
        for word in page.syntax.words_in(piece):
            lower, span = page.syntax.lower(word), page.syntax.span(word)
            if lower not in page.words.hedges or any(other.contains(span) for other in theirs):
                continue
            if lower in _ONLY_AUXILIARY and page.syntax.part(word) != "AUX":
                continue
            found.append(span)
    return tuple(sorted(set(found)))


def said_when(draft: Draft, page: Page) -> str | None:
    """The time that hangs on the cue's verb, not one in what is said."""
    if draft.anchor is None:
        return None
    sources = [speaker.span for speaker in draft.speakers if speaker.span is not None and not speaker.inherited]
    start = page.syntax.span(draft.anchor).start
    for number in page.periods.overlapping(Span(max(0, start - _REACH_CHARS), start + _REACH_CHARS + 1)):
        period = page.reading.times[number]
        far = abs(period.span.start - start) > _REACH_CHARS
        if far or period.type not in _TIMES_OF_SAYING:
            continue
        if any(piece.overlaps(period.span) for piece in draft.content):
            continue
        if any(span.overlaps(period.span) for span in sources):
            continue
        head = page.syntax.head_of(period.span)
        if head is not None and page.syntax.part(draft.anchor) == "VERB" and _hangs_on(head, draft.anchor, page):
            return period.id
    return None


def _hangs_on(word: int, verb: int, page: Page) -> bool:
    current: int | None = word
    while current is not None and current != verb:
        if current != word and page.syntax.part(current) == "VERB":
            return False
        current = page.syntax.head(current)
    return current == verb
