"""The verb that governs a date, where the words leave no doubt which one it is and on which side of now it lies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.interpret.times.clues import Lean
from sayso.ontology.times import TimeWords
from sayso.records import Span

# A verb farther from the date, in characters, governs something else.
_REACH = 110
# A date stands at the head of its clause if no more words than "then, on the night of" come before it.
_HEAD_WORDS = 4
_SHORTEST_REGULAR = 5
_CLAUSE_END = re.compile(r"[;:()“”\"]|\n\n|[.!?](?=\s+[A-Z“\"])")
_COMMA = re.compile(r"[,\n—–]")
_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’]t)?")


def governed(text: str, span: Span, sentence: Span, words: TimeWords) -> Lean:
    """On which side of publication the governing verb puts a date; UNKNOWN where it may be either.

    Only the nearest verb counts: in front of the date, or behind one that heads its clause.
    """
    clues = words.clues
    start = max(sentence.start, span.start - _REACH)
    while sentence.start < start < span.start and text[start - 1].isalnum():  # no half words
        start += 1
    before = _CLAUSE_END.split(text[start : span.start])[-1]
    found = _WORD.findall(before)
    phrase = " ".join(word.lower() for word in found[-3:])
    if _ends(phrase, clues["since"]):
        return Lean.PAST
    if _ends(phrase, clues["not_of_verbs"]):
        return Lean.UNKNOWN
    found = _without_end(found, clues["ends_at"])
    if (lean := _side(found, words, is_behind=False)) is not None:
        return lean
    if len(_WORD.findall(_COMMA.split(before)[-1])) > _HEAD_WORDS:
        return Lean.UNKNOWN
    after = _CLAUSE_END.split(text[span.end : min(sentence.end, span.end + _REACH)])[0]
    return _side(_WORD.findall(after), words, is_behind=True) or Lean.UNKNOWN


def _side(found: Sequence[str], words: TimeWords, *, is_behind: bool) -> Lean | None:
    """The side that the word nearest to the date says; None where no word says anything."""
    clues = words.clues
    lower = [word.lower() for word in found]
    for i in range(len(lower)) if is_behind else range(len(lower) - 1, -1, -1):
        pair = " ".join(lower[i : i + 2])
        if lower[i] in clues["ahead"] or pair in clues["ahead"]:
            return Lean.FUTURE
        is_infinitive = pair != lower[i] and lower[i] in clues["infinitive"] and found[i + 1].islower()
        if is_infinitive and lower[i + 1] not in clues["not_infinitive"]:
            verb = " ".join(lower[max(0, i - 1) : i + 1])
            return Lean.FUTURE if verb in clues["ahead"] else Lean.UNKNOWN
        if lower[i] in clues["open_verbs"] or pair in clues["open_verbs"]:
            return Lean.UNKNOWN
        if lower[i] in clues["past"] or _is_regular(lower[i], words):
            leading = lower[max(0, i - 3) : i]
            if not leading or not {leading[-1]} & clues["before_participle"]:
                return Lean.PAST
            if set(leading) & clues["ahead"]:
                return Lean.FUTURE
            if set(leading) & clues["open_verbs"] | set(leading) & clues["infinitive"]:
                return Lean.UNKNOWN
    return None


def _without_end(found: list[str], ends: frozenset[str]) -> list[str]:
    """The words in front of a final "by" or "until"."""
    for count in (3, 2, 1):
        if " ".join(word.lower() for word in found[-count:]) in ends:
            return found[:-count]
    return found


def _is_regular(word: str, words: TimeWords) -> bool:
    return len(word) >= _SHORTEST_REGULAR and word.endswith(tuple(sorted(words.clues["past_endings"])))


def _ends(phrase: str, clue: frozenset[str]) -> bool:
    return any(phrase == last or phrase.endswith(f" {last}") for last in clue)
