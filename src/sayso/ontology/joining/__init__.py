"""Knowledge for joining reports of one incident: which kinds go together, and how telling a shared word is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

_KINDS: Final = "ontology/joining/kinds.yml"
_LISTS: Final = frozenset({"of_conflict", "everyday", "frequent"})
_WEEKDAYS: Final = "weekdays"
_DAYS_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class KindTable:
    """`families` of each type; `neighbours` are pairs of families; `means` the sets that each mode is in."""

    families: Mapping[str, frozenset[str]]
    neighbours: frozenset[frozenset[str]]
    statements: frozenset[str]
    means: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Words that many reports share: of any report of conflict, everyday ones, and less frequent ones.

    `weekdays` are in order from Monday. `sites` gives the number of the set that a site's words are in; `locatives`
    stand before names of places, `saying` before weekdays of speaking.
    """

    of_conflict: frozenset[str]
    everyday: frozenset[str]
    frequent: frozenset[str]
    weekdays: tuple[str, ...]
    sites: Mapping[tuple[str, ...], int]
    locatives: tuple[str, ...]
    saying: tuple[str, ...]


@cache
def kind_table() -> KindTable:
    """Which kinds of events go together.

    Raises:
        BadKnowledge: an unknown or missing key, or something that is no list of texts.
    """
    knowledge = read_knowledge("joining", "kinds")
    check_keys(_KINDS, knowledge, frozenset({"families", "neighbours", "statements", "alike_means"}))
    families: dict[str, set[str]] = {}
    table = _part(knowledge, "families", "table")
    if not isinstance(table, dict):
        raise BadKnowledge(f"{_KINDS}: families needs a table from family to types")
    for family, types in table.items():
        for one in _texts(f"families: {family}", types):
            families.setdefault(one, set()).add(family)
    pairs = [_texts("neighbours", pair) for pair in _rows("neighbours", _part(knowledge, "neighbours", "pairs"))]
    if strange := sorted({name for pair in pairs for name in pair} - table.keys()):
        raise BadKnowledge(f"{_KINDS}: neighbours: no such family: {', '.join(strange)}")
    means: dict[str, set[int]] = {}
    for number, modes in enumerate(_rows("alike_means", _part(knowledge, "alike_means", "sets"))):
        for mode in _texts("alike_means", modes):
            means.setdefault(mode, set()).add(number)
    return KindTable(
        families={one: frozenset(names) for one, names in families.items()},
        neighbours=frozenset(frozenset(pair) for pair in pairs),
        statements=frozenset(words_of(f"{_KINDS}: statements", knowledge["statements"])),
        means={mode: frozenset(numbers) for mode, numbers in means.items()},
    )


@cache
def common_words(language: str = "en") -> CommonWords:
    """Words that say little when two reports share them.

    Raises:
        BadKnowledge: no file for the language, an unknown list in it, or a word in two lists.
    """
    where = f"ontology/joining/{language}.yml"
    knowledge = read_knowledge("joining", language)
    check_keys(where, knowledge, _LISTS | {_WEEKDAYS, "sites", "locatives", "saying"})
    lists = {name: frozenset(words_of(f"{where}: {name}", knowledge[name])) for name in sorted(_LISTS)}
    if sum(map(len, lists.values())) > len(frozenset().union(*lists.values())):
        raise BadKnowledge(f"{where}: a word is in two lists")
    weekdays = words_of(f"{where}: {_WEEKDAYS}", knowledge[_WEEKDAYS])
    if len(weekdays) != _DAYS_A_WEEK or not lists["of_conflict"].issuperset(weekdays):
        raise BadKnowledge(f"{where}: {_WEEKDAYS} are seven, and in of_conflict too")
    locatives = words_of(f"{where}: locatives", knowledge["locatives"])
    saying = words_of(f"{where}: saying", knowledge["saying"])
    sets = _rows("sites", _part(knowledge, "sites", "sets", where=where))
    sites = {tuple(site.split()): number for number, row in enumerate(sets) for site in _texts("sites", row)}
    return CommonWords(**lists, weekdays=weekdays, sites=sites, locatives=locatives, saying=saying)


def _part(knowledge: Mapping[str, object], name: str, key: str, *, where: str = _KINDS) -> object:
    entry = knowledge[name]
    if not isinstance(entry, dict):
        raise BadKnowledge(f"{where}: {name} needs source and {key}")
    check_keys(f"{where}: {name}", entry, frozenset({"source", key}))
    if not isinstance(entry["source"], str) or not entry["source"].strip():
        raise BadKnowledge(f"{where}: {name}: the source is empty")
    return entry[key]


def _rows(name: str, entry: object) -> list[object]:
    if not isinstance(entry, list):
        raise BadKnowledge(f"ontology/joining: {name} must be a list of lists")
    return entry


def _texts(name: str, entry: object) -> list[str]:
    if not isinstance(entry, list) or not all(isinstance(one, str) and one for one in entry):
        raise BadKnowledge(f"ontology/joining: {name} must be a list of texts")
    return entry
