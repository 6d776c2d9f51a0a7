"""What was hit and which places the sentence names, read off its words: reports that differ in both are of two events.

A report often says where in a phrase that is no participant ("inside a boarding school"), and of a place that no list
knows ("in Drata"). What stands in the sentence of the trigger counts, whatever part it has there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sayso.linking.events.wording import RARE, telling
from sayso.linking.evidence import Feature
from sayso.linking.traces.wording import words_in
from sayso.ontology.joining import common_words
from sayso.records.trace import EventTrace

OTHER_SITES: Final = "other sites"
_NAME: Final = r"((?:[^\W\d_a-z][\w'’-]+[ \t]?){1,3})"
_CAPITAL: Final = re.compile(r"(?<=\w[ ,])(?:[\"“(])?([^\W\d_a-z][\w'’-]+)")
_WORD: Final = re.compile(r"[^\W\d_]+")


def site_features(one: EventTrace, other: EventTrace) -> list[Feature]:
    """Sites in common or not, and places named in only one of the two each."""
    features = []
    first, second = sites_in(one.quote.text), sites_in(other.quote.text)
    evidence = f"{', '.join(first.values())} / {', '.join(second.values())}"
    if first and second:
        # "The police station" is "the station" later.
        is_shared = bool(first.keys() & second.keys()) or bool(_last_words(first) & _last_words(second))
        features.append(
            Feature("same kind of site", 1.0, 0.7, evidence) if is_shared else Feature(OTHER_SITES, 1.0, -1.6, evidence)
        )
    return features + _names_apart(one, other)


def _names_apart(one: EventTrace, other: EventTrace) -> list[Feature]:
    """Names of places, else names of any kind, of which none stands in or near both sentences."""
    for read, name, weight in (
        (places_named, "no place named in both", -1.5),
        (all_names, "no name in both", -1.0),
    ):
        here, there = read(one.quote.text), read(other.quote.text)
        if here and there and not _meet(here, other) and not _meet(there, one):
            evidence = f"{', '.join(sorted(here))} / {', '.join(sorted(there))}"
            return [Feature(name, 1.0, weight, evidence)]
    return []


def _last_words(sites: dict[int, str]) -> set[str]:
    return {words.rpartition(" ")[2] for words in sites.values()}


def _meet(names: frozenset[str], trace: EventTrace) -> bool:
    return bool(names & {*trace.words, *trace.nearby, *trace.names})


@lru_cache(maxsize=16_384)
def sites_in(sentence: str) -> dict[int, str]:
    """Sites that a sentence has, by number of their set, the longest wording of each."""
    words = [_singular(word) for word in _WORD.findall(sentence.lower())]
    known = common_words().sites
    found: dict[int, str] = {}
    taken: set[int] = set()
    for length in (2, 1):
        for start in range(len(words) - length + 1):
            places = set(range(start, start + length))
            number = known.get(tuple(words[start : start + length]))
            if number is not None and not places & taken:
                taken |= places
                found.setdefault(number, " ".join(words[start : start + length]))
    return found


@lru_cache(maxsize=16_384)
def places_named(sentence: str) -> frozenset[str]:
    """Rare words of names after "in", "near" and the like."""
    found = {word for match in _after_locatives().finditer(sentence) for word in words_in((match[1],))}
    return frozenset(word for word in found if telling(word) >= RARE)


@lru_cache(maxsize=16_384)
def all_names(sentence: str) -> frozenset[str]:
    """Rare words that begin with a capital, the sentence's first word aside."""
    found = {word for match in _CAPITAL.finditer(sentence) for word in words_in((match[1],))}
    return frozenset(word for word in found if telling(word) >= RARE)


@lru_cache(maxsize=1)
def _after_locatives() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(common_words().locatives)})\s+{_NAME}")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "cks")) else word
