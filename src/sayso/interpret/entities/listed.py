"""The actor list by the keys under which names of a report are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.gazetteer.names import name_key
from sayso.ontology.actors import ActorList, KnownActor

_PERSON: Final = "Person"


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Actors by number. `keys` holds names that mean one actor, `several` the numbers of those that mean more."""

    actors: tuple[KnownActor, ...]
    keys: Mapping[str, int]
    several: Mapping[str, tuple[int, ...]]

    def names(self) -> tuple[str, ...]:
        """The main name of each."""
        return tuple(actor.name for actor in self.actors)

    def keys_near(self, countries: frozenset[str]) -> Mapping[str, int]:
        """The keys, and those of several actors of which one alone is of these countries (alpha-3)."""
        settled = dict(self.keys)
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
    )
