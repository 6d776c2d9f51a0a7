"""The packaged lists of actors: media, forces, groups, bodies of states and between states, with all their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.credit_lists import credit_names
from sayso.ontology.word_lists import check_keys, read_knowledge

FILES: Final = ("media", "igos", "ngos", "armed_groups", "state_forces", "governments", "parties", "companies")
TYPES: Final = ("Organisation", "Person", "CommsIdentifier")
SUBTYPES: Final = (
    "armed_group", "state_force", "government", "court", "party", "media", "igo", "ngo", "company", "community",
    "channel", "account",
)  # fmt: skip
_OPTIONAL: Final = frozenset({"aka", "country", "sector", "subtype"})


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor with all its names, the first the main one. `country` is ISO 3166-1 alpha-3, `sector` PLOVER's."""

    names: tuple[str, ...]
    type: str
    subtype: str | None
    country: str | None
    sector: str | None

    @property
    def name(self) -> str:
        """The main name."""
        return self.names[0]


@dataclass(frozen=True, slots=True, eq=False)
class ActorList:
    """Actors in order; later ones win over earlier ones of the same name. `version` is a digest of those added.

    The packaged lists are part of the ontology's own version; `version` is empty without additions.
    """

    actors: tuple[KnownActor, ...]
    version: str


@cache
def packaged_actors() -> ActorList:
    """The shipped lists, and the agencies and outlets of the credit lists.

    Raises:
        BadKnowledge: a file is malformed, or a key unknown.
    """
    found: list[KnownActor] = []
    for name in FILES:
        found += _read_file(name)
    listed = {form for actor in found for form in actor.names}
    return ActorList((*_credited(listed), *found), "")


def _read_file(name: str) -> list[KnownActor]:
    """One file: lists by a name of their own, each with source, defaults and actors."""
    where = f"ontology/actors/{name}.yml"
    found: list[KnownActor] = []
    for key, entry in read_knowledge("actors", name).items():
        if not isinstance(entry, dict):
            raise BadKnowledge(f"{where}: {key} needs source, type, subtype, sector, actors")
        check_keys(f"{where}: {key}", entry, frozenset({"source", "type", "subtype", "country", "sector", "actors"}))
        if not isinstance(entry["source"], str) or not entry["source"].strip():
            raise BadKnowledge(f"{where}: {key}: the source is empty")
        if not isinstance(entry["actors"], dict):
            raise BadKnowledge(f"{where}: {key}: actors must map each name to its facts")
        found += [_actor(f"{where}: {key}", name, facts, entry) for name, facts in entry["actors"].items()]
    return found


def _actor(where: str, name: object, facts: object, defaults: dict[str, object]) -> KnownActor:
    facts = {} if facts is None else {"aka": facts} if isinstance(facts, list) else facts
    if not isinstance(name, str) or not isinstance(facts, dict) or not set(facts) <= _OPTIONAL:
        raise BadKnowledge(f"{where}: {name!r} may have {', '.join(sorted(_OPTIONAL))} and nothing else")
    others = facts.get("aka", [])
    if not isinstance(others, list) or not all(isinstance(other, str) and other for other in others):
        raise BadKnowledge(f"{where}: {name}: aka must be a list of texts")
    values = {key: facts.get(key, defaults[key]) for key in ("subtype", "country", "sector")}
    return checked_actor(f"{where}: {name}", (name, *others), str(defaults["type"]), values)


def checked_actor(where: str, names: tuple[str, ...], kind: str, values: dict[str, object]) -> KnownActor:
    """An actor whose type, subtype, country and sector are ones that the record knows.

    Raises:
        BadKnowledge: with `where` and what is wrong.
    """
    subtype, country, sector = (
        None if values[key] is None else str(values[key]) for key in ("subtype", "country", "sector")
    )
    if kind not in TYPES:
        raise BadKnowledge(f"{where}: the type {kind!r} is none of {', '.join(TYPES)}")
    if subtype is not None and subtype not in SUBTYPES:
        raise BadKnowledge(f"{where}: the subtype {subtype!r} is none of {', '.join(SUBTYPES)}")
    for what, code in (("country", country), ("sector", sector)):
        if code is not None and not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            raise BadKnowledge(f"{where}: the {what} {code!r} is no code of three capital letters")
    return KnownActor(tuple(dict.fromkeys(names)), kind, subtype, country, sector)


def _credited(listed: set[str]) -> list[KnownActor]:
    """Agencies and outlets of the credit lists that the media list does not describe itself."""
    names = credit_names()
    forms: dict[str, list[str]] = {}
    for form, name in (*names.agencies.items(), *names.outlets.items()):
        if form not in names.only_in_brackets:
            forms.setdefault(name, []).append(form)
    return [
        KnownActor(tuple(dict.fromkeys((name, *own))), "Organisation", "media", None, "JRN")
        for name, own in forms.items()
        if name not in listed
    ]
