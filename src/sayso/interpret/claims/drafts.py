"""Claims while they are being found: word numbers still at hand, no ids yet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.interpret.claims.quotations import quotations_in
from sayso.interpret.stretches import Stretches, stretches_of
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.ontology.cues import CueWords, load_cue_words
from sayso.records import Entity, Mention, Place, Reading, Span, Stance
from sayso.records.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Page:
    """All that the rules look at: the reading so far, its trees, its quotations and the lexicon.

    Mentions stand under the words of their head, and under the word that governs their phrase. `starts` are those of
    the sentences; `periods` are times by their number in the reading.
    """

    reading: Reading
    syntax: Syntax
    words: CueWords
    quotations: tuple[Span, ...]
    starts: tuple[int, ...]
    periods: Stretches
    entities: Mapping[str, Entity]
    mentions: Mapping[str, Mention]
    mentions_by_head: Mapping[int, tuple[Mention, ...]]
    mentions_by_governor: Mapping[int, tuple[Mention, ...]]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    def places_named(self, name: str) -> tuple[Place, ...]:
        """The places whose words in the text are this name."""
        mentions = self.mentions
        return tuple(
            place
            for place in self.reading.places
            if place.mention in mentions and mentions[place.mention].span.text_in(self.text) == name
        )

    def sentence_over(self, span: Span) -> Span | None:
        """The first sentence that shares a character with the span."""
        sentences = self.reading.sentences
        first = max(0, bisect_right(self.starts, span.start) - 1)
        return next((one.span for one in sentences[first : first + 2] if one.span.overlaps(span)), None)

    def sentences_from(self, start: int, end: int) -> int:
        """How many sentences begin from `start` on and before `end`."""
        return max(0, bisect_left(self.starts, end) - bisect_left(self.starts, start))

    def quotations_over(self, span: Span) -> tuple[Span, ...]:
        """The quotations that share a character with the span."""
        first = max(0, bisect_right(self.quotations, span.start, key=lambda one: one.start) - 1)
        last = bisect_left(self.quotations, span.end, key=lambda one: one.start)
        return tuple(one for one in self.quotations[first:last] if one.overlaps(span))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A hop before it is looked up. `head` is its head word; `cue` is what alone hangs this hop on the chain.

    `name` stands for a source that the text does not hold (the channel that a message was forwarded from). `carries`:
    it hands on what a source farther from the reader said, as outlets do.
    """

    step: int
    span: Span | None
    head: int | None
    cue: tuple[Span, ...] = ()
    inherited: bool = False
    name: str | None = None
    carries: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is numbered. `anchor` is the word that says so; None where layout does.

    `verbatim`: layout alone sets the words apart as the speaker's own.
    """

    anchor: int | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Speaker, ...]
    stance: Stance
    score: float
    within: int | None = None
    verbatim: bool = False


def page_of(reading: Reading, prediction: Prediction) -> Page:
    """What the rules look at, built once for a report."""
    text = reading.document.text
    syntax = syntax_of(text, prediction.words)
    heads: dict[int, list[Mention]] = {}
    governors: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        for word in syntax.words_in(mention.head):
            heads.setdefault(word, []).append(mention)
        if (governor := syntax.head_of(mention.span)) is not None:
            governors.setdefault(governor, []).append(mention)
    return Page(
        reading=reading,
        syntax=syntax,
        words=load_cue_words(),
        quotations=quotations_in(text),
        starts=tuple(sentence.span.start for sentence in reading.sentences),
        periods=stretches_of((period.span, number) for number, period in enumerate(reading.times)),
        entities={entity.id: entity for entity in reading.entities},
        mentions={mention.id: mention for mention in reading.mentions},
        mentions_by_head={word: tuple(found) for word, found in heads.items()},
        mentions_by_governor={word: tuple(found) for word, found in governors.items()},
    )


def origin_step(speakers: tuple[Speaker, ...]) -> int:
    """The step of the origin: the highest; -1 without sources."""
    return max((speaker.step for speaker in speakers), default=-1)
