"""Annotated texts in one form, whatever corpus they come from. A layer that a corpus does not mark is None."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Span

WordRange = tuple[int, int]  # first word, last word exclusive


@dataclass(frozen=True, slots=True)
class LabelledRange:
    """A stretch of words with a label."""

    first: int
    last_exclusive: int
    label: str


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what: pieces of each role, in words."""

    source: tuple[WordRange, ...]
    cue: tuple[WordRange, ...]
    content: tuple[WordRange, ...]


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """The same in characters, as the corpus has it: edges may lie inside a word."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldWord:
    """The syntax of one word; `head` is a word of the same text, the word itself for a root."""

    part_of_speech: str
    lemma: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """A text with what its corpus says about it.

    `chains` are the mentions of one thing, in text order, in words; `head_words` are the same chains by the head word
    of each mention, each word once. `classes` holds only labels whose truth is known.
    """

    corpus: str
    id: str
    text: str
    words: tuple[Span, ...]
    sentences: tuple[WordRange, ...] = ()
    marked: tuple[MarkedAttribution, ...] | None = None
    attributions: tuple[GoldAttribution, ...] | None = None
    mentions: tuple[LabelledRange, ...] | None = None
    references: tuple[LabelledRange, ...] | None = None
    syntax: tuple[GoldWord, ...] | None = None
    chains: tuple[tuple[WordRange, ...], ...] | None = None
    head_words: tuple[tuple[int, ...], ...] | None = None
    roles: tuple[LabelledRange, ...] | None = None
    incidents: tuple[str, ...] | None = None
    classes: tuple[tuple[str, bool], ...] | None = None


def head_word(syntax: Sequence[GoldWord], first: int, last_exclusive: int) -> int:
    """The word of a stretch that hangs on a word outside; the first if several do."""
    for position in range(first, last_exclusive):
        head = syntax[position].head
        if head == position or not first <= head < last_exclusive:
            return position
    return first


def words_in(words: Sequence[Span], start: int, end: int) -> WordRange | None:
    """The words that share a character with `[start, end)`; None if there is none."""
    first = bisect_right(words, start, key=lambda word: word.end)
    last_exclusive = bisect_left(words, end, key=lambda word: word.start)
    return (first, last_exclusive) if first < last_exclusive else None
