"""Cuts annotated texts into windows with the numbers that the losses compare with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.evaluation.gold import GoldText, LabelledRange, head_word
from sayso.model.flags import CASE_FLAGS, GLUED, STARTS_LINE, STARTS_PARAGRAPH, Flags, flags_of
from sayso.model.heads import HEADS, INCIDENTS, REFERENCE_FORMS, Head, Kind, labels_of
from sayso.model.lemma_rules import rule_for
from sayso.model.wordpieces import Vocabulary

Integers = npt.NDArray[np.int64]

IGNORED: Final = -100


@dataclass(frozen=True, slots=True)
class Example:
    """One window.

    `targets` by head: TAGS, WORDS (words,); PAIRS (words,) the word pointed at, for
    coreference the number of the thing that a head word stands for; TREES (words, 3) head, label,
    sentence; SPANS (spans, 3) first word, last word, label; CLASSES (labels,) 0 or 1. `IGNORED` stands for what the
    corpus does not say. A head that is not there has nothing to learn from this window.
    """

    corpus: str
    pieces: tuple[tuple[int, ...], ...]
    flags: Flags
    targets: Mapping[str, Integers]

    @property
    def length_pieces(self) -> int:
        """Pieces with the two that frame them."""
        return sum(map(len, self.pieces)) + 2


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A text with the parts that do not change from epoch to epoch."""

    gold: GoldText
    pieces: tuple[tuple[int, ...], ...]
    flags: Flags
    targets: Mapping[str, Integers]


@dataclass(frozen=True, slots=True)
class Disguises:
    """How often a window is shown in another form: what the text looks like must not matter too much."""

    capitals: float = 0.1
    small_letters: float = 0.05
    without_glue: float = 0.2
    lines_at_sentences: float = 0.25


def prepare(text: GoldText, vocabulary: Vocabulary, learned: Mapping[str, tuple[str, ...]]) -> PreparedText:
    """Pieces, flags and whole-text targets of a text."""
    surfaces = [text.text[word.start : word.end] for word in text.words]
    pieces = tuple(vocabulary.numbers_of(surface)[:40] for surface in surfaces)
    targets: dict[str, Integers] = {}
    for head in HEADS:
        labels = labels_of(head, learned)
        target = _target(text, head, {label: i for i, label in enumerate(labels)}, surfaces)
        if target is not None:
            targets[head.name] = target
    return PreparedText(text, pieces, flags_of(text.text, text.words), targets)


def _target(text: GoldText, head: Head, index: dict[str, int], surfaces: list[str]) -> Integers | None:
    spans = {"mentions": text.mentions, "references": text.references, "roles": text.roles}
    if head.name in spans:
        return _spans(spans[head.name], index)
    if head.name == "attribution":
        return _tags(text)
    if head.name == "attribution_links":
        return _links(text)
    if head.name == "coreference":
        return _things(text)
    if head.name == "incidents" and text.incidents is not None:
        return np.array([kind in text.incidents for kind in INCIDENTS], dtype=np.int64)
    if head.name == "relevance" and text.classes is not None:
        known = dict(text.classes)
        return np.array([known.get(label, IGNORED) for label in index], dtype=np.int64)
    if text.syntax is None:
        return None
    if head.name == "part_of_speech":
        return np.array([index.get(word.part_of_speech, IGNORED) for word in text.syntax], dtype=np.int64)
    if head.name == "lemmas":
        rules = [rule_for(surface, word.lemma) for surface, word in zip(surfaces, text.syntax, strict=True)]
        return np.array([index.get(rule, IGNORED) for rule in rules], dtype=np.int64)
    if head.name == "dependencies":
        tree = np.full((len(text.words), 3), IGNORED, dtype=np.int64)
        tree[:, 0] = [word.head for word in text.syntax]
        tree[:, 1] = [index.get(word.relation, IGNORED) for word in text.syntax]
        for number, (first, last) in enumerate(text.sentences):
            tree[first:last, 2] = number
        return tree
    return None


def _tags(text: GoldText) -> Integers | None:
    if text.attributions is None:
        return None
    tags = np.zeros(len(text.words), dtype=np.int64)
    for attribution in text.attributions:
        for role, ranges in enumerate((attribution.source, attribution.cue, attribution.content)):
            for first, last in ranges:
                tags[first:last] = 2 * role + 2
                tags[first] = 2 * role + 1
    return tags


def _links(text: GoldText) -> Integers | None:
    """Each word of an attribution points at the first word of its cue; without a cue, of its content."""
    if text.attributions is None:
        return None
    links = np.full(len(text.words), IGNORED, dtype=np.int64)
    for attribution in text.attributions:
        pieces = (*attribution.cue, *attribution.content, *attribution.source)
        for first, last in pieces:
            links[first:last] = pieces[0][0]
    return links


def _things(text: GoldText) -> Integers | None:
    """The number of the thing that each head word of a reference stands for; things named once have their own."""
    if text.head_words is None:
        return None
    things = np.full(len(text.words), IGNORED, dtype=np.int64)
    for reference in text.references or ():
        if reference.label not in REFERENCE_FORMS:
            head = head_word(text.syntax or (), reference.first, reference.last_exclusive)
            things[head] = head
    for chain in text.head_words:
        things[list(chain)] = chain[0]
    return things


def _spans(ranges: tuple[LabelledRange, ...] | None, index: dict[str, int]) -> Integers | None:
    if ranges is None:
        return None
    rows = {(r.first, r.last_exclusive - 1, index[r.label]) for r in ranges}
    return np.array(sorted(rows), dtype=np.int64).reshape(-1, 3)


def windows_of(text: PreparedText, random: Random, *, window_pieces: int) -> Iterator[Example]:
    """Cut a text into windows that do not overlap; the first edge is drawn, so that edges fall elsewhere each time."""
    lengths = [len(pieces) for pieces in text.pieces]
    room = window_pieces - 2
    first, filled = 0, 0
    limit = random.randint(room // 4, room) if sum(lengths) > room else room
    for position, length in enumerate(lengths):
        if filled + length > limit:
            yield _cut(text, first, position)
            first, filled, limit = position, 0, room
        filled += length
    if first < len(lengths):
        yield _cut(text, first, len(lengths))


def _cut(text: PreparedText, first: int, last: int) -> Example:
    kinds = {head.name: head.kind for head in HEADS}
    targets: dict[str, Integers] = {}
    for name, whole in text.targets.items():
        kind = kinds[name]
        if kind is Kind.CLASSES:
            targets[name] = whole
        elif kind is Kind.SPANS:
            inside = (whole[:, 0] >= first) & (whole[:, 1] < last)
            targets[name] = whole[inside] - np.array([first, first, 0])
        elif kind is Kind.PAIRS:
            part = whole[first:last]
            targets[name] = part if name == "coreference" else _moved(part, first, last)
        elif kind is Kind.TREES:
            part = whole[first:last].copy()
            part[:, 0] = _moved(part[:, 0], first, last)
            targets[name] = part
        else:
            targets[name] = whole[first:last]
    return Example(text.gold.corpus, text.pieces[first:last], text.flags[first:last], targets)


def _moved(pointed_at: Integers, first: int, last: int) -> Integers:
    """Numbers of words within the window; a word outside is unknown."""
    inside = (pointed_at >= first) & (pointed_at < last)
    return np.where(inside, pointed_at - first, IGNORED).astype(np.int64)


def disguised(example: Example, text_ends: npt.NDArray[np.bool_], disguises: Disguises, random: Random) -> Example:
    """The window as capitals, as small letters, as separate tokens or as one sentence a line, each now and then.

    Args:
        text_ends: (words,), true where a word closes a sentence by its looks.
    """
    flags = example.flags.copy()
    targets = dict(example.targets)
    draw = random.random()
    if draw < disguises.capitals + disguises.small_letters:
        letters = ~(flags[:, 4:7].any(axis=1) | flags[:, 3].astype(bool))
        flags[:, CASE_FLAGS] = 0
        if draw < disguises.capitals:
            flags[letters, 0] = 1
            flags[letters, 1] = 1
        targets.pop("lemmas", None)  # which capitals a lemma keeps can no longer be seen
    if random.random() < disguises.without_glue:
        flags[:, GLUED] = 0
    if random.random() < disguises.lines_at_sentences:
        flags[1:, STARTS_LINE] = text_ends[:-1]
        flags[1:, STARTS_PARAGRAPH] = 0
    return Example(example.corpus, example.pieces, flags, targets)
