"""Who: named actors by who they are, and attackers, victims and targets without a name by the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from sayso.linking.events.wording import telling
from sayso.linking.evidence import Feature
from sayso.linking.traces.wording import words_in
from sayso.records import Role
from sayso.records.trace import EventTrace, TracedParticipant

_DOERS: Final = (Role.ACTOR,)
_DONE_TO: Final = (Role.TARGET, Role.VICTIM, Role.RECIPIENT)
OTHER_VICTIMS: Final = "other people it was done to"
OTHER_TARGETS: Final = "other targets"
_SHOWN: Final = 4


def people_features(one: EventTrace, other: EventTrace, who: Mapping[str, str]) -> list[Feature]:
    """How well those who take part go together.

    Args:
        who: from bearers to actors; a bearer that is not in it is known by its name.
    """
    features: list[Feature] = []
    named = {role: (_named(one, role, who), _named(other, role, who)) for role in (_DOERS, _DONE_TO)}
    shared = {
        actor for first in named.values() for second in named.values() for actor in first[0].keys() & second[1].keys()
    }
    done_to = named[_DONE_TO]
    if shared:
        names = sorted(
            {name for pair in named.values() for side in pair for key, name in side.items() if key in shared}
        )
        is_done_to = bool(shared & done_to[0].keys() & done_to[1].keys())
        weight = 1.6 if is_done_to else 0.9
        features.append(Feature("actors in common", min(2.0, len(shared)), weight, ", ".join(names[:_SHOWN])))
    elif done_to[0] and done_to[1]:
        features.append(Feature(OTHER_VICTIMS, 1.0, -1.2, _both(done_to)))
    elif named[_DOERS][0] and named[_DOERS][1]:
        # Each side names the other: who did it is what reports quarrel about.
        features.append(Feature("other doers", 1.0, -0.5, _both(named[_DOERS])))
    return [*features, *_nouns(one, other)]


def _nouns(one: EventTrace, other: EventTrace) -> list[Feature]:
    """Words for targets and victims."""
    features: list[Feature] = []
    first, second = _words(one, _DONE_TO), _words(other, _DONE_TO)
    shared = first & second
    if shared:
        weight = min(1.5, sum(telling(word) for word in shared))
        features.append(Feature("like words for what was hit", weight, 0.8, ", ".join(sorted(shared)[:_SHOWN])))
    else:
        targets = _words(one, (Role.TARGET,)), _words(other, (Role.TARGET,))
        if targets[0] and targets[1]:
            evidence = " / ".join(", ".join(sorted(side)[:_SHOWN]) for side in targets)
            features.append(Feature(OTHER_TARGETS, 1.0, -1.2, evidence))
    doers = _words(one, _DOERS) & _words(other, _DOERS)
    if doers:
        weight = min(1.5, sum(telling(word) for word in doers))
        features.append(Feature("like words for who did it", weight, 0.6, ", ".join(sorted(doers)[:_SHOWN])))
    return features


def _named(trace: EventTrace, roles: tuple[Role, ...], who: Mapping[str, str]) -> dict[str, str]:
    """Actors of some roles, with the words for them."""
    found = {}
    for one in trace.participants:
        if one.bearer is not None and one.role in roles:
            name = one.bearer.partition("#")[2].rstrip("'")
            found[who.get(one.bearer, f"name {' '.join(noun_words(name))}")] = name
    return found


def _words(trace: EventTrace, roles: tuple[Role, ...]) -> set[str]:
    return {word for one in trace.participants if one.role in roles for word in _nouns_of(one)}


def _nouns_of(one: TracedParticipant) -> tuple[str, ...]:
    return noun_words(one.quote.text)


@lru_cache(maxsize=65_536)
def noun_words(text: str) -> tuple[str, ...]:
    """The telling words of a phrase, numbers left out."""
    return tuple(word for word in words_in((text,)) if not word.isdigit() and word not in _NUMBERS)


def _both(pair: tuple[Mapping[str, str], Mapping[str, str]]) -> str:
    return " / ".join(", ".join(sorted(side.values())[:_SHOWN]) for side in pair)


_NUMBERS: Final = frozenset(words_in(("one two three four five six seven eight nine ten eleven twelve dozen dozens",)))
