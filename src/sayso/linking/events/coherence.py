"""Joined events hold together: a group is joined when its members agree on the whole, not by a chain of likenesses.

Groups are built from the surest pair on. Two groups become one where no rule keeps any of their members apart and, over
all pairs of their reports, the mean of what speaks for one incident is above nothing; of several tellings in a report
the likest counts. What people decided comes first and is never undone here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    for judgement in sorted(rules, key=_surest_first):
        groups.try_to_join(judgement)
    return tuple(_settled(judgement, groups) for judgement in chosen)


def _surest_first(judgement: Judgement) -> tuple[bool, float, str, str]:
    """What one report tells twice goes first: its fuller telling then speaks for both."""
    is_apart = _report(judgement.one) != _report(judgement.other)
    return is_apart, -(judgement.score or 0.0), judgement.one, judgement.other


def _settled(judgement: Judgement, groups: _Groups) -> Judgement:
    if judgement.decision is not Decision.SAME or judgement.is_human or groups.are_one(judgement.one, judgement.other):
        return judgement
    return replace(judgement, decision=Decision.UNSURE, reason=f"{_NOT_ALL}; {judgement.reason}")


class _Groups:
    """Groups with what is known between them."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._top: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._reports: dict[str, set[str]] = {}
        self._between: dict[str, dict[str, _Between]] = {}
        joined = []
        for one in judgements:
            for thing in (one.one, one.other):
                self._top.setdefault(thing, thing)
                self._members.setdefault(thing, [thing])
                self._reports.setdefault(thing, {_report(thing)})
                self._between.setdefault(thing, {})
            pair = (_report(one.one), _report(one.other))
            known = _Between({(min(pair), max(pair)): _odds(one)}, one.decision is Decision.DIFFERENT)
            self._between[one.one][one.other] = self._between[one.other][one.one] = known
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
        known = self._between[one].get(other, _NOTHING)
        possible = len(self._reports[one]) * len(self._reports[other])
        silent = _SILENT * (possible - len(known.odds))
        if not known.is_apart and (sum(known.odds.values()) + silent) / possible >= _MEAN_FROM:
            self._join(one, other)

    def _join(self, one: str, other: str) -> None:
        if one == other:
            return
        if (-len(self._members[other]), other) < (-len(self._members[one]), one):
            one, other = other, one
        for member in self._members[other]:
            self._top[member] = one
        self._members[one] += self._members.pop(other)
        self._reports[one] |= self._reports.pop(other)
        for far, known in self._between.pop(other).items():
            del self._between[far][other]
            if far != one:
                both = self._between[one].get(far, _NOTHING).with_more(known)
                self._between[one][far] = self._between[far][one] = both


@dataclass(frozen=True, slots=True)
class _Between:
    """Between two groups: for each pair of reports the log-odds of their likest tellings; whether a rule parts them."""

    odds: Mapping[tuple[str, str], float]
    is_apart: bool

    def with_more(self, other: _Between) -> _Between:
        odds = dict(self.odds)
        for pair, value in other.odds.items():
            odds[pair] = max(value, odds.get(pair, value))
        return _Between(odds, self.is_apart or other.is_apart)


_NOTHING: Final = _Between({}, is_apart=False)


def _report(trace_id: str) -> str:
    """The part of a trace's id that names its report."""
    return trace_id.rpartition(":")[0] or trace_id


def _odds(judgement: Judgement) -> float:
    """Log-odds of a rule's score; a person's word is as sure as can be."""
    if judgement.is_human:
        return {Decision.SAME: 8.0, Decision.DIFFERENT: -8.0}.get(judgement.decision, 0.0)
    score = min(0.9995, max(0.0005, judgement.score or 0.0))
    return math.log(score / (1 - score))
