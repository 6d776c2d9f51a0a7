"""Claims while they are being found: word numbers still at hand, no ids yet."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.interpret.claims.quotations import quotations_in
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.ontology.cues import CueWords, load_cue_words
from sayso.records import Reading, Span, Stance
from sayso.records.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Page:
    """All that the rules look at: the reading so far, its trees, its quotations and the lexicon."""

    reading: Reading
    syntax: Syntax
    words: CueWords
    quotations: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text


@dataclass(frozen=True, slots=True)
class Speaker:
    """A hop before it is looked up. `head` is its head word; `cue` is what alone hangs this hop on the chain.

    `name` stands for a source that the text does not hold (the channel that a message was forwarded from).
    """

    step: int
    span: Span | None
    head: int | None
    cue: tuple[Span, ...] = ()
    inherited: bool = False
    name: str | None = None


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
    return Page(reading, syntax_of(text, prediction.words), load_cue_words(), quotations_in(text))


def origin_step(speakers: tuple[Speaker, ...]) -> int:
    """The step of the origin: the highest; -1 without sources."""
    return max((speaker.step for speaker in speakers), default=-1)
