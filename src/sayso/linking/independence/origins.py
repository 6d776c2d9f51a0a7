"""Voices put together to origins, and how many of them there are at least and at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sayso.linking.independence.likeness import are_apart, is_surely_one, speaks_for
from sayso.linking.independence.voices import Voice

# The largest set of sources that cannot be one another is sought exactly among so many, among more one after another.
_EXACT: Final = 16
# Of newsrooms that show nothing of their own, the first may have found out by itself, and so many in all.
MOST_BARE: Final = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Voices that are surely one source, the one that says most first."""

    voices: tuple[Voice, ...]

    @property
    def best(self) -> Voice:
        """The voice that it is called by."""
        return self.voices[0]

    @property
    def is_sure(self) -> bool:
        """Whether one of the voices is surely a source of its own."""
        return any(voice.is_sure for voice in self.voices)

    @property
    def is_bare(self) -> bool:
        """Whether it is a newsroom that shows nothing of its own."""
        return all(voice.is_bare for voice in self.voices)

    @property
    def since(self) -> tuple[str, str]:
        """When it was first heard, for sorting."""
        return min((voice.published, voice.report) for voice in self.voices)

    @property
    def number(self) -> int:
        """How many it may be."""
        return max(voice.wording.number if voice.is_person else 1 for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Count:
    """The groups of one side; `low` holds the numbers of those that count in the low figure, `spoken` by whom else.

    `high` is how much each group counts in the high figure. `like` names, for each that does not count in the low
    figure, another that it could be.
    """

    groups: tuple[Group, ...]
    low: frozenset[int]
    high: tuple[int, ...]
    like: Mapping[int, int]
    spoken: Mapping[int, int]

    @property
    def least(self) -> int:
        """The low figure."""
        return len(self.low)

    @property
    def most(self) -> int:
        """The high figure."""
        return max(sum(self.high), len(self.low))


def grouped(voices: Sequence[Voice]) -> tuple[Group, ...]:
    """Join voices that are surely one; the groups that are surely sources first, named before unnamed."""
    top = list(range(len(voices)))

    def first(at: int) -> int:
        while top[at] != at:
            at = top[at]
        return at

    for one, other in combinations(range(len(voices)), 2):
        if voices[one].denies == voices[other].denies and is_surely_one(voices[one], voices[other]):
            low, high = sorted((first(one), first(other)))
            top[high] = low
    members: dict[int, list[Voice]] = {}
    for at, voice in enumerate(voices):
        members.setdefault(first(at), []).append(voice)
    groups = [Group(tuple(sorted(rows, key=_standing))) for rows in members.values()]
    return tuple(sorted(groups, key=lambda group: (not group.is_sure, _standing(group.best))))


def counted(groups: Sequence[Group]) -> Count:
    """1. Bodies whose people speak, 2. those that are all different people, 3. one at the least, 4. all that may be."""
    # 1. A body and the one who speaks for it are one.
    spoken = {
        at: other
        for at, group in enumerate(groups)
        for other, speaker in reversed(list(enumerate(groups)))
        if at != other and _is_spoken_by(group, speaker)
    }
    # 2. Of those that could be each other, one counts.
    sure = [at for at, group in enumerate(groups) if group.is_sure and at not in spoken]
    low = frozenset(_most_apart(sure, groups))
    # 3. Somebody must have known it first.
    if not low and groups:
        low = frozenset({0})
    like = {
        at: next((other for other in sorted(low) if not groups_apart(groups[at], groups[other])), min(low))
        for at in range(len(groups))
        if low and at not in low and at not in spoken
    }
    # 4. Nobody is left out that may be a source; but newsrooms that show nothing of their own do not count without end.
    bare = sorted((at for at, group in enumerate(groups) if group.is_bare), key=lambda at: groups[at].since)
    left_out = frozenset(spoken) | frozenset(bare[MOST_BARE:]) - low
    high = tuple(0 if at in left_out else group.number for at, group in enumerate(groups))
    return Count(tuple(groups), low, high, like, spoken)


def groups_apart(one: Group, other: Group) -> bool:
    """Whether two groups cannot be one source."""
    pairs = [(a, b) for a in one.voices for b in other.voices]
    if any(a.body & b.body for a, b in pairs):
        return False
    return any(are_apart(a, b) for a, b in pairs)


def _is_spoken_by(body: Group, speaker: Group) -> bool:
    if not all(voice.is_body for voice in body.voices) or any(voice.is_body for voice in speaker.voices):
        return False
    return any(speaks_for(b, a) for a in body.voices for b in speaker.voices)


def _most_apart(sure: Sequence[int], groups: Sequence[Group]) -> tuple[int, ...]:
    """The largest set of which no two could be one; of several as large the first in order."""
    apart = {
        at: frozenset(other for other in sure if other != at and groups_apart(groups[at], groups[other])) for at in sure
    }
    if len(sure) <= _EXACT:
        return _largest((), tuple(sure), apart)
    chosen: list[int] = []
    for at in sure:
        if all(other in apart[at] for other in chosen):
            chosen.append(at)
    return tuple(chosen)


def _largest(chosen: tuple[int, ...], left: tuple[int, ...], apart: Mapping[int, frozenset[int]]) -> tuple[int, ...]:
    best = chosen
    for number, at in enumerate(left):
        if len(chosen) + len(left) - number <= len(best):
            break
        found = _largest((*chosen, at), tuple(one for one in left[number + 1 :] if one in apart[at]), apart)
        if len(found) > len(best):
            best = found
    return best


def _standing(voice: Voice) -> tuple[bool, bool, int, str, str, str]:
    return (not voice.is_sure, not voice.is_named, -len(voice.label), voice.label, voice.report, voice.claim or "")
