"""Names that lists or people give as names of one actor: by these, names meet that share no word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.linking.naming.groups import PartKind, group_name
from sayso.linking.naming.scripts import MAX_NAME_CHARS, fold_word, is_arabic
from sayso.linking.naming.spelling import sound_key
from sayso.ontology.actors import KnownActor, packaged_actors


@dataclass(frozen=True, slots=True, eq=False)
class AliasBook:
    """Which known actors bear a name, by number in the list that it was made from."""

    bearers: Mapping[str, frozenset[int]]
    names: tuple[str, ...]

    def of(self, name: str) -> frozenset[int]:
        """The actors that bear a name, in whatever spelling; none for an unknown one."""
        return self.bearers.get(alias_key(name), frozenset())


def alias_key(name: str) -> str:
    """One key for the spellings of a body's name; words of the kind of body and articles do not count."""
    found = group_name(name)
    if found.acronym:
        return f"acronym:{found.acronym}"
    kept = [p for p in found.parts if p.kind is not PartKind.NEUTRAL] or list(found.parts)
    keys = [p.key if p.kind is not PartKind.OWN or is_arabic(p.key) else sound_key(p.key) for p in kept]
    return " ".join(keys) or fold_word(name[:MAX_NAME_CHARS])


def alias_book(actors: Iterable[KnownActor]) -> AliasBook:
    """The book of a list of actors; no two actors are made one by a name that both bear."""
    bearers: dict[str, set[int]] = {}
    names: list[str] = []
    for number, actor in enumerate(actors):
        names.append(actor.name)
        for name in actor.names:
            bearers.setdefault(alias_key(name), set()).add(number)
    return AliasBook({key: frozenset(numbers) for key, numbers in bearers.items()}, tuple(names))


@cache
def packaged_aliases() -> AliasBook:
    """The book of the shipped lists."""
    return alias_book(packaged_actors().actors)


NO_ALIASES = AliasBook({}, ())
