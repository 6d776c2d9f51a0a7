"""Which way an unmarked date points: the nearest verb or other clue in its sentence."""

from __future__ import annotations

import re
from enum import IntEnum

from sayso.ontology.times import TimeWords
from sayso.records import Span

# How far a clue may stand from the expression, in characters; calibrated on the training documents of `corpora/time`.
REACH = 90
_WORD = re.compile(r"['’]?[A-Za-z]+(?:['’]t)?")


class Lean(IntEnum):
    """The direction of time."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def lean_of(text: str, span: Span, sentence: Span, words: TimeWords) -> Lean:
    """The direction that the clue nearest to `span` inside its sentence gives."""
    best: tuple[int, Lean] | None = None
    for start, end, is_before in (
        (max(sentence.start, span.start - REACH), span.start, True),
        (span.end, min(sentence.end, span.end + REACH), False),
    ):
        for match in _WORD.finditer(text, start, end):
            lean = _lean_of_word(match.group(), words)
            if lean is Lean.UNKNOWN:
                continue
            # A clue behind the expression often belongs to the next clause, so it counts as farther away.
            distance = span.start - match.end() if is_before else 2 * (match.start() - span.end)
            if best is None or distance < best[0]:
                best = (distance, lean)
    return best[1] if best else Lean.UNKNOWN


def _lean_of_word(word: str, words: TimeWords) -> Lean:
    lower = word.lower()
    if lower in words.clues["future"] and word != "May":
        return Lean.FUTURE
    if lower in words.clues["past"] or (lower.endswith("ed") and len(lower) > 4):
        return Lean.PAST
    return Lean.UNKNOWN
