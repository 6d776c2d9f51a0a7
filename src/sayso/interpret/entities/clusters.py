"""Groups of mentions that mean one thing. Every join has a reason; what must stay apart cannot be joined by chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sayso.interpret.entities.profiles import Profile

KEPT_APART: Final = "kept apart before"


class Objection(Protocol):
    """Says why two groups cannot be one."""

    def __call__(self, one: Sequence[Profile], other: Sequence[Profile], *, despite: frozenset[str]) -> str | None:
        """The reason, or None if they can; constraints named in `despite` are not asked."""


@dataclass(frozen=True, slots=True)
class Joining:
    """One decision: two mentions (their places in `Reading.mentions`) and why they were joined, or why not."""

    first: int
    second: int
    reason: str
    joined: bool = True


class Clusters:
    """A partition of profiles that only grows together."""

    def __init__(self, profiles: Sequence[Profile], objection: Objection) -> None:
        """Each profile begins alone."""
        self._objection = objection
        self._members: dict[int, list[Profile]] = {profile.number: [profile] for profile in profiles}
        self._root: dict[int, int] = {profile.number: profile.number for profile in profiles}
        self._apart: dict[int, set[int]] = {}
        self.joinings: list[Joining] = []

    def group(self, profile: Profile) -> Sequence[Profile]:
        """The profiles of its group, in text order."""
        return self._members[self._root[profile.number]]

    def groups(self) -> list[Sequence[Profile]]:
        """All groups, by first mention."""
        return sorted(self._members.values(), key=lambda group: group[0].mention.head.start)

    def are_one(self, one: Profile, other: Profile) -> bool:
        """Whether they are in one group."""
        return self._root[one.number] == self._root[other.number]

    def keep_apart(self, one: Profile, other: Profile) -> None:
        """Never join the groups of these two from now on."""
        first, second = self._root[one.number], self._root[other.number]
        if first != second:
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)

    def objection_to(self, one: Profile, other: Profile, *, despite: frozenset[str] = frozenset()) -> str | None:
        """Why the groups of these two cannot be one; None if they can, or are one already."""
        first, second = self._root[one.number], self._root[other.number]
        if first == second:
            return None
        if second in self._apart.get(first, ()):
            return KEPT_APART
        return self._objection(self._members[first], self._members[second], despite=despite)

    def join(self, one: Profile, other: Profile, reason: str, *, despite: frozenset[str] = frozenset()) -> bool:
        """Join the groups of these two unless there is an objection; says whether they are one now.

        Args:
            despite: constraints that do not count here, because the text itself says that they are one.
        """
        first, second = self._root[one.number], self._root[other.number]
        if first == second:
            return True
        against = self.objection_to(one, other, despite=despite)
        if against is not None:
            self.joinings.append(Joining(one.number, other.number, f"{reason}; but {against}", joined=False))
            return False
        self.joinings.append(Joining(one.number, other.number, reason))
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        moved = self._members.pop(second)
        for profile in moved:
            self._root[profile.number] = first
        self._members[first] = sorted(
            (*self._members[first], *moved), key=lambda p: (p.mention.head.start, -p.mention.head.end)
        )
        for other_root in self._apart.pop(second, set()):
            self._apart[other_root].discard(second)
            self._apart[other_root].add(first)
            self._apart.setdefault(first, set()).add(other_root)
        return True


def names_of(group: Iterable[Profile]) -> list[Profile]:
    """The named members."""
    return [profile for profile in group if profile.is_name]
