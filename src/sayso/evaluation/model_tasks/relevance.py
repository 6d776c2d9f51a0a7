"""Is it about conflict, and of what kind: whole texts and sentences, each row of the corpus a document."""

from __future__ import annotations

from typing import Final

from sayso.evaluation.attribution import Counts
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.model_tasks.base import GoldPart, Measured, read_gold, scores_of
from sayso.evaluation.slips import Slip
from sayso.model.reader import Reader

# A class is said to hold from here on.
HOLDS: Final = 0.5
# Drawn from the labels of two of the sets: it must not count among them.
_DRAWN: Final = "conflict"


def measure_relevance(reader: Reader, where: GoldPart) -> Measured:
    """Each label over all sets, then the labels of each set together."""
    labels: dict[str, list[Counts]] = {}
    sets: dict[str, list[Counts]] = {}
    slips: list[Slip] = []
    for gold, prediction in read_gold(reader, CORPORA["conflict_classify"](where.corpora, where.part)):
        holds = {one.label for one in prediction.document_relevance if one.score >= HOLDS}
        name = gold.id.rpartition("-")[0]
        for label, truth in gold.classes or ():
            is_said = label in holds
            count = Counts(int(is_said and truth), int(is_said), int(truth))
            labels.setdefault(label, []).append(count)
            if label != _DRAWN or name == "cameo_class":
                sets.setdefault(f"set {name}", []).append(count)
            if is_said != truth:
                kind = f"{label}: {'wrongly said' if is_said else 'missed'}"
                slips.append(Slip(kind, gold.id, gold.text))
    return Measured(scores_of("relevance", {**labels, **sets}), tuple(slips))
