"""Scores a model bundle on development parts: raw text in, the model's predictions out, before interpretation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from sayso.evaluation.attribution import ROLES, Counts, RoleSpans, added, overlap, role_counts, whole_counts
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.coreference import CoreferenceScore, score_chains
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.corpora.polnear import read_token_set
from sayso.evaluation.gold import GoldText, WordRange
from sayso.evaluation.metrics import f1, share, with_interval
from sayso.interpret.sentences import split_sentences
from sayso.model.reader import Reader, Text
from sayso.records import Span
from sayso.records.prediction import Prediction

_METRICS: Final = ("precision", "recall", "F1")
_PART: Final = "dev"
# A class is said to hold from here on.
_HOLDS: Final = 0.5
_MOST_DRAWN: Final = 200

Rows = Mapping[str, Sequence[Counts]]
# Pronouns count as mentions on neither side: re3d marks some by chance.
_PRONOUN: Final = re.compile(
    "i|me|we|us|you|he|him|she|her|it|they|them|his|hers|its|their|theirs|our|ours|my|your|this|that|these|those|who|"
    "which|himself|itself|themselves",
    re.IGNORECASE,
)


def score_attribution(reader: Reader, corpora: Path) -> Scores:
    """Exact spans on PolNeAR's token set (one sentence a line), and whole attributions on its raw articles."""
    rows: dict[str, list[Counts]] = {role: [] for role in ROLES}
    for gold, prediction in _read(reader, read_token_set(corpora, _PART)):
        counts = role_counts(gold.text, _said(prediction), _marked(gold), cut_at_lines=True)
        for role, count in counts.items():
            rows[role].append(count)
    rows["whole attributions"] = [
        whole_counts(_said(prediction), _marked(gold))
        for gold, prediction in _read(reader, CORPORA["polnear"](corpora, _PART))
    ]
    return _scores("attribution", rows)


def score_mentions(reader: Reader, corpora: Path) -> Scores:
    """Entities of re3d: exact span and type."""
    rows: dict[str, list[Counts]] = {"all": []}
    for gold, prediction in _read(reader, CORPORA["re3d"](corpora, _PART)):
        wanted = {(_span(gold, (m.first, m.last_exclusive)), m.label) for m in gold.mentions or ()}
        found = {(mention.span, mention.label) for mention in prediction.mentions}
        wanted, found = (
            {(span, label) for span, label in side if not _PRONOUN.fullmatch(span.text_in(gold.text))}
            for side in (wanted, found)
        )
        rows["all"].append(overlap(found, wanted))
        for label in sorted({label for _, label in wanted | found}):
            of_label = [{one for one in side if one[1] == label} for side in (found, wanted)]
            rows.setdefault(label, []).append(overlap(*of_label))
    return _scores("mentions", rows)


def score_syntax(reader: Reader, corpora: Path) -> Scores:
    """GUM's words, parts of speech, lemmas and arcs (without subtypes of relations), as the CoNLL 2018 task counts."""
    rows: dict[str, list[Counts]] = {name: [] for name in ("words", "part of speech", "lemma", "UAS", "LAS")}
    for gold, prediction in _read(reader, CORPORA["gum"](corpora, _PART)):
        found = {word.span: word for word in prediction.words}
        right = dict.fromkeys(rows, 0)
        for span, wanted in zip(gold.words, gold.syntax or (), strict=True):
            word = found.get(span)
            if word is None:
                continue
            head = span if word.head is None else prediction.words[word.head].span
            same_head = head == gold.words[wanted.head]
            same_relation = word.relation.split(":")[0] == wanted.relation.split(":")[0]
            right["words"] += 1
            right["part of speech"] += word.part_of_speech == wanted.part_of_speech
            right["lemma"] += word.lemma == wanted.lemma
            right["UAS"] += same_head
            right["LAS"] += same_head and same_relation
        for name, counts in rows.items():
            counts.append(Counts(right[name], len(prediction.words), len(gold.words)))
    return _scores("syntax", rows)


def score_coreference(reader: Reader, corpora: Path) -> Scores:
    """Chains of GUM in the OntoGUM scheme, with predicted mentions."""
    documents: list[CoreferenceScore] = []
    mentions = 0
    for gold, prediction in _read(reader, CORPORA["gum"](corpora, _PART)):
        wanted = [frozenset(_span(gold, mention) for mention in chain) for chain in gold.chains or ()]
        found = [frozenset(prediction.references[i].span for i in chain) for chain in prediction.chains]
        mentions += sum(len(chain) for chain in wanted if len(chain) > 1)
        documents.append(score_chains(found, wanted))

    def total(drawn: Sequence[CoreferenceScore]) -> CoreferenceScore:
        result = drawn[0]
        for document in drawn[1:]:
            result = result.plus(document)
        return result

    measures: dict[str, Callable[[Sequence[CoreferenceScore]], float]] = {
        "CoNLL": lambda drawn: total(drawn).conll,
        "MUC": lambda drawn: total(drawn).muc.f1,
        "B-cubed": lambda drawn: total(drawn).b_cubed.f1,
        "CEAF": lambda drawn: total(drawn).ceaf.f1,
    }
    rows = tuple(ScoreRow(name, mentions, (with_interval(documents, score),)) for name, score in measures.items())
    return Scores("coreference", len(documents), mentions, ("F1",), rows)


def score_relevance(reader: Reader, corpora: Path) -> Scores:
    """Kinds of conflict in whole texts and sentences, each row of the corpus a document."""
    rows: dict[str, list[Counts]] = {}
    for gold, prediction in _read(reader, CORPORA["conflict_classify"](corpora, _PART)):
        holds = {one.label for one in prediction.document_relevance if one.score >= _HOLDS}
        for label, truth in gold.classes or ():
            said = label in holds
            rows.setdefault(label, []).append(Counts(int(said and truth), int(said), int(truth)))
    return _scores("relevance", rows)


def score_roles(reader: Reader, corpora: Path) -> Scores:
    """Mentions of MUC-4's role fillers, and the kinds of incident of each message; not yet whole templates."""
    rows: dict[str, list[Counts]] = {"role mentions": [], "incident types": []}
    for gold, prediction in _read(reader, CORPORA["muc4"](corpora, _PART)):
        wanted = {(_span(gold, (m.first, m.last_exclusive)), m.label) for m in gold.roles or ()}
        rows["role mentions"].append(overlap({(one.span, one.label) for one in prediction.roles}, wanted))
        said = {one.label for one in prediction.incidents if one.score >= _HOLDS}
        rows["incident types"].append(overlap(said, gold.incidents or ()))
    return _scores("roles", rows)


# What a bundle can be measured on, by the name that `sayso bench` knows.
MODEL_TASKS: Final[dict[str, Callable[[Reader, Path], Scores]]] = {
    "attribution": score_attribution,
    "mentions": score_mentions,
    "syntax": score_syntax,
    "coreference": score_coreference,
    "relevance": score_relevance,
    "roles": score_roles,
}


def _read(reader: Reader, texts: Iterator[GoldText]) -> Iterator[tuple[GoldText, Prediction]]:
    gold = list(texts)
    given = [Text(text.text, split_sentences(text.text, ())) for text in gold]
    yield from zip(gold, reader.read(given), strict=True)


def _span(gold: GoldText, words: WordRange) -> Span:
    return Span(gold.words[words[0]].start, gold.words[words[1] - 1].end)


def _marked(gold: GoldText) -> list[RoleSpans]:
    """Gold attributions in characters, as the corpus has them, not widened to words."""
    return [
        RoleSpans(*(frozenset(Span(start, end) for start, end in role) for role in (one.source, one.cue, one.content)))
        for one in gold.marked or ()
    ]


def _said(prediction: Prediction) -> list[RoleSpans]:
    return [
        RoleSpans(frozenset(one.source), frozenset(one.cue), frozenset(one.content)) for one in prediction.attributions
    ]


def _scores(task: str, rows: Rows) -> Scores:
    first = next(iter(rows.values()), ())
    gold = sum(count.gold for count in first)
    return Scores(task, len(first), gold, _METRICS, tuple(_row(name, counts) for name, counts in rows.items()))


def _blocks(counts: Sequence[Counts]) -> list[Counts]:
    """Neighbouring rows summed, so that at most `_MOST_DRAWN` are drawn from: sets of sentences have thousands."""
    size = -(-len(counts) // _MOST_DRAWN) or 1
    return [added(counts[first : first + size]) for first in range(0, len(counts), size)]


def _row(name: str, counts: Sequence[Counts]) -> ScoreRow:
    drawn_from = _blocks(counts)

    def figure(measure: Callable[[Counts], float]) -> Callable[[Sequence[Counts]], float]:
        return lambda drawn: measure(added(drawn))

    figures = (
        with_interval(drawn_from, figure(lambda total: share(total.right, total.predicted))),
        with_interval(drawn_from, figure(lambda total: share(total.right, total.gold))),
        with_interval(drawn_from, figure(lambda total: f1(total.right, total.predicted, total.gold))),
    )
    return ScoreRow(name, sum(count.gold for count in counts), figures)
