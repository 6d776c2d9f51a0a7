"""Joined events hold together: a group is joined when its members agree on the whole, not by a chain of likenesses.

Groups are built from the surest pair on. Two groups become one where no rule keeps any of their members apart and the
mean of what is known between them speaks for one incident. What people decided comes first and is never undone here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sayso.records.judgement import Decision, Judgement

# Log-odds of a pair that no rule spoke of: it merely differs, or was not compared.
_SILENT: Final = -1.0
_MEAN_FROM: Final = 0.0
_NOT_ALL: Final = "alike, but the incidents that they are joined with are not"


def coherent(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The same judgements, a rule's "same" turned into "unsure" where it would join what does not agree; sorted."""
    chosen = sorted(judgements, key=lambda one: (one.one, one.other, one.author))
    groups = _Groups(chosen)
    rules = [one for one in chosen if one.decision is Decision.SAME and not one.is_human]
    for judgement in sorted(rules, key=lambda one: (-(one.score or 0.0), one.one, one.other)):
        groups.try_to_join(judgement)
    return tuple(_settled(judgement, groups) for judgement in chosen)


def _settled(judgement: Judgement, groups: _Groups) -> Judgement:
    if judgement.decision is not Decision.SAME or judgement.is_human or groups.are_one(judgement.one, judgement.other):
        return judgement
    return replace(judgement, decision=Decision.UNSURE, reason=f"{_NOT_ALL}; {judgement.reason}")


class _Groups:
    """Groups with the sum and number of what is known between them."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._top: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        # Between two groups: sum of log-odds, pairs with any, and whether something keeps them apart.
        self._between: dict[str, dict[str, tuple[float, int, bool]]] = {}
        joined = []
        for one in judgements:
            for thing in (one.one, one.other):
                self._top.setdefault(thing, thing)
                self._members.setdefault(thing, [thing])
                self._between.setdefault(thing, {})
            self._add(one.one, one.other, (_odds(one), 1, one.decision is Decision.DIFFERENT))
            if one.is_human and one.decision is Decision.SAME:
                joined.append(one)
        for one in joined:
            self._join(self._top[one.one], self._top[one.other])

    def are_one(self, one: str, other: str) -> bool:
        """Whether two things are in one group."""
        return self._top[one] == self._top[other]

    def try_to_join(self, judgement: Judgement) -> None:
        """Join the groups of a pair if they agree."""
        one, other = self._top[judgement.one], self._top[judgement.other]
        if one == other:
            return
        odds, pairs, is_apart = self._between[one].get(other, (0.0, 0, False))
        possible = len(self._members[one]) * len(self._members[other])
        if not is_apart and (odds + _SILENT * (possible - pairs)) / possible >= _MEAN_FROM:
            self._join(one, other)

    def _add(self, one: str, other: str, known: tuple[float, int, bool]) -> None:
        for a, b in ((one, other), (other, one)):
            odds, pairs, is_apart = self._between[a].get(b, (0.0, 0, False))
            self._between[a][b] = (odds + known[0], pairs + known[1], is_apart or known[2])

    def _join(self, one: str, other: str) -> None:
        if one == other:
            return
        if (-len(self._members[other]), other) < (-len(self._members[one]), one):
            one, other = other, one
        for member in self._members[other]:
            self._top[member] = one
        self._members[one] += self._members.pop(other)
        for far, known in self._between.pop(other).items():
            del self._between[far][other]
            if far != one:
                self._add(one, far, known)


def _odds(judgement: Judgement) -> float:
    """Log-odds of a rule's score; a person's word is as sure as can be."""
    if judgement.is_human:
        return {Decision.SAME: 8.0, Decision.DIFFERENT: -8.0}.get(judgement.decision, 0.0)
    score = min(0.9995, max(0.0005, judgement.score or 0.0))
    return math.log(score / (1 - score))
