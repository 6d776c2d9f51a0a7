"""Long texts are read in parts, at edges of sentences, so that memory stays bounded; their predictions are joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.records import Span
from sayso.records.prediction import Prediction, ScoredClass


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first` to `last_exclusive` of a text, and the sentences that begin in it."""

    first: int
    last_exclusive: int
    sentences: tuple[Span, ...]


def parts_of(words: Sequence[Span], sentences: Sequence[Span], *, most_words: int) -> tuple[Part, ...]:
    """Divide a text; at least one part, none longer than `most_words`, cut at sentences where there are any."""
    starts = [word.start for word in words]
    openings = [bisect_left(starts, sentence.start) for sentence in sentences]
    edges = [0]
    while len(words) - edges[-1] > most_words:
        limit = edges[-1] + most_words
        place = bisect_left(openings, limit + 1) - 1
        edge = openings[place] if place >= 0 else edges[-1]
        edges.append(edge if edge > edges[-1] else limit)
    edges.append(len(words))
    in_order = list(zip(openings, sentences, strict=True))
    return tuple(
        Part(
            first,
            last,
            tuple(
                sentence for opening, sentence in in_order if first <= opening < last or (opening == last == len(words))
            ),
        )
        for first, last in pairwise(edges)
    )


def joined(predictions: Sequence[Prediction]) -> Prediction:
    """The prediction of a whole text from those of its parts. Of a class, the surest part speaks for the text."""
    if len(predictions) == 1:
        return predictions[0]
    words, references = 0, 0
    moved: list[Prediction] = []
    for prediction in predictions:
        moved.append(
            replace(
                prediction,
                words=tuple(
                    word if word.head is None else replace(word, head=word.head + words) for word in prediction.words
                ),
                chains=tuple(tuple(member + references for member in chain) for chain in prediction.chains),
            )
        )
        words += len(prediction.words)
        references += len(prediction.references)
    return Prediction(
        words=tuple(word for one in moved for word in one.words),
        attributions=tuple(attribution for one in moved for attribution in one.attributions),
        mentions=tuple(mention for one in moved for mention in one.mentions),
        references=tuple(reference for one in moved for reference in one.references),
        chains=tuple(chain for one in moved for chain in one.chains),
        roles=tuple(role for one in moved for role in one.roles),
        incidents=tuple(_surest(one.incidents for one in moved)),
        document_relevance=tuple(_surest(one.document_relevance for one in moved)),
        relevance=tuple(row for one in moved for row in one.relevance),
    )


def _surest(rows: Iterable[tuple[ScoredClass, ...]]) -> Iterator[ScoredClass]:
    best: dict[str, float] = {}
    for row in rows:
        for one in row:
            best[one.label] = max(one.score, best.get(one.label, 0.0))
    yield from (ScoredClass(label, score) for label, score in best.items())
