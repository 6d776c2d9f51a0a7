"""Puts the decoded scores of all heads over one text together into a prediction."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from sayso.model.antecedents import Referring, chains_of
from sayso.model.antecedents.traits import Traits, traits_of
from sayso.model.bundle import Bundle
from sayso.model.decode.arrays import Floats, Pairs
from sayso.model.decode.attributions import joined_pieces, linked
from sayso.model.decode.classes import class_scores
from sayso.model.decode.spans import LabelledWords, SpanVectors, labelled_spans
from sayso.model.decode.tags import tagged_ranges
from sayso.model.decode.trees import best_tree
from sayso.model.heads import REFERENCE_FORMS
from sayso.model.lemmas import lemma_of
from sayso.ontology.lemmas import english_lemmas
from sayso.ontology.references import reference_words
from sayso.records import Span
from sayso.records.prediction import (
    PredictedAttribution,
    PredictedReference,
    PredictedWord,
    Prediction,
    ScoredClass,
    ScoredSpan,
)

# Sentences longer than this are parsed in parts: the search for a tree grows with the square of the length.
LONGEST_SENTENCE_WORDS: Final = 250
# A mention that belongs to a chain needs so much less of a score of its own (raw): company speaks for it.
_LINKED_BELOW: Final = 1.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A text with the scores of each head: arrays (words, width) by tensor name; none if there are no words."""

    text: str
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    scores: Mapping[str, Floats]

    def of(self, head: str) -> dict[str, Floats]:
        """The arrays of one head by their part's name."""
        return {name.partition(".")[2]: array for name, array in self.scores.items() if name.startswith(f"{head}.")}

    def span(self, first: int, last_exclusive: int) -> Span:
        """Characters of a stretch of words."""
        return Span(self.words[first].start, self.words[last_exclusive - 1].end)


def prediction_of(scored: Scored, bundle: Bundle) -> Prediction:
    """Everything that the heads say about a text, each head by the decoder of its kind."""
    if not scored.words:
        return Prediction((), (), (), (), (), (), (), (), tuple(() for _ in scored.sentences))
    words = predicted_words(scored, bundle)
    references, chains = _references(scored, bundle, words)
    return Prediction(
        words=words,
        attributions=_attributions(scored, bundle),
        mentions=_spans(scored, bundle, "mentions"),
        references=references,
        chains=chains,
        roles=_spans(scored, bundle, "roles"),
        incidents=_classes(scored, bundle, "incidents", 0, len(scored.words)),
        document_relevance=_classes(scored, bundle, "relevance", 0, len(scored.words)),
        relevance=tuple(_classes(scored, bundle, "relevance", first, last) for first, last in _word_ranges(scored)),
    )


def _word_ranges(scored: Scored) -> list[tuple[int, int]]:
    """The words of each sentence; an empty range for one without words."""
    starts = [word.start for word in scored.words]
    return [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in scored.sentences]


def _units(scored: Scored) -> list[tuple[int, int]]:
    """Stretches that get a tree: sentences, and what stands between them; long ones in parts."""
    edges = sorted({0, len(scored.words), *(edge for words in _word_ranges(scored) for edge in words)})
    units: list[tuple[int, int]] = []
    for first, last in pairwise(edges):
        parts = -(-(last - first) // LONGEST_SENTENCE_WORDS)
        cuts = [first + (last - first) * part // parts for part in range(parts + 1)]
        units.extend(pairwise(cuts))
    return units


def predicted_words(scored: Scored, bundle: Bundle) -> tuple[PredictedWord, ...]:
    """Words with their tags, lemmas and trees."""
    own = scored.of("dependencies")
    arcs = _pairs(scored, bundle, "dependencies")
    heads = np.zeros(len(scored.words), dtype=np.int64)
    for first, last in _units(scored):
        part = np.arange(first, last)
        heads[part] = first + best_tree(arcs.scores(part, part))
    product = own["label_query"] * own["label_key"][heads]
    relations = product @ bundle.arrays["relation_weights"] + bundle.arrays["relation_bias"]
    root = bundle.labels["dependencies"].index("root")
    relations[:, root] = -np.inf
    best_relation = relations.argmax(axis=1)
    parts = scored.of("part_of_speech")["scores"].argmax(axis=1)
    rules, known = scored.of("lemmas")["scores"], english_lemmas()
    found = []
    for number, word in enumerate(scored.words):
        is_root = heads[number] == number
        part = bundle.labels["part_of_speech"][parts[number]]
        found.append(
            PredictedWord(
                span=word,
                part_of_speech=part,
                lemma=lemma_of(word.text_in(scored.text), part, rules[number], bundle.labels["lemmas"], known),
                head=None if is_root else int(heads[number]),
                relation=bundle.labels["dependencies"][root if is_root else best_relation[number]],
            )
        )
    return tuple(found)


def _pairs(scored: Scored, bundle: Bundle, head: str) -> Pairs:
    own = scored.of(head)
    return Pairs(own["query"], own["key"], own["itself"], bundle.arrays[f"{head}.distance_bias"])


def _attributions(scored: Scored, bundle: Bundle) -> tuple[PredictedAttribution, ...]:
    ranges = joined_pieces(tagged_ranges(scored.of("attribution")["scores"]))

    def spans(numbers: Sequence[int]) -> tuple[Span, ...]:
        return tuple(scored.span(ranges[i].first, ranges[i].last_exclusive) for i in numbers)

    scale = bundle.calibration.of("attribution")
    return tuple(
        PredictedAttribution(spans(one.source), spans(one.cue), spans(one.content), scale.probability(one.score))
        for one in linked(ranges, _pairs(scored, bundle, "attribution_links"))
        if scale.keeps(one.score)
    )


def _vectors(scored: Scored, bundle: Bundle, head: str) -> SpanVectors:
    own = scored.of(head)
    return SpanVectors(own["query"], own["key"], own["starts"], own["ends"], bundle.arrays[f"{head}.length_bias"])


def _spans(scored: Scored, bundle: Bundle, head: str) -> tuple[ScoredSpan, ...]:
    labels = bundle.labels[head]
    scale = bundle.calibration.of(head)
    found = labelled_spans(_vectors(scored, bundle, head), labels=slice(0, len(labels)), threshold=scale.threshold)
    return tuple(
        ScoredSpan(scored.span(one.first, one.last_exclusive), labels[one.label], scale.probability(one.score))
        for one in found
    )


def _references(
    scored: Scored, bundle: Bundle, words: Sequence[PredictedWord]
) -> tuple[tuple[PredictedReference, ...], tuple[tuple[int, ...], ...]]:
    mentions = referring(scored, bundle, words)
    traits, numbers = mention_traits(scored, bundle, words, mentions)
    margin = bundle.calibration.of("coreference").threshold
    chains = [
        [numbers[place] for place in chain]
        for chain in chains_of(traits, coreference_links(scored, bundle), margin=margin)
    ]
    least = bundle.calibration.of("references").least_probability()
    linked = {number for chain in chains for number in chain}
    kept = [number for number, one in enumerate(mentions) if number in linked or one.score >= least]
    place_of = {number: place for place, number in enumerate(kept)}
    references = tuple(
        PredictedReference(
            span=scored.span(one.first, one.last_exclusive),
            head=scored.words[one.head],
            label=one.label,
            form=one.form,
            score=one.score,
            is_sure=one.score >= least,
        )
        for one in (mentions[number] for number in kept)
    )
    return references, tuple(tuple(place_of[number] for number in chain) for chain in chains)


def referring(scored: Scored, bundle: Bundle, words: Sequence[PredictedWord]) -> tuple[Referring, ...]:
    """All that may be mentions, in text order, the widest first; several may share a head word.

    Those that end up in no chain count only from the head's own threshold on.
    """
    own = scored.of("references")
    length_bias = bundle.arrays["references.length_bias"]
    labels = bundle.labels["references"]
    types = slice(0, len(labels) - len(REFERENCE_FORMS))
    scale = bundle.calibration.of("references")
    least = scale.threshold - _LINKED_BELOW
    mentions = []
    for one in labelled_spans(_vectors(scored, bundle, "references"), labels=types, threshold=least):
        forms = own["starts"][one.first] + own["ends"][one.last_exclusive - 1]
        forms = (forms + length_bias[one.last_exclusive - one.first - 1])[types.stop :]
        mentions.append(
            Referring(
                first=one.first,
                last_exclusive=one.last_exclusive,
                head=_head_word(one, words),
                form=REFERENCE_FORMS[int(forms.argmax())],
                label=labels[one.label],
                score=scale.probability(one.score),
            )
        )
    return tuple(mentions)


def mention_traits(
    scored: Scored, bundle: Bundle, words: Sequence[PredictedWord], mentions: Sequence[Referring]
) -> tuple[Traits, tuple[int, ...]]:
    """What is known of the mentions that chains are made of, one for each head word, and their numbers."""
    by_head: dict[int, int] = {}
    for number, one in enumerate(mentions):
        by_head.setdefault(one.head, number)  # the widest comes first
    numbers = tuple(number for _, number in sorted(by_head.items()))
    labels = bundle.labels["references"]
    traits = traits_of(
        [mentions[number] for number in numbers],
        words,
        scored.text,
        reference_words(),
        labels=labels[: len(labels) - len(REFERENCE_FORMS)],
        relations=bundle.labels["dependencies"],
    )
    return traits, numbers


def coreference_links(scored: Scored, bundle: Bundle) -> Pairs:
    """What the network says of each pair of words."""
    return _pairs(scored, bundle, "coreference")


def _head_word(one: LabelledWords, words: Sequence[PredictedWord]) -> int:
    """The first word of the span that hangs on a word outside."""
    for number in range(one.first, one.last_exclusive):
        head = words[number].head
        if head is None or not one.first <= head < one.last_exclusive:
            return number
    return one.first


def _classes(scored: Scored, bundle: Bundle, head: str, first: int, last: int) -> tuple[ScoredClass, ...]:
    if first >= last:
        return ()
    own = scored.of(head)
    values = class_scores(own["scores"][first:last], own["weight"][first:last])
    scale = bundle.calibration.of(head)
    return tuple(
        ScoredClass(label, round(scale.probability(float(value)), 4))
        for label, value in zip(bundle.labels[head], values, strict=True)
    )
