"""The numbers of claims: how many befell what, else the figures and number words that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from sayso.ontology.numbers import load_number_words
from sayso.records.trace import ClaimTrace, EventTrace, TracedEffect

_FIGURE: Final = re.compile(r"\d[\d,. ]*\d|\d")
_WORD: Final = re.compile(r"[a-z]+")


def compare_numbers(one: ClaimTrace, other: ClaimTrace, events: Mapping[str, EventTrace]) -> tuple[str, str]:
    """What two claims' numbers have in common, and how they differ, in words; either may be empty.

    Effects are compared kind by kind: ranges that overlap can both be true. Without effects, any number in common
    will do, and none in common is a difference.
    """
    ours, theirs = _effects(one, events), _effects(other, events)
    kinds = sorted(ours.keys() & theirs.keys())
    if kinds:
        same = [f"{kind} {_range(effect)}" for kind in kinds for effect in ours[kind] if _is_in(effect, theirs[kind])]
        apart = [kind for kind in kinds if not any(_overlap(a, b) for a in ours[kind] for b in theirs[kind])]
        return ", ".join(same), ", ".join(
            f"{kind} {'/'.join(map(_range, ours[kind]))} against {'/'.join(map(_range, theirs[kind]))}"
            for kind in apart
        )
    if ours or theirs:
        return "", ""
    mine, others = (numbers_in(quote.text for quote in claim.content) for claim in (one, other))
    shared = sorted(mine & others)
    if shared or not mine or not others:
        return ", ".join(shared), ""
    return "", f"{', '.join(sorted(mine))} against {', '.join(sorted(others))}"


def _effects(claim: ClaimTrace, events: Mapping[str, EventTrace]) -> dict[str, list[TracedEffect]]:
    """The numbers that stand under a claim, by kind of effect; a total stands for its parts."""
    found: dict[str, list[TracedEffect]] = {}
    for event in claim.events:
        for effect in events[event].effects if event in events else ():
            if claim.id in effect.claims and (effect.low is not None or effect.high is not None):
                found.setdefault(effect.kind.value, []).append(effect)
    return {kind: [one for one in rows if one.total] or rows for kind, rows in found.items()}


def _overlap(one: TracedEffect, other: TracedEffect) -> bool:
    least = max(one.low or 0, other.low or 0)
    return all(top is None or least <= top for top in (one.high, other.high))


def _is_in(effect: TracedEffect, others: Iterable[TracedEffect]) -> bool:
    return any((effect.low, effect.high) == (other.low, other.high) for other in others)


def _range(effect: TracedEffect) -> str:
    low, high = (str(value) if value is not None else "" for value in (effect.low, effect.high))
    return low if low == high else f"{low}-{high}"


def numbers_in(texts: Iterable[str]) -> frozenset[str]:
    """Numbers from two on: "one" and "a" are too often no numbers. Parts of days and hours count as any other."""
    words = load_number_words()
    found: set[str] = set()
    for text in texts:
        found |= {re.sub(r"[, ]", "", figure.group()) for figure in _FIGURE.finditer(text)}
        spelled = 0
        for word in [*_WORD.findall(text.lower()), ""]:
            value = words.units.get(word, words.tens.get(word))
            if value is not None:
                spelled += value
            elif word in words.scales and (spelled or word != "dozen"):
                spelled = max(spelled, 1) * words.scales[word]
            elif spelled:
                found.add(str(spelled))
                spelled = 0
    return frozenset(found - {"0", "1"})
