"""Rules for places, by their names alone: one spelling or known names of one place, and the same kind and direction."""

from __future__ import annotations

from typing import Final

from sayso.linking.evidence import Comparison, Feature, compared
from sayso.linking.naming.places import exonym_line, place_name
from sayso.linking.naming.spelling import ALIKE_FROM, SAME_SOUND, likeness

# Log-odds; set by hand on the tuning half of evals/names (`sayso bench names`).
BIAS: Final = -4.0
SHARED: Final = 6.5
APART: Final = -6.0
MORE: Final = -4.0
KIND_ALONE: Final = -3.5
# "Goma" and "Goma City" are one: the kind that a name has unsaid.
_UNSAID: Final = frozenset({"city"})
CONFLICTS: Final = frozenset({"directions or numbers differ", "kinds of place differ"})


def compare_places(one: str, other: str) -> Comparison:
    """Compare two names of places. Where both places are known, their identifiers say more than this."""
    a, b = place_name(one), place_name(other)
    features: list[Feature] = []
    left, right = list(a.words), list(b.words)
    met: list[tuple[str, str, float]] = []
    joined = likeness("".join(left), "".join(right))
    if joined >= ALIKE_FROM and len(left) != len(right):
        met, left, right = [(" ".join(left), " ".join(right), joined)], [], []
    for word in a.words:
        best = max(right, key=lambda other_word: (_alike(word, other_word), other_word), default=None)
        if word in left and best is not None and (value := _alike(word, best)) >= ALIKE_FROM:
            met.append((word, best, value))
            left.remove(word)
            right.remove(best)
    if met:
        worst = min(value for *_, value in met)
        value = 1.0 if worst >= SAME_SOUND else max(0.3, 1.0 - 1.5 * (SAME_SOUND - worst))
        evidence = ", ".join(x if x == y else f"{x} ~ {y}" for x, y, _ in met)
        features.append(Feature("words shared", round(value, 3), SHARED, evidence))
    if left and right:
        features.append(Feature("words differ", 1.0, APART, f"{' '.join(left)} / {' '.join(right)}"))
    elif left or right:
        features.append(Feature("words more", float(len(left or right)), MORE, " ".join(left or right)))
    if a.marks != b.marks:
        evidence = f"{' '.join(sorted(a.marks)) or 'none'} / {' '.join(sorted(b.marks)) or 'none'}"
        features.append(Feature("directions or numbers differ", 1.0, APART, evidence))
    mine, theirs = a.kinds - _UNSAID, b.kinds - _UNSAID
    if mine and theirs and not mine & theirs:
        evidence = f"{' '.join(sorted(mine))} / {' '.join(sorted(theirs))}"
        features.append(Feature("kinds of place differ", 1.0, APART, evidence))
    elif bool(mine) != bool(theirs):
        features.append(Feature("kind on one side", 1.0, KIND_ALONE, " ".join(sorted(mine or theirs))))
    return compared(one, other, features, bias=BIAS, conflicts=CONFLICTS if met else frozenset())


def _alike(one: str, other: str) -> float:
    """As `likeness`, but names that lists give are of one place or of two."""
    first, second = exonym_line(one), exonym_line(other)
    if first is not None and second is not None:
        return 1.0 if first == second else 0.0
    return likeness(one, other)
