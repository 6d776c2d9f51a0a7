"""Days on which something was said, as against days on which it happened: "the minister said on Saturday"."""

from __future__ import annotations

import re

from sayso.ontology.times import TimeWords
from sayso.records import Span

# How far a verb of saying may stand from its day, in characters and in words.
_REACH = 60
_OBJECT_WORDS = 5
_HEAD_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+|[,;:.“”\"]")
_ALONE = re.compile(r"[^\S\n]*\n")


def is_of_report(text: str, span: Span, sentence: Span, words: TimeWords) -> bool:
    """Whether a day is that of saying, writing or publishing, so that nothing that is told happened on it thereby."""
    if _stands_alone(text, span):
        return True
    clues = words.clues
    before = _WORD.findall(text[max(sentence.start, span.start - _REACH) : span.start].lower())
    after = _WORD.findall(text[span.end : min(sentence.end, span.end + _REACH)].lower())
    if after[:1] and after[0] in clues["reporting"] and not _is_possessor(text, span, words):
        return True
    for distance, word in enumerate(reversed(before)):
        between = before[len(before) - distance :]
        if distance > _OBJECT_WORDS or word in clues["not_reporting"]:
            break
        if word in clues["reporting_to"] and not set(between[1:]) & clues["starts_content"]:
            return True
        if word in clues["reporting_nouns"] and set(between) <= clues["before_report_day"]:
            return True
        if word in clues["reporting"]:
            return all(w in clues["before_report_day"] for w in between[:1]) and not set(between[1:]) & {","}
    is_head = before.count(",") == 0 and len(before) <= _HEAD_WORDS and span.start - sentence.start < _REACH
    return is_head and _is_said_next(after, words)


def _is_said_next(after: list[str], words: TimeWords) -> bool:
    """Whether the first verb behind a day at the head of its sentence is one of saying."""
    for word in after:
        if word in words.clues["reporting"] or word in words.clues["reporting_to"]:
            return True
        if word in words.clues["past"] or word.endswith(tuple(sorted(words.clues["past_endings"]))):
            return False
    return False


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a date is all there is on its line, as below a headline."""
    starts = text.rfind("\n", 0, span.start) + 1
    return not text[starts : span.start].strip() and _ALONE.match(text, span.end) is not None


def _is_possessor(text: str, span: Span, words: TimeWords) -> bool:
    return text.startswith(tuple(sorted(words.clues["possessive_endings"])), span.end)
