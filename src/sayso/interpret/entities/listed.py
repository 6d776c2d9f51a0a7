"""The actor list by the keys under which names of a report are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.gazetteer.names import name_key
from sayso.ontology.actors import ActorList, KnownActor


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Actors by number. `keys` holds names that mean one actor only; `every` all numbers of a key."""

    actors: tuple[KnownActor, ...]
    keys: Mapping[str, int]
    every: Mapping[str, tuple[int, ...]]

    def names(self) -> tuple[str, ...]:
        """The main name of each."""
        return tuple(actor.name for actor in self.actors)


@lru_cache(maxsize=4)
def listed_actors(actors: ActorList) -> Listed:
    """The list made ready for look-ups; a user's actor takes a name over from a shipped one."""
    every: dict[str, list[int]] = {}
    names: dict[str, int] = {}
    replaced: set[int] = set()
    for number, actor in enumerate(actors.actors):
        own_key = name_key(actor.name)
        # The same main name again is a newer word on the same actor.
        if own_key in names:
            replaced.add(names[own_key])
        names[own_key] = number
        for name in actor.names:
            numbers = every.setdefault(name_key(name), [])
            if number not in numbers:
                numbers.append(number)
    kept = {key: tuple(n for n in numbers if n not in replaced) for key, numbers in every.items() if key}
    return Listed(actors.actors, {key: own[0] for key, own in kept.items() if len(own) == 1}, kept)
