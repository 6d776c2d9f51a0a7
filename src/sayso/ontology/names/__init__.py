"""Knowledge for comparing names of people, groups and places over languages: one checked YAML file for each kind.

Words are given as the files have them; who compares folds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

Lines = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Words in names of people. `given_names` are lines of forms of one given name each."""

    titles: tuple[str, ...]
    fathers: tuple[str, ...]
    mothers: tuple[str, ...]
    lineage: tuple[str, ...]
    articles: tuple[str, ...]
    patronymic_ends: tuple[str, ...]
    generations: Lines
    given_names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Words in names of bodies; in `Lines` the key is the idea and the words are its forms, `word*` beginnings."""

    neutral: tuple[str, ...]
    links: tuple[str, ...]
    qualifiers: tuple[str, ...]
    kinds: Lines
    ideas: Lines
    compounds: Lines
    countries: Lines
    numbers: Lines
    directions: Lines


@dataclass(frozen=True, slots=True)
class PlaceNameWords:
    """Words in names of places; `exonyms` are lines of names of one place each."""

    kinds: Lines
    qualifiers: tuple[str, ...]
    saints: tuple[str, ...]
    exonyms: tuple[tuple[str, ...], ...]


@cache
def people_words() -> PeopleWords:
    """Read `people.yml`.

    Raises:
        BadKnowledge: the file is not as it should be.
    """
    where = "ontology/names/people.yml"
    lists = read_knowledge("names", "people")
    plain = ("titles", "lineage", "articles", "patronymic_ends")
    check_keys(where, lists, frozenset({*plain, "kunyas", "generations", "given_names"}))
    kunyas = _table(f"{where}: kunyas", lists["kunyas"])
    if kunyas.keys() != {"father", "mother"}:
        raise BadKnowledge(f"{where}: kunyas needs father and mother, and nothing else")
    titles, lineage, articles, ends = (words_of(f"{where}: {key}", lists[key]) for key in plain)
    return PeopleWords(
        titles=titles,
        fathers=kunyas["father"],
        mothers=kunyas["mother"],
        lineage=lineage,
        articles=articles,
        patronymic_ends=ends,
        generations=_table(f"{where}: generations", lists["generations"]),
        given_names=_rows(f"{where}: given_names", lists["given_names"]),
    )


@cache
def group_words() -> GroupWords:
    """Read `groups.yml`.

    Raises:
        BadKnowledge: the file is not as it should be.
    """
    where = "ontology/names/groups.yml"
    lists = read_knowledge("names", "groups")
    plain = ("neutral", "links", "qualifiers")
    tables = ("kinds", "ideas", "compounds", "countries", "numbers", "directions")
    check_keys(where, lists, frozenset({*plain, *tables}))
    neutral, links, qualifiers = (words_of(f"{where}: {key}", lists[key]) for key in plain)
    kinds, ideas, compounds, countries, numbers, directions = (_lines(f"{where}: {key}", lists[key]) for key in tables)
    return GroupWords(neutral, links, qualifiers, kinds, ideas, compounds, countries, numbers, directions)


@cache
def place_name_words() -> PlaceNameWords:
    """Read `places.yml`.

    Raises:
        BadKnowledge: the file is not as it should be.
    """
    where = "ontology/names/places.yml"
    lists = read_knowledge("names", "places")
    check_keys(where, lists, frozenset({"kinds", "qualifiers", "saints", "exonyms"}))
    return PlaceNameWords(
        kinds=_lines(f"{where}: kinds", lists["kinds"]),
        qualifiers=words_of(f"{where}: qualifiers", lists["qualifiers"]),
        saints=words_of(f"{where}: saints", lists["saints"]),
        exonyms=_rows(f"{where}: exonyms", lists["exonyms"]),
    )


def _sourced(where: str, entry: object) -> dict[str, object]:
    if not isinstance(entry, dict) or not isinstance(entry.get("source"), str) or not entry["source"].strip():
        raise BadKnowledge(f"{where}: needs a source")
    return {key: value for key, value in entry.items() if key != "source"}


def _texts(where: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        raise BadKnowledge(f"{where}: must be a list of texts; quote numbers, yes, no, on and off")
    if len(set(words)) < len(words):
        raise BadKnowledge(f"{where}: a word is listed twice")
    return tuple(words)


def _table(where: str, entry: object) -> Lines:
    return {str(key): _texts(f"{where}: {key}", words) for key, words in _sourced(where, entry).items()}


def _lines(where: str, entry: object) -> Lines:
    rest = _sourced(where, entry)
    if rest.keys() != {"lines"} or not isinstance(rest["lines"], dict):
        raise BadKnowledge(f"{where}: needs source and lines")
    return {str(key): _texts(f"{where}: {key}", words) for key, words in rest["lines"].items()}


def _rows(where: str, entry: object) -> tuple[tuple[str, ...], ...]:
    rest = _sourced(where, entry)
    if rest.keys() != {"lines"} or not isinstance(rest["lines"], list):
        raise BadKnowledge(f"{where}: needs source and lines")
    rows = tuple(_texts(f"{where}: line {number}", row) for number, row in enumerate(rest["lines"], 1))
    forms = [form for row in rows for form in row]
    if len(set(forms)) < len(forms):
        twice = sorted({form for form in forms if forms.count(form) > 1})
        raise BadKnowledge(f"{where}: in two lines: {', '.join(twice)}")
    return rows
