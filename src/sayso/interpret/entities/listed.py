"""The actor list by the keys under which names of a report are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.gazetteer.names import name_key
from sayso.ontology.actors import ActorList, KnownActor, packaged_actors

_PERSON: Final = "Person"
_ACRONYM_CHARS: Final = 5
_LOCAL: Final = ("armed_group", "state_force", "party", "company", "government")


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Actors by number. `keys` holds names that mean one actor, `several` the numbers of those that mean more,
    `local` the country of acronyms that mean nothing abroad."""

    actors: tuple[KnownActor, ...]
    keys: Mapping[str, int]
    several: Mapping[str, tuple[int, ...]]
    local: Mapping[str, str]

    def names(self) -> tuple[str, ...]:
        """The main name of each."""
        return tuple(actor.name for actor in self.actors)

    def keys_near(self, countries: frozenset[str]) -> Mapping[str, int]:
        """The keys that can be meant in a report on these countries (alpha-3).

        An acronym of one country's force or group is another's elsewhere; one of several actors means the one of the
        countries at hand, if there is just one.
        """
        settled = {
            key: number for key, number in self.keys.items() if key not in self.local or self.local[key] in countries
        }
        for key, numbers in self.several.items():
            near = [n for n in numbers if self.actors[n].country in countries]
            if len(near) == 1:
                settled[key] = near[0]
        return settled


def known_key(key: str, *, is_person: bool) -> str:
    """The key of a name in the list: a person and a body of one name are two; empty stays empty."""
    return f"person {key}" if is_person and key else key


@lru_cache(maxsize=4)
def listed_actors(actors: ActorList) -> Listed:
    """The list made ready for look-ups; a user's actor takes a name over from a shipped one."""
    every: dict[str, list[int]] = {}
    names: dict[str, int] = {}
    replaced: set[int] = set()
    for number, actor in enumerate(actors.actors):
        own_key = known_key(name_key(actor.name), is_person=actor.type == _PERSON)
        # The same main name again is a newer word on the same actor.
        if own_key in names:
            replaced.add(names[own_key])
        names[own_key] = number
        for name in actor.names:
            numbers = every.setdefault(known_key(name_key(name), is_person=actor.type == _PERSON), [])
            if number not in numbers:
                numbers.append(number)
    kept = {key: tuple(n for n in numbers if n not in replaced) for key, numbers in every.items() if key}
    return Listed(
        actors.actors,
        keys={key: own[0] for key, own in kept.items() if len(own) == 1},
        several={key: own for key, own in kept.items() if len(own) > 1},
        local={
            key: country
            for key, own in kept.items()
            if len(own) == 1
            and len(key) <= _ACRONYM_CHARS
            and (country := actors.actors[own[0]].country) is not None
            and actors.actors[own[0]].subtype in _LOCAL
            and own[0] < len(packaged_actors().actors)
        },
    )
