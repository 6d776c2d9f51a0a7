"""The packaged words that tell whether two sources could be one: kinds of people, genders, "another" and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

_WORDS: Final = ("another", "female", "male", "mouths", "plain", "one_party", "about", "deeds", "anyone")


@dataclass(frozen=True, slots=True)
class SourceLists:
    """What each list means stands in `independence/en.yml`; `kinds` gives the kinds of people by word."""

    another: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    mouths: frozenset[str]
    plain: frozenset[str]
    one_party: frozenset[str]
    about: frozenset[str]
    deeds: frozenset[str]
    anyone: frozenset[str]
    kinds: Mapping[str, str]
    overlaps: frozenset[frozenset[str]]


@cache
def source_lists(language: str = "en") -> SourceLists:
    """The lists of a language.

    Raises:
        BadKnowledge: no file for the language, an unknown list or kind in it, or a word of two kinds.
    """
    where = f"ontology/independence/{language}.yml"
    knowledge = read_knowledge("independence", language)
    check_keys(where, knowledge, frozenset({*_WORDS, "kinds", "overlaps"}))
    kinds = _kinds(f"{where}: kinds", knowledge["kinds"])
    pairs = [pair.split() for pair in words_of(f"{where}: overlaps", knowledge["overlaps"])]
    words = {name: frozenset(words_of(f"{where}: {name}", knowledge[name])) for name in _WORDS}
    if unknown := sorted(({kind for pair in pairs for kind in pair} | words["one_party"]) - set(kinds.values())):
        raise BadKnowledge(f"{where}: overlaps and one_party name unknown kinds: {', '.join(unknown)}")
    return SourceLists(**words, kinds=kinds, overlaps=frozenset(frozenset(pair) for pair in pairs))


def _kinds(where: str, entry: object) -> dict[str, str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("words"), dict) or not entry.get("source"):
        raise BadKnowledge(f"{where}: needs source and words, a list for each kind")
    check_keys(where, entry, frozenset({"source", "words"}))
    found: dict[str, str] = {}
    for kind, words in entry["words"].items():
        for word in words_of(f"{where}: {kind}", {"source": entry["source"], "words": words}):
            if found.setdefault(word, kind) != kind:
                raise BadKnowledge(f"{where}: {word!r} is of {found[word]} and of {kind}")
    return found
