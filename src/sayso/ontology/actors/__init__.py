"""Actors known by name: outlets, agencies, forces, groups and bodies with their other names; and those a user adds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sayso.ontology.actors.lists import ActorList, KnownActor, packaged_actors

__all__ = ["ActorList", "KnownActor", "knowledge_version", "open_actors", "packaged_actors"]


def open_actors(folder: Path | None = None) -> ActorList:
    """The shipped lists with the user's own after them.

    Args:
        folder: where added files lie; None is the user's own.
    Raises:
        BadKnowledge: a list is malformed or an added file is damaged.
    """
    from sayso.ontology.actors.added import added_actors

    shipped = packaged_actors()
    own = added_actors(folder)
    if not own.actors:
        return shipped
    return ActorList((*shipped.actors, *own.actors), own.version)


def knowledge_version(ontology: str, actors: ActorList) -> str:
    """The `ontology` of a reading's producer: the packaged knowledge together with added actors, if any."""
    if not actors.version:
        return ontology
    return hashlib.sha256(f"{ontology}\0{actors.version}".encode()).hexdigest()
