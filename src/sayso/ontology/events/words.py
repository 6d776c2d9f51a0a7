"""Verbs that lend event nouns their grammar, words of modality, words of contexts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.events.checks import known_keys, mapping, read_mapping, text, texts
from sayso.ontology.events.codes import event_codes

_LIGHT: Final = ("doing", "undergoing", "beginning", "going_on", "ending", "happening")
_MODALITY: Final = (
    "planned",
    "threatened",
    "attempted",
    "averted",
    "attempted_modifiers",
    "planned_modifiers",
    "averted_modifiers",
    "ongoing_modifiers",
    "background_modifiers",
    "hypothetical_markers",
    "hypothetical_auxiliaries",
    "urging_auxiliaries",
    "planned_auxiliaries",
    "hypothetical_nouns",
    "ongoing_auxiliaries",
    "negating",
)


_PREPOSITIONS: Final = (
    "locative",
    "placed",
    "aside",
    "aside_in_time",
    "blaming",
    "accusing",
    "passive",
    "definite",
    "introducing",
    "further",
)


@dataclass(frozen=True, slots=True)
class EventWords:
    """Lists by name: `light` (phrases as tuples of words), `modality`, `contexts` and small words (`prepositions`)."""

    light: dict[str, tuple[tuple[str, ...], ...]]
    modality: dict[str, frozenset[str]]
    contexts: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]


@cache
def event_words(language: str = "en") -> EventWords:
    """The packaged lists of a language.

    Raises:
        BadKnowledge: unknown or missing lists, or a context that PLOVER lacks.
    """
    light = _lists(language, "light.yml", _LIGHT)
    contexts = _lists(language, "contexts.yml", None)
    if unknown := sorted(contexts.keys() - set(event_codes().contexts)):
        raise BadKnowledge(f"contexts.yml: PLOVER has no context {', '.join(unknown)}")
    return EventWords(
        light={name: tuple(sorted(tuple(phrase.split()) for phrase in phrases)) for name, phrases in light.items()},
        modality=_lists(language, "modality.yml", _MODALITY),
        contexts=contexts,
        prepositions=_lists(language, "prepositions.yml", _PREPOSITIONS),
    )


def _lists(language: str, name: str, wanted: tuple[str, ...] | None) -> dict[str, frozenset[str]]:
    found = mapping(read_mapping(language, name), name)
    names = set(wanted) if wanted is not None else found.keys() - {"source"}
    known_keys(found, name, needed={"source", *names})
    text(found["source"], f"{name}: source")
    return {key: frozenset(texts(found[key], f"{name}: {key}")) for key in sorted(names)}
