"""The CoNLL score of coreference: the mean F1 of MUC, B-cubed and CEAF with entities (phi 4).

Sources: Vilain et al. (1995); Bagga and Baldwin (1998); Luo (2005); Pradhan et al. (2014).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Chains = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Fraction:
    """Recall and precision as sums over documents: numerators and denominators."""

    recall_part: float
    recall_whole: float
    precision_part: float
    precision_whole: float

    def plus(self, other: Fraction) -> Fraction:
        """The sum over both."""
        return Fraction(
            self.recall_part + other.recall_part,
            self.recall_whole + other.recall_whole,
            self.precision_part + other.precision_part,
            self.precision_whole + other.precision_whole,
        )

    @property
    def f1(self) -> float:
        """F1 in percent."""
        recall = self.recall_part / self.recall_whole if self.recall_whole else 0.0
        precision = self.precision_part / self.precision_whole if self.precision_whole else 0.0
        return 200 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(frozen=True, slots=True)
class CoreferenceScore:
    """The three measures of one or more documents."""

    muc: Fraction
    b_cubed: Fraction
    ceaf: Fraction

    def plus(self, other: CoreferenceScore) -> CoreferenceScore:
        """The sum over both."""
        return CoreferenceScore(self.muc.plus(other.muc), self.b_cubed.plus(other.b_cubed), self.ceaf.plus(other.ceaf))

    @property
    def conll(self) -> float:
        """The mean of the three F1, in percent."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def score_chains(predicted: Chains, gold: Chains) -> CoreferenceScore:
    """Score one document. Mentions are the same if they are equal; chains of one mention count nowhere."""
    predicted = [chain for chain in predicted if len(chain) > 1]
    gold = [chain for chain in gold if len(chain) > 1]
    return CoreferenceScore(_muc(predicted, gold), _b_cubed(predicted, gold), _ceaf(predicted, gold))


def _of_mention(chains: Chains) -> Mapping[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _muc(predicted: Chains, gold: Chains) -> Fraction:
    def links(chains: Chains, others: Chains) -> tuple[int, int]:
        where = _of_mention(others)
        kept = 0
        for chain in chains:
            parts = {where[mention] for mention in chain if mention in where}
            alone = sum(mention not in where for mention in chain)
            kept += len(chain) - len(parts) - alone
        return kept, sum(len(chain) - 1 for chain in chains)

    return Fraction(*links(gold, predicted), *links(predicted, gold))


def _b_cubed(predicted: Chains, gold: Chains) -> Fraction:
    def shares(chains: Chains, others: Chains) -> tuple[float, float]:
        total = 0.0
        for chain in chains:
            total += sum(len(chain & other) ** 2 for other in others) / len(chain)
        return total, float(sum(len(chain) for chain in chains))

    return Fraction(*shares(gold, predicted), *shares(predicted, gold))


def _ceaf(predicted: Chains, gold: Chains) -> Fraction:
    if not predicted or not gold:
        return Fraction(0.0, len(gold), 0.0, len(predicted))
    likeness = np.array(
        [[2 * len(one & other) / (len(one) + len(other)) for other in predicted] for one in gold], dtype=np.float64
    )
    rows, columns = best_assignment(likeness)
    total = float(likeness[rows, columns].sum())
    return Fraction(total, len(gold), total, len(predicted))


def best_assignment(worth: npt.NDArray[np.float64]) -> tuple[list[int], list[int]]:
    """Pair rows with columns, each at most once, for the largest sum (Kuhn and Munkres, with potentials).

    Args:
        worth: (rows, columns).
    """
    if worth.shape[0] > worth.shape[1]:
        columns, rows = best_assignment(worth.T)
        return rows, columns
    count, width = worth.shape
    of_row, of_column = np.zeros(count + 1), np.zeros(width + 1)
    owner = np.zeros(width + 1, dtype=np.int64)
    way = np.zeros(width + 1, dtype=np.int64)
    for row in range(1, count + 1):
        owner[0] = row
        column = 0
        least = np.full(width + 1, np.inf)
        used = np.zeros(width + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            slack = -worth[owner[column] - 1] - of_row[owner[column]] - of_column[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better] = slack[better]
            way[1:][better] = column
            free = np.where(used, np.inf, least)
            free[0] = np.inf
            following = int(free.argmin())
            step = free[following]
            of_row[owner[used]] += step
            of_column[used] -= step
            least[~used] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = int(way[column])
    pairs = sorted((int(owner[column]) - 1, column - 1) for column in range(1, width + 1) if owner[column])
    return [row for row, _ in pairs], [column for _, column in pairs]
