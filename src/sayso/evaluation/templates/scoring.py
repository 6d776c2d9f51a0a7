"""Scores templates as the papers on MUC-4's five string roles do: micro F1 over fillers and kinds of incident.

Predicted and gold templates of a message are paired, each at most once, so that most is right; within a pair, predicted
and gold fillers of a role are paired, each at most once. A predicted filler is right if one of its names is one of the
gold filler's. The kind of incident counts as a slot. What stands in templates without a partner is wrong or missed.

Source: Du, Rush, Cardie (NAACL 2021, GTT), section 5, after Chinchor (MUC-4, 1992).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from sayso.evaluation.attribution import Counts
from sayso.evaluation.coreference import best_assignment
from sayso.evaluation.templates.records import Filler, Template
from sayso.model.heads import ROLES

INCIDENT_TYPE: Final = "incident type"
SLOTS: Final = (INCIDENT_TYPE, *ROLES)


def template_counts(
    predicted: Sequence[Template], gold: Sequence[Template], *, same_kind: bool = False
) -> dict[str, Counts]:
    """Counts of one message by slot.

    Args:
        same_kind: pair only templates of one kind of incident, which is stricter.
    """
    right = dict.fromkeys(SLOTS, 0)
    for one, other in template_pairs(predicted, gold, same_kind=same_kind):
        for slot, count in _right(predicted[one], gold[other]).items():
            right[slot] += count
    return {slot: Counts(right[slot], _size(predicted, slot), _size(gold, slot)) for slot in SLOTS}


def template_pairs(
    predicted: Sequence[Template], gold: Sequence[Template], *, same_kind: bool = False
) -> list[tuple[int, int]]:
    """Which predicted template stands for which gold one, by number; pairs with nothing in common are left out."""
    if not predicted or not gold:
        return []
    worth = np.array(
        [
            [0.0 if same_kind and not one.kinds & other.kinds else sum(_right(one, other).values()) for other in gold]
            for one in predicted
        ],
        dtype=np.float64,
    )
    rows, columns = best_assignment(worth)
    return [(row, column) for row, column in zip(rows, columns, strict=True) if worth[row, column] > 0]


def _right(predicted: Template, gold: Template) -> Mapping[str, int]:
    by_role = {role: len(filler_pairs(predicted.fillers[role], gold.fillers[role])) for role in ROLES}
    return {INCIDENT_TYPE: int(bool(predicted.kinds & gold.kinds)), **by_role}


def filler_pairs(predicted: Sequence[Filler], gold: Sequence[Filler]) -> list[tuple[int, int]]:
    """Predicted and gold fillers that share a name, each at most once, as many as can be."""
    if not predicted or not gold:
        return []
    same = np.array([[float(bool(one.keys & other.keys)) for other in gold] for one in predicted], dtype=np.float64)
    rows, columns = best_assignment(same)
    return [(row, column) for row, column in zip(rows, columns, strict=True) if same[row, column]]


def _size(templates: Sequence[Template], slot: str) -> int:
    return len(templates) if slot == INCIDENT_TYPE else sum(len(one.fillers[slot]) for one in templates)
