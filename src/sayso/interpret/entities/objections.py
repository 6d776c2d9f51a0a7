"""What must stay apart: kinds, number, gender, names and places that differ, and things inside others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from sayso.interpret.entities.clusters import names_of
from sayso.interpret.entities.likeness import conflict
from sayso.interpret.entities.listed import known_key
from sayso.interpret.entities.profiles import Profile
from sayso.ontology.entities import EntityWords, Gender
from sayso.records import MentionType, Place

# The constraints by name: a join may be made despite some of them.
TYPES, NUMBERS, GENDERS, PLACES, NAMES, NESTING = "types", "numbers", "genders", "places", "names", "nesting"

_PEOPLE_TYPES: Final = frozenset({MentionType.PERSON, MentionType.ORGANISATION, MentionType.NATIONALITY})
_THING_TYPES: Final = frozenset({MentionType.VEHICLE, MentionType.MILITARY_PLATFORM, MentionType.WEAPON})
_SPEAKING: Final = frozenset({MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER})
# Names that differ are compared up to so many on each side; large groups repeat the same few names.
_MOST_NAMES: Final = 12


@dataclass(frozen=True, slots=True)
class Objections:
    """The constraints of one report. `places` are by the id of their mention; `known` are actor ids by name key."""

    words: EntityWords
    places: Mapping[str, Place]
    known: Mapping[str, int]

    def __call__(
        self, one: Sequence[Profile], other: Sequence[Profile], *, despite: frozenset[str] = frozenset()
    ) -> str | None:
        """Why the two groups cannot be one; None if they can."""
        checks = {
            TYPES: self._types,
            NUMBERS: self._numbers,
            GENDERS: self._genders,
            PLACES: self._places,
            NAMES: self._names,
            NESTING: _nesting,
        }
        for constraint, check in checks.items():
            if constraint not in despite and (against := check(one, other)) is not None:
                return against
        return None

    def _types(self, one: Sequence[Profile], other: Sequence[Profile]) -> str | None:
        mine, theirs = _settled_types(one), _settled_types(other)
        if not mine or not theirs or mine & theirs:
            return None
        if mine | theirs <= _THING_TYPES or mine | theirs <= _SPEAKING:
            return None
        if mine | theirs <= _PEOPLE_TYPES and (_several(one) or _several(other)):
            # Reports call groups of people either; one man is no organisation.
            return None if not (_one_person(one) or _one_person(other)) else "a person and a body"
        return "different kinds of thing"

    def _numbers(self, one: Sequence[Profile], other: Sequence[Profile]) -> str | None:
        mine, theirs = _plural(one), _plural(other)
        if mine is not None and theirs is not None and mine is not theirs:
            return "one and several"
        return None

    def _genders(self, one: Sequence[Profile], other: Sequence[Profile]) -> str | None:
        mine, theirs = _gender(one), _gender(other)
        if Gender.ANY not in (mine, theirs) and mine is not theirs:
            return "a man and a woman" if Gender.NEUTER not in (mine, theirs) else "a person and a thing"
        return None

    def _places(self, one: Sequence[Profile], other: Sequence[Profile]) -> str | None:
        mine, theirs = self._ids(one), self._ids(other)
        return "different places" if mine and theirs and not mine & theirs else None

    def _ids(self, group: Sequence[Profile]) -> set[int]:
        found = {self.places[p.mention.id].geonames for p in group if p.mention.id in self.places}
        return {number for number in found if number is not None}

    def _listed(self, profile: Profile) -> int | None:
        if profile.name is None:
            return None
        return self.known.get(known_key(profile.name.key, is_person=profile.type is MentionType.PERSON))

    def _names(self, one: Sequence[Profile], other: Sequence[Profile]) -> str | None:
        against: str | None = None
        is_borne_out = False
        for a, b in product(_distinct(one), _distinct(other)):
            if a.name is None or b.name is None:
                continue
            if self._listed(a) is not None and self._listed(a) == self._listed(b):
                return None
            kind = MentionType.PERSON if MentionType.PERSON in (a.type, b.type) else a.type
            found = conflict(a.name, b.name, kind, self.words)
            if found is None:
                is_borne_out = True
            elif found.is_strong:
                return f"{found.reason}: {a.name.text}, {b.name.text}"
            else:
                against = against or f"{found.reason}: {a.name.text}, {b.name.text}"
        return None if is_borne_out else against


def _distinct(group: Sequence[Profile]) -> list[Profile]:
    by_key: dict[str, Profile] = {}
    for profile in names_of(group):
        by_key.setdefault(profile.own_name.key, profile)
    return list(by_key.values())[:_MOST_NAMES]


def _settled_types(group: Sequence[Profile]) -> set[MentionType]:
    """Types of names if there are any, else of descriptions; pronouns take any type from the model by guess."""
    named = {p.type for p in group if p.is_name}
    return named or {p.type for p in group if p.is_nominal}


def _several(group: Sequence[Profile]) -> bool:
    return any(p.plural is not False for p in group)


def _one_person(group: Sequence[Profile]) -> bool:
    return any(p.type is MentionType.PERSON and p.plural is False and p.pronoun is None for p in group)


def _plural(group: Sequence[Profile]) -> bool | None:
    """Number as names and descriptions have it; a group noun goes with both."""
    if any(p.pronoun is None and p.plural is None for p in group):
        return None
    known = [p for p in group if p.plural is not None]
    sure = [p for p in known if p.pronoun is None] or known
    return sure[0].plural if sure else None


def _gender(group: Sequence[Profile]) -> Gender:
    found = {p.gender for p in group if p.gender in (Gender.MALE, Gender.FEMALE)}
    if len(found) == 1:
        return found.pop()
    if found:
        return Gender.ANY
    if any(p.gender is Gender.NEUTER for p in group) and not any(p.type is MentionType.PERSON for p in group):
        return Gender.NEUTER
    return Gender.ANY


def _nesting(one: Sequence[Profile], other: Sequence[Profile]) -> str | None:
    """ "its fighters" are not "it": what stands inside a phrase is another thing than the phrase."""
    others = sorted(other, key=lambda p: p.mention.span.start)
    for a in one:
        for b in others:
            if b.mention.span.start >= a.mention.span.end:
                break
            if _is_inside(a, b) or _is_inside(b, a):
                return f"one stands inside the other: {a.text}, {b.text}"
    return None


def _is_inside(inner: Profile, outer: Profile) -> bool:
    span, whole = inner.mention.span, outer.mention.span
    if not whole.contains(span) or span == whole or span.contains(outer.mention.head):
        return False
    if inner.name is not None and outer.name is not None and outer.name.span.contains(inner.name.span):
        # A part of a person's name is his own, a part of a body's name another body.
        return inner.name.span != outer.name.span and inner.type is not MentionType.PERSON
    # After a name come appositions and clauses that may mean it again.
    return not (span.start >= outer.mention.head.end and inner.name is None and outer.is_name)
