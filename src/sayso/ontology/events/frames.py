"""Role frames: which grammatical place of a verb or noun holds which participant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.errors import BadKnowledge
from sayso.ontology.events.checks import known_keys, mapping, read_mapping, text


class Slot(StrEnum):
    """What a place holds: a role of the record, or one that is decided by who fills it."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    TARGET = "target"
    INSTRUMENT = "instrument"
    BENEFICIARY = "beneficiary"
    AFFECTED = "affected"  # victim for people, target for anything else


_VERB_PLACES = ("subject", "object", "indirect", "clause_subject")
_NOUN_PLACES = ("possessor", "modifier")


@dataclass(frozen=True, slots=True)
class Frame:
    """Slots by place: `subject`, `object`, ... or a preposition, for the verb and for the noun."""

    name: str
    verb: dict[str, Slot]
    noun: dict[str, Slot]


@cache
def event_frames() -> dict[str, Frame]:
    """The packaged frames by name.

    Raises:
        BadKnowledge: unknown keys or slots.
    """
    found = read_mapping("frames.yml")
    known_keys(found, "frames.yml", needed={"source", "frames"})
    return {name: _frame(name, row) for name, row in mapping(found["frames"], "frames.yml").items()}


def _frame(name: str, row: object) -> Frame:
    found = mapping(row, f"frames.yml: {name}")
    known_keys(found, f"frames.yml: {name}", needed={"verb"}, allowed={"noun"})
    verb = _places(found["verb"], f"frames.yml: verb of {name}", wrong=_NOUN_PLACES)
    return Frame(name, verb, _places(found.get("noun", {}), f"frames.yml: noun of {name}", wrong=_VERB_PLACES))


def _places(value: object, where: str, *, wrong: tuple[str, ...]) -> dict[str, Slot]:
    places: dict[str, Slot] = {}
    for place, slot in mapping(value, where).items():
        if place in wrong:
            raise BadKnowledge(f"{where}: {place} is no place there")
        if text(slot, where) not in list(Slot):
            raise BadKnowledge(f"{where}: unknown slot {slot}; known are {', '.join(Slot)}")
        places[place] = Slot(str(slot))
    return places
