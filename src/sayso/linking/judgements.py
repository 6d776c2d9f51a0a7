"""Judgements put together: what they join and keep apart, without ever contradicting each other.

Of all judgements on a pair the last one of a person counts, else the last of a rule. "Same" joins, and what is joined
stays joined with all that it is joined with; "different" keeps two groups apart as wholes. Where these meet, people go
before rules, keeping apart before joining, and the surer join before the less sure one: the rest is refused, and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sayso.records.judgement import Decision, Judgement


@dataclass(frozen=True, slots=True)
class Refused:
    """A "same" that was not followed, and the "different" that stood against it."""

    judgement: Judgement
    against: Judgement


@dataclass(frozen=True, slots=True)
class Resolution:
    """What judgements come to. `groups` are sorted, each of two or more; `refused` and `open` in order of pairs.

    `chosen` is the judgement that counts for each pair that has one.
    """

    groups: tuple[tuple[str, ...], ...]
    refused: tuple[Refused, ...]
    open: tuple[Judgement, ...]
    chosen: Mapping[tuple[str, str], Judgement]


def resolve(judgements: Iterable[Judgement]) -> Resolution:
    """Join and keep apart by judgements, in any order given; later ones of a rule come after earlier ones.

    1. The judgement that counts for each pair. 2. What people keep apart, then their joins, the earliest first. 3. What
    rules keep apart, but for what people joined. 4. Rules' joins, the surest first, where nothing stands against them.
    """
    chosen = _chosen(judgements)
    ordered = sorted(chosen.values(), key=_standing)
    groups = _Groups()
    refused: list[Refused] = []
    apart = [judgement for judgement in ordered if judgement.decision is Decision.DIFFERENT]
    for judgement in (one for one in apart if one.is_human):
        groups.keep_apart(judgement)
    for judgement in (one for one in ordered if one.decision is Decision.SAME and one.is_human):
        _join(groups, judgement, refused)
    # A rule that parts what a person joined has no say.
    for judgement in (one for one in apart if not one.is_human):
        groups.keep_apart(judgement)
    for judgement in (one for one in ordered if one.decision is Decision.SAME and not one.is_human):
        _join(groups, judgement, refused)
    unsure = [judgement for judgement in chosen.values() if judgement.decision is Decision.UNSURE]
    return Resolution(
        groups=groups.members(),
        refused=tuple(sorted(refused, key=lambda one: (one.judgement.one, one.judgement.other))),
        open=tuple(sorted(unsure, key=lambda one: (one.one, one.other))),
        chosen=chosen,
    )


def standing_of(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """People's judgements that count: of each pair the latest (of one time, the last given), none that was undone."""
    last: dict[tuple[str, str], Judgement] = {}
    for judgement in (one for one in judgements if one.is_human):
        pair = (judgement.one, judgement.other)
        before = last.get(pair)
        if before is None or (judgement.made_utc or "") >= (before.made_utc or ""):
            last[pair] = judgement
    return tuple(one for _, one in sorted(last.items()) if one.decision is not Decision.UNDONE)


def _chosen(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that counts for each pair: of people the latest (of one time, the last given), else of rules.

    A person's that was taken back leaves it to the rules.
    """
    judgements = tuple(judgements)
    rules = {(one.one, one.other): one for one in judgements if not one.is_human}
    people = {(one.one, one.other): one for one in standing_of(judgements)}
    return dict(sorted((rules | people).items()))


def _standing(judgement: Judgement) -> tuple[int, str, float, str, str]:
    """People first and in their order of time, then the surest; ties by the pair."""
    return (not judgement.is_human, judgement.made_utc or "", -(judgement.score or 0.0), judgement.one, judgement.other)


def _join(groups: _Groups, judgement: Judgement, refused: list[Refused]) -> None:
    against = groups.between(judgement.one, judgement.other)
    if against is None:
        groups.join(judgement.one, judgement.other)
    else:
        refused.append(Refused(judgement, against))


class _Groups:
    """Groups that grow by joining, each with the groups that it must stay apart from."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, dict[str, Judgement]] = {}

    def top(self, thing: str) -> str:
        """The thing that stands for its group."""
        top = thing
        while (parent := self._parent.get(top, top)) != top:
            top = parent
        while (parent := self._parent.get(thing, thing)) != top:
            self._parent[thing] = top
            thing = parent
        return top

    def between(self, one: str, other: str) -> Judgement | None:
        """What keeps the groups of two things apart."""
        return self._apart.get(self.top(one), _NOTHING).get(self.top(other))

    def keep_apart(self, judgement: Judgement) -> None:
        """Note that two groups are two, unless they are joined already."""
        one, other = self.top(judgement.one), self.top(judgement.other)
        if one != other:
            self._apart.setdefault(one, {}).setdefault(other, judgement)
            self._apart.setdefault(other, {}).setdefault(one, judgement)

    def join(self, one: str, other: str) -> None:
        """Make two groups one; it must stay apart from all that either must."""
        one, other = sorted((self.top(one), self.top(other)))
        self._parent.setdefault(one, one)
        if one == other:
            return
        self._parent[other] = one
        for far, judgement in self._apart.pop(other, {}).items():
            self._apart.setdefault(one, {}).setdefault(far, judgement)
            self._apart[far].pop(other, None)
            self._apart[far].setdefault(one, judgement)

    def members(self) -> tuple[tuple[str, ...], ...]:
        """Groups of two or more things, sorted."""
        found: dict[str, list[str]] = {}
        for thing in sorted(self._parent):
            found.setdefault(self.top(thing), []).append(thing)
        return tuple(sorted(tuple(group) for group in found.values() if len(group) > 1))


_NOTHING: Final[Mapping[str, Judgement]] = {}
