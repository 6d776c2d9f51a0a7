"""Scores relations on re3d: raw text in, Sayso's reading seen in the corpus' types, beside the same with gold entities.

A predicted pair is right if a gold relation of the same type has the same head words as its arguments, in either order
for mutual types. Head words of gold arguments come from the model's tree; where it gives two the same head word they
are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.evaluation.attribution import Counts, added
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.corpora.re3d_relations import RelationText, read_re3d_relations
from sayso.evaluation.metrics import f1, share, with_interval
from sayso.evaluation.model_tasks.base import GoldPart, Measured
from sayso.evaluation.re3d_view import TypedPair, pairs_of, typed_pair
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.interpret.steps import STEPS, Given, segmented
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.model.reader import Reader, Text
from sayso.records import Mention, MentionForm, Producer, Reading, SourceDocument
from sayso.records.prediction import Prediction

_METRICS: Final = ("precision", "recall", "F1", "F1, gold entities")
_PRODUCER: Final = Producer("0", None, None, "0" * 64, "0", "0")
# The step after which gold entities take the place of predicted ones.
_MENTIONS: Final = "mentions"

Documents = Sequence["_Document"]


@dataclass(frozen=True, slots=True)
class _Document:
    """The pairs of one document: gold, found from raw text, and found among gold entities."""

    gold: frozenset[TypedPair]
    found: frozenset[TypedPair]
    of_gold_entities: frozenset[TypedPair]


def measure_relations(reader: Reader, gazetteer: Gazetteer, where: GoldPart) -> Measured:
    """F1 of all types together, its mean over the types of the gold data, and each type."""
    texts = list(read_re3d_relations(where.corpora, where.part))
    documents: list[_Document] = []
    slips: list[Slip] = []
    for text, reading, prediction in _read(reader, texts):
        syntax = syntax_of(text.text, prediction.words)
        given = Given(gazetteer, prediction)
        document = _Document(
            gold=gold_pairs(text, syntax),
            found=pairs_of(_interpreted(reading, given), syntax),
            of_gold_entities=pairs_of(_interpreted(reading, given, gold=gold_mentions(text, syntax)), syntax),
        )
        documents.append(document)
        slips.extend(_slips(text, document, syntax))
    return Measured(_scores(documents), tuple(slips))


def gold_pairs(text: RelationText, syntax: Syntax) -> frozenset[TypedPair]:
    """The gold relations as pairs of head words."""
    found: set[TypedPair] = set()
    for relation in text.relations:
        head, tail = syntax.head_of(relation.head), syntax.head_of(relation.tail)
        if head is not None and tail is not None:
            found.add(typed_pair(relation.type, head, tail))
    return frozenset(found)


def gold_mentions(text: RelationText, syntax: Syntax) -> tuple[Mention, ...]:
    """The gold entities as mentions, with the head words that the tree gives them."""
    found: list[Mention] = []
    for entity in sorted(text.entities, key=lambda one: (one.span, one.type)):
        head = syntax.head_of(entity.span)
        if head is not None:
            form = {"PROPN": MentionForm.NAME, "PRON": MentionForm.PRONOUN}.get(syntax.part(head), MentionForm.NOMINAL)
            found.append(Mention(f"m{len(found)}", entity.span, syntax.span(head), entity.type, form, None, 1.0))
    return tuple(found)


def _read(reader: Reader, texts: Sequence[RelationText]) -> Iterator[tuple[RelationText, Reading, Prediction]]:
    documents = [SourceDocument(id=text.id, source_sha256="0" * 64, text=text.text, language="en") for text in texts]
    readings = [segmented(Reading(document=document, producer=_PRODUCER)) for document in documents]
    given = [Text(one.document.text, tuple(sentence.span for sentence in one.sentences)) for one in readings]
    yield from zip(texts, readings, reader.read(given), strict=True)


def _interpreted(reading: Reading, given: Given, *, gold: tuple[Mention, ...] | None = None) -> Reading:
    """All steps of interpretation; with gold entities these alone are the mentions, and no place or number of ours."""
    for step in STEPS:
        reading = step.run(reading, given)
        if step.name == _MENTIONS and gold is not None:
            reading = replace(reading, mentions=gold, places=(), quantities=())
    return reading


def _counts(document: _Document, kind: str | None, *, of_gold_entities: bool) -> Counts:
    found = document.of_gold_entities if of_gold_entities else document.found
    found, gold = (frozenset(pair for pair in side if kind in (None, pair.type)) for side in (found, document.gold))
    return Counts(len(found & gold), len(found), len(gold))


def _f1(documents: Documents, kind: str | None, *, of_gold_entities: bool) -> float:
    total = added([_counts(document, kind, of_gold_entities=of_gold_entities) for document in documents])
    return f1(total.right, total.predicted, total.gold)


def _scores(documents: Documents) -> Scores:
    kinds = sorted({pair.type for document in documents for pair in document.gold})
    gold = sum(len(document.gold) for document in documents)
    by_kind = [_row(kind, documents, [kind]) for kind in kinds]
    rows = (_row("mean of types", documents, kinds), _row("all", documents, [None]), *by_kind)
    return Scores("relations", len(documents), gold, _METRICS, rows)


def _row(name: str, documents: Documents, kinds: Sequence[str | None]) -> ScoreRow:
    """The mean over `kinds` of each figure; None stands for all types together."""

    def mean(figure: Callable[[Documents, str | None], float]) -> Callable[[Documents], float]:
        return lambda drawn: sum(figure(drawn, kind) for kind in kinds) / len(kinds) if kinds else 0.0

    def part(drawn: Documents, kind: str | None, *, of_predicted: bool) -> float:
        total = added([_counts(document, kind, of_gold_entities=False) for document in drawn])
        return share(total.right, total.predicted if of_predicted else total.gold)

    measures = (
        mean(lambda drawn, kind: part(drawn, kind, of_predicted=True)),
        mean(lambda drawn, kind: part(drawn, kind, of_predicted=False)),
        mean(lambda drawn, kind: _f1(drawn, kind, of_gold_entities=False)),
        mean(lambda drawn, kind: _f1(drawn, kind, of_gold_entities=True)),
    )
    gold = sum(_counts(document, kind, of_gold_entities=False).gold for document in documents for kind in kinds)
    return ScoreRow(name, gold, tuple(with_interval(documents, measure) for measure in measures))


def _slips(text: RelationText, document: _Document, syntax: Syntax) -> Iterator[Slip]:
    for pair in sorted(document.gold - document.found):
        spans = (syntax.span(pair.head), syntax.span(pair.tail))
        yield Slip(f"{pair.type}: missed", text.id, text.text, gold=spans)
    for pair in sorted(document.found - document.gold):
        spans = (syntax.span(pair.head), syntax.span(pair.tail))
        yield Slip(f"{pair.type}: wrongly found", text.id, text.text, predicted=spans)
