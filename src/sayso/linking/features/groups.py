"""Rules for groups, forces and bodies: their own words must meet; numbers, directions, countries may not differ."""

from __future__ import annotations

from typing import Final

from sayso.linking.evidence import Comparison, Feature, compared
from sayso.linking.naming.groups import GroupName, Part, PartKind, group_name
from sayso.linking.naming.spelling import ALIKE_FROM, likeness

# How much of a name a part is.
_SIZE: Final = {
    PartKind.OWN: 3.0, PartKind.IDEA: 2.0, PartKind.KIND: 1.0, PartKind.COUNTRY: 2.0, PartKind.NUMBER: 2.0,
    PartKind.DIRECTION: 2.0, PartKind.QUALIFIER: 1.0, PartKind.NEUTRAL: 0.0,
}  # fmt: skip
# Log-odds; set by hand on the tuning half of evals/names (`sayso bench names`).
BIAS: Final = -4.0
SHARED: Final = 7.0
ACRONYM: Final = 6.5
# What two names that both have such a part lose by its differing, and what one loses by having it alone.
_BOTH: Final = {
    PartKind.NUMBER: -6.0, PartKind.DIRECTION: -6.0, PartKind.COUNTRY: -6.0, PartKind.QUALIFIER: -6.0,
    PartKind.KIND: -4.0, PartKind.IDEA: -4.0, PartKind.OWN: -5.0,
}  # fmt: skip
_ALONE: Final = {
    PartKind.NUMBER: -4.0, PartKind.DIRECTION: -5.0, PartKind.COUNTRY: -2.0, PartKind.QUALIFIER: -4.0,
    PartKind.KIND: -2.0, PartKind.IDEA: -1.5, PartKind.OWN: -2.5,
}  # fmt: skip
# "Syrian Arab Army forces" is the army: this kind says little.
_PALE: Final = frozenset({"force"})
_PALE_WEIGHT: Final = -0.5
_NAMED: Final = {
    PartKind.NUMBER: "numbers", PartKind.DIRECTION: "directions", PartKind.COUNTRY: "countries",
    PartKind.QUALIFIER: "qualifiers", PartKind.KIND: "kinds of body", PartKind.IDEA: "meanings",
    PartKind.OWN: "own words",
}  # fmt: skip
CONFLICTS: Final = frozenset(f"{name} differ" for name in _NAMED.values()) | {
    "directions on one side", "qualifiers on one side", "numbers on one side"
}  # fmt: skip


def compare_groups(one: str, other: str) -> Comparison:
    """Compare two names of groups, forces or bodies by their texts alone.

    1. An acronym meets initials. 2. Parts meet by idea, code or number, own words by spelling. 3. What differs, and
    what one name has alone, speaks against, each kind of part by its own weight.
    """
    a, b = group_name(one), group_name(other)
    if (feature := _acronym(a, b)) is not None:
        return compared(one, other, [feature], bias=BIAS, conflicts=CONFLICTS)
    pairs, left, right = _meet(a.parts, b.parts)
    features: list[Feature] = []
    met = sum(_SIZE[x.kind] * value for x, _, value in pairs)
    total = met + (_total(left) + _total(right)) / 2
    if met:
        evidence = ", ".join(x.word if x.word == y.word else f"{x.word} = {y.word}" for x, y, _ in pairs)
        features.append(Feature("words shared", round(met / total, 3), SHARED, evidence))
    for kind, name in _NAMED.items():
        features += _rest(
            kind, name, [part for part in left if part.kind is kind], [p for p in right if p.kind is kind]
        )
    if pairs and all(x.kind in (PartKind.KIND, PartKind.NEUTRAL) for x, *_ in pairs):
        evidence = "only the kind of body is shared"
        features.append(Feature("nothing of its own", 1.0, -1.5, evidence))
    return compared(one, other, features, bias=BIAS, conflicts=CONFLICTS if pairs else frozenset())


def _rest(kind: PartKind, name: str, left: list[Part], right: list[Part]) -> list[Feature]:
    """What parts of one kind that did not meet say."""
    mine, theirs = (" ".join(part.word for part in side) for side in (left, right))
    if left and right:
        return [Feature(f"{name} differ", 1.0, _BOTH[kind], f"{mine} / {theirs}")]
    if alone := left or right:
        weight = _PALE_WEIGHT if all(part.key in _PALE for part in alone) else _ALONE[kind]
        return [Feature(f"{name} on one side", float(len(alone)), weight, mine or theirs)]
    return []


def _total(parts: list[Part]) -> float:
    return sum(_SIZE[part.kind] for part in parts)


def _acronym(a: GroupName, b: GroupName) -> Feature | None:
    """Two acronyms, or an acronym and the initials of the other name."""
    if a.acronym and b.acronym:
        is_same = a.acronym == b.acronym
        evidence = f"{a.text} / {b.text}"
        return Feature("same acronym" if is_same else "acronyms differ", 1.0, ACRONYM if is_same else -3.0, evidence)
    for short, long in ((a, b), (b, a)):
        if short.acronym and short.acronym in long.initials:
            # Two letters are the initials of many names.
            value = 0.75 if len(short.acronym) == 2 else 1.0
            return Feature("initials of the name", value, ACRONYM, f"{short.text} of {long.text}")
        if short.acronym and len(long.parts) > 1 and not any(part.key == short.acronym for part in long.parts):
            return Feature("not its initials", 1.0, -0.5, f"{short.text} of {long.text}")
    return None


def _meet(
    one: tuple[Part, ...], other: tuple[Part, ...]
) -> tuple[list[tuple[Part, Part, float]], list[Part], list[Part]]:
    """One-to-one meetings of parts, and what is left of both names; equal parts first, then the most alike."""
    scored = sorted((-_alike(x, y), i, j) for i, x in enumerate(one) for j, y in enumerate(other))
    used_one: set[int] = set()
    used_other: set[int] = set()
    pairs: list[tuple[int, Part, Part, float]] = []
    for minus, i, j in scored:
        if -minus < ALIKE_FROM:
            break
        if i not in used_one and j not in used_other:
            used_one.add(i)
            used_other.add(j)
            pairs.append((i, one[i], other[j], -minus))
    left = [part for i, part in enumerate(one) if i not in used_one]
    right = [part for j, part in enumerate(other) if j not in used_other]
    # A word said twice in one name is no difference.
    left = [p for p in left if (p.kind, p.key) not in {(q.kind, q.key) for q in other}]
    right = [p for p in right if (p.kind, p.key) not in {(q.kind, q.key) for q in one}]
    pairs.sort(key=lambda pair: pair[0])
    return [(x, y, value) for _, x, y, value in pairs], left, right


def _alike(x: Part, y: Part) -> float:
    if x.kind is y.kind and x.key == y.key:
        return 1.0
    if PartKind.OWN in (x.kind, y.kind) and {x.kind, y.kind} <= {PartKind.OWN, PartKind.IDEA, PartKind.KIND}:
        return likeness(_spelt(x), _spelt(y))
    return 0.0


def _spelt(part: Part) -> str:
    from sayso.linking.naming.scripts import fold_word

    return part.key if part.kind is PartKind.OWN else fold_word(part.word)
