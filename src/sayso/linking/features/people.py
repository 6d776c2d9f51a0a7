"""Rules for people: enough words of both names meet, and nothing that tells namesakes apart differs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sayso.linking.evidence import Comparison, Feature, compared
from sayso.linking.naming.people import PersonName, given_line, person_name
from sayso.linking.naming.spelling import ALIKE_FROM, SAME_SOUND, likeness

# Log-odds; set by hand on the tuning half of evals/names (`sayso bench names`).
BIAS: Final = -3.0
SHARED: Final = 3.0
APART: Final = -6.0
EXTRA: Final = -0.4
INITIAL: Final = 1.0
PATRONYMIC: Final = 1.0
KUNYA: Final = 3.2
GENERATION: Final = -4.0
CONFLICTS: Final = frozenset(
    {"other words differ", "initials differ", "patronymics differ", "kunyas differ", "generations differ"}
)


@dataclass(frozen=True, slots=True)
class _Met:
    """Pairs of words that meet, with their likeness, and what is left on each side."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def compare_people(one: str, other: str) -> Comparison:
    """Compare two names of people by their texts alone.

    1. Words that meet in any order. 2. Initials meet words and patronymics. 3. What is left over on both sides speaks
    against, on one side hardly. 4. Patronymic, kunya and generation, each where both names have it.
    """
    a, b = person_name(one), person_name(other)
    met = _meet(a.words, b.words)
    features: list[Feature] = []
    strength = sum(_strength(value) for *_, value in met.pairs)
    if met.pairs:
        evidence = ", ".join(f"{x} = {y}" if x == y else f"{x} ~ {y} {value:.2f}" for x, y, value in met.pairs)
        features.append(Feature("words shared", round(min(strength, 3.0), 3), SHARED, evidence))
    left, right, initials = _initials(a, b, met)
    features += initials
    if left and right:
        evidence = f"{' '.join(left)} / {' '.join(right)}"
        features.append(Feature("other words differ", 1.0, APART, evidence))
    elif left or right:
        features.append(Feature("words more", float(len(left or right)), EXTRA, " ".join(left or right)))
    features += _patronymics(a, b)
    features += _kunyas(a, b)
    if a.generation != b.generation:
        evidence = f"{a.generation or 'none'} / {b.generation or 'none'}"
        features.append(Feature("generations differ", 1.0, GENERATION, evidence))
    conflicts = CONFLICTS if met.pairs or (a.kunyas and b.kunyas) else frozenset()
    return compared(one, other, features, bias=BIAS, conflicts=conflicts)


def word_likeness(one: str, other: str) -> float:
    """As `likeness`, but known given names are one or two by their list."""
    first, second = given_line(one), given_line(other)
    if first is not None and second is not None:
        return SAME_SOUND if first == second else 0.0
    return likeness(one, other)


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> _Met:
    """The best one-to-one meeting of two lists of words, the most alike first, then those nearest in order."""
    scored = sorted((-word_likeness(x, y), abs(i - j), i, j) for i, x in enumerate(one) for j, y in enumerate(other))
    used_one: set[int] = set()
    used_other: set[int] = set()
    pairs: list[tuple[int, int, float]] = []
    for minus, _, i, j in scored:
        if -minus < ALIKE_FROM:
            break
        if i not in used_one and j not in used_other:
            used_one.add(i)
            used_other.add(j)
            pairs.append((i, j, -minus))
    left = [i for i in range(len(one)) if i not in used_one]
    right = [j for j in range(len(other)) if j not in used_other]
    _join_halves(one, other, left, right, pairs)
    return _Met(
        tuple((one[i], other[j], value) for i, j, value in sorted(pairs)),
        tuple(one[i] for i in left),
        tuple(other[j] for j in right),
    )


def _join_halves(
    one: tuple[str, ...], other: tuple[str, ...], left: list[int], right: list[int], pairs: list[tuple[int, int, float]]
) -> None:
    """Let two neighbours meet one word: "Bel Mokhtar" and "Belmokhtar". Changes `left`, `right` and `pairs`."""
    for words, places, others, other_places, swap in (
        (one, left, other, right, False), (other, right, one, left, True),
    ):  # fmt: skip
        for first, second in pairwise(places):
            for place in other_places:
                value = likeness(words[first] + words[second], others[place])
                if second == first + 1 and value >= ALIKE_FROM:
                    places.remove(first)
                    places.remove(second)
                    other_places.remove(place)
                    pairs.append((place, first, value) if swap else (first, place, value))
                    return


def _strength(value: float) -> float:
    """How much a meeting of words counts: 1 for one sound, less for mere likeness."""
    return 1.0 if value >= SAME_SOUND else max(0.3, 1.0 - 2.0 * (SAME_SOUND - value))


def _initials(a: PersonName, b: PersonName, met: _Met) -> tuple[list[str], list[str], list[Feature]]:
    """Words left over after initials took theirs, and what the initials say."""
    left, right = list(met.left), list(met.right)
    agree: list[str] = []
    differ: list[str] = []
    for mine, theirs, words, father in (
        (a.initials, b.initials, right, b.patronymic), (b.initials, a.initials, left, a.patronymic),
    ):  # fmt: skip
        rest = list(theirs)
        for letter in mine:
            if letter in rest:
                rest.remove(letter)
                agree.append(letter)
            elif found := next((word for word in words if word.startswith(letter)), None):
                words.remove(found)
                agree.append(f"{letter} = {found}")
            elif father and father.startswith(letter):
                agree.append(f"{letter} = {father}")
            elif theirs or words or father:
                differ.append(letter)
    features: list[Feature] = []
    if agree:
        # Both sides count a letter that both have.
        evidence = tuple(dict.fromkeys(agree))
        features.append(Feature("initials agree", float(len(evidence)), INITIAL, ", ".join(evidence)))
    if differ:
        features.append(Feature("initials differ", 1.0, APART, ", ".join(differ)))
    return left, right, features


def _patronymics(a: PersonName, b: PersonName) -> list[Feature]:
    if a.patronymic is None or b.patronymic is None:
        return []
    evidence = f"{a.patronymic} / {b.patronymic}"
    if likeness(a.patronymic, b.patronymic) >= ALIKE_FROM:
        return [Feature("patronymics agree", 1.0, PATRONYMIC, evidence)]
    return [Feature("patronymics differ", 1.0, APART, evidence)]


def _kunyas(a: PersonName, b: PersonName) -> list[Feature]:
    """Kunyas where both have one; "Abu Sayyaf" and "Umm Sayyaf" are two."""
    if not a.kunyas or not b.kunyas:
        return []
    (parent, child), (other_parent, other_child) = a.kunyas[0], b.kunyas[0]
    evidence = f"{parent} of {child} / {other_parent} of {other_child}"
    if parent == other_parent and word_likeness(child, other_child) >= ALIKE_FROM:
        # Alone it is a name of its own; many fighters bear the same.
        alone = not a.words and not b.words
        return [Feature("kunyas agree", 1.5 if alone else 1.0, KUNYA, evidence)]
    return [Feature("kunyas differ", 1.0, APART, evidence)]
