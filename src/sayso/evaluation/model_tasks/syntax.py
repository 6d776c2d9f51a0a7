"""GUM's words, parts of speech, lemmas and arcs, as the CoNLL 2018 task counts: words must have the same characters.

Subtypes of relations are left out. Rows by part of speech say how often words of that kind get it right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.evaluation.attribution import Counts
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.gold import GoldText, GoldWord
from sayso.evaluation.model_tasks.base import GoldPart, Measured, read_gold, scores_of
from sayso.evaluation.slips import Slip
from sayso.model.heads import PARTS_OF_SPEECH
from sayso.model.reader import Reader
from sayso.records import Span
from sayso.records.prediction import PredictedWord, Prediction

_ROWS: Final = ("words", "part of speech", "lemma", "UAS", "LAS")


def measure_syntax(reader: Reader, where: GoldPart) -> Measured:
    """Words, tags, lemmas, arcs; then parts of speech one by one."""
    rows: dict[str, list[Counts]] = {name: [] for name in _ROWS}
    slips: list[Slip] = []
    for gold, prediction in read_gold(reader, CORPORA["gum"](where.corpora, where.part)):
        found = {word.span: word for word in prediction.words}
        right = dict.fromkeys(_ROWS, 0)
        tags = {part: [0, 0, 0] for part in PARTS_OF_SPEECH}
        for said in prediction.words:
            tags[said.part_of_speech][1] += 1
        for span, wanted in zip(gold.words, gold.syntax or (), strict=True):
            word = found.get(span)
            tags.setdefault(wanted.part_of_speech, [0, 0, 0])[2] += 1
            if word is None:
                slips.append(Slip("words: divided otherwise", gold.id, gold.text, (span,)))
                continue
            same_head = _head(word, span, prediction) == gold.words[wanted.head]
            same_relation = _plain(word.relation) == _plain(wanted.relation)
            right["words"] += 1
            right["part of speech"] += word.part_of_speech == wanted.part_of_speech
            right["lemma"] += word.lemma == wanted.lemma
            right["UAS"] += same_head
            right["LAS"] += same_head and same_relation
            tags[wanted.part_of_speech][0] += word.part_of_speech == wanted.part_of_speech
            slips.extend(_slips(gold, span, wanted, word, prediction))
        for name in _ROWS:
            rows[name].append(Counts(right[name], len(prediction.words), len(gold.words)))
        for part, (same, found_so, marked_so) in tags.items():
            if found_so or marked_so:
                rows.setdefault(part, []).append(Counts(same, found_so, marked_so))
    return Measured(scores_of("syntax", rows), tuple(slips))


def _head(word: PredictedWord, span: Span, prediction: Prediction) -> Span:
    return span if word.head is None else prediction.words[word.head].span


def _plain(relation: str) -> str:
    return relation.partition(":")[0]


def _slips(gold: GoldText, span: Span, wanted: GoldWord, word: PredictedWord, prediction: Prediction) -> Iterator[Slip]:
    if word.part_of_speech != wanted.part_of_speech:
        kind = f"part of speech: {wanted.part_of_speech} taken for {word.part_of_speech}"
        yield Slip(kind, gold.id, gold.text, (span,))
    if word.lemma != wanted.lemma:
        yield Slip("lemma", gold.id, gold.text, (span,), (), f"{wanted.lemma} in gold, found {word.lemma}")
    head, other = gold.words[wanted.head], _head(word, span, prediction)
    relations = f"{_plain(wanted.relation)} taken for {_plain(word.relation)}"
    if other != head:
        note = f"“{span.text_in(gold.text)}” hangs on the first mark in gold, on the second as found; {relations}"
        yield Slip(f"head of {_plain(wanted.relation)}", gold.id, gold.text, (head,), (other,), note)
    elif _plain(word.relation) != _plain(wanted.relation):
        yield Slip(f"relation: {relations}", gold.id, gold.text, (span,))
