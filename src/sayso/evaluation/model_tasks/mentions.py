"""Entities of re3d: exact span and type. Pronouns count on neither side, because re3d marks some by chance."""

from __future__ import annotations

import re
from typing import Final

from sayso.evaluation.attribution import Counts, overlap
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.model_tasks.base import GoldPart, Measured, read_gold, scores_of, span_of
from sayso.evaluation.slips import Slip, slips_of_spans
from sayso.model.reader import Reader

_PRONOUN: Final = re.compile(
    "i|me|we|us|you|he|him|she|her|it|they|them|his|hers|its|their|theirs|our|ours|my|your|this|that|these|those|who|"
    "which|himself|itself|themselves",
    re.IGNORECASE,
)


def measure_mentions(reader: Reader, where: GoldPart) -> Measured:
    """All types together, then each."""
    rows: dict[str, list[Counts]] = {"all": []}
    slips: list[Slip] = []
    for gold, prediction in read_gold(reader, CORPORA["re3d"](where.corpora, where.part)):
        wanted = {(span_of(gold, (m.first, m.last_exclusive)), m.label) for m in gold.mentions or ()}
        found = {(mention.span, mention.label) for mention in prediction.mentions}
        wanted, found = (
            {(span, label) for span, label in side if not _PRONOUN.fullmatch(span.text_in(gold.text))}
            for side in (wanted, found)
        )
        rows["all"].append(overlap(found, wanted))
        for label in sorted({label for _, label in wanted | found}):
            of_label = [{one for one in side if one[1] == label} for side in (found, wanted)]
            rows.setdefault(label, []).append(overlap(*of_label))
        slips.extend(slips_of_spans(gold.id, gold.text, predicted=found, gold=wanted))
    return Measured(scores_of("mentions", rows), tuple(slips))
