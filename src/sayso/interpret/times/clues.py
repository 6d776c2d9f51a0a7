"""Which way an unmarked date points: the nearest verb or other clue in its sentence."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from sayso.ontology.times import TimeWords
from sayso.records import Span

# How far a clue may stand from the expression, in characters; the scores on the training documents of `corpora/time`
# do not move between 40 and 200.
REACH = 90

# How long the first half of a range is at most, in characters.
_RANGE = 45


class Lean(IntEnum):
    """The direction of time."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def lean_of(text: str, span: Span, sentence: Span, words: TimeWords) -> Lean:
    """The direction that the clue nearest to `span` inside its sentence gives."""
    if text.startswith(tuple(sorted(words.clues["possessive_endings"])), span.end):  # "Wednesday's ruling" is known
        return Lean.PAST
    before = Span(max(sentence.start, span.start - REACH), span.start) if span.start > sentence.start else None
    in_front = before.text_in(text).lower().rstrip() if before else ""
    if in_front.endswith(tuple(sorted(words.clues["future_before"]))) and not _closes_range(in_front, words):
        return Lean.FUTURE
    best: tuple[int, Lean] | None = None
    after = Span(span.end, min(sentence.end, span.end + REACH)) if span.end < sentence.end else None
    for part in (before, after):
        for match in _clue_pattern(words.clues["future_phrases"]).finditer(text, part.start, part.end) if part else ():
            lean = _lean_of_word(match.group(), words)
            if lean is Lean.UNKNOWN:
                continue
            # A clue behind the expression often belongs to the next clause, so it counts as farther away.
            distance = span.start - match.end() if part is before else 4 * (match.start() - span.end)
            if best is None or distance < best[0]:
                best = (distance, lean)
    return best[1] if best else Lean.UNKNOWN


def _closes_range(in_front: str, words: TimeWords) -> bool:
    """Whether the end of "from Friday night until Saturday" comes: it lies where its beginning lies."""
    found = re.findall(r"\w+", in_front[-_RANGE:])
    return bool(found) and found[-1] in words.clues["ends_at"] and bool(words.clues["ranges_from"] & set(found))


@cache
def _clue_pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)|['’]?[A-Za-z]+(?:['’]t)?", re.IGNORECASE
    )


def _lean_of_word(word: str, words: TimeWords) -> Lean:
    lower = word.lower()
    if lower in words.clues["future"] or lower in words.clues["future_phrases"]:
        return Lean.FUTURE
    if lower in words.clues["past"] or (len(lower) > 4 and lower.endswith(tuple(words.clues["past_endings"]))):
        return Lean.PAST
    return Lean.UNKNOWN
