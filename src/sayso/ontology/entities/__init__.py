"""The packaged words by which reports name and describe people, groups and places, one file a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

_WORD_LISTS: Final = (
    "articles", "former_words", "generational", "name_particles", "transparent_name_words", "male_names",
    "female_names", "group_nouns", "neutral_name_ends", "generic_name_heads", "plural_nouns", "small_words",
    "role_nouns", "portfolio_words", "size_nouns",
)  # fmt: skip
_TITLES: Final = ("title", "rank", "office")
_DETERMINERS: Final = ("definite", "demonstrative", "indefinite")
PATTERNS: Final = (
    "age_before", "age_after", "size_strong", "size_of", "grown_on", "description_ends", "placing", "alias_lead",
    "alias_lead_in_brackets", "known_elsewhere",
)  # fmt: skip
_GENDERS: Final = ("male", "female", "either")
ORGANISATION_SUBTYPES: Final = (
    "armed_group", "state_force", "government", "court", "party", "media", "igo", "ngo", "company", "community",
)  # fmt: skip
LOCATION_SUBTYPES: Final = ("country", "province", "district", "settlement", "natural", "facility")
COMMS_SUBTYPES: Final = ("channel", "account")
ALIAS_KINDS: Final = ("alias", "real_name", "acronym", "translation")


class Gender(StrEnum):
    """Grammatical gender of pronouns and what is known of a person; ANY says nothing."""

    MALE = "male"
    FEMALE = "female"
    NEUTER = "neuter"
    ANY = "any"


class PronounKind(StrEnum):
    """How a pronoun stands in its clause."""

    PERSONAL = "personal"
    POSSESSIVE = "possessive"
    REFLEXIVE = "reflexive"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`person` is 1, 2 or 3; `number` is one, several or either."""

    person: int
    number: str
    gender: Gender
    kind: PronounKind


@dataclass(frozen=True, slots=True, eq=False)
class EntityWords:
    """The lists of `entities/<language>.yml`; what each means stands in the file.

    `titles` gives each word or phrase before a name its kind (title, rank, office) and the gender it tells,
    `person_nouns` the gender of each noun for one human being. The noun tables give a word its subtypes, `sectors` a
    word or phrase its PLOVER sectors in the order of the file, `country_words` a word its country (alpha-3),
    `determiners` a word definite, demonstrative or indefinite. `alias_phrases` are phrase and kind of the name that
    follows, longest phrase first; `patterns` regular expressions by name. Words are in lower case.
    """

    articles: tuple[str, ...]
    former_words: tuple[str, ...]
    generational: tuple[str, ...]
    name_particles: tuple[str, ...]
    transparent_name_words: tuple[str, ...]
    male_names: tuple[str, ...]
    female_names: tuple[str, ...]
    group_nouns: tuple[str, ...]
    neutral_name_ends: tuple[str, ...]
    generic_name_heads: tuple[str, ...]
    plural_nouns: tuple[str, ...]
    small_words: tuple[str, ...]
    role_nouns: tuple[str, ...]
    portfolio_words: tuple[str, ...]
    size_nouns: tuple[str, ...]
    titles: Mapping[str, tuple[str, Gender]]
    person_nouns: Mapping[str, Gender]
    organisation_nouns: Mapping[str, tuple[str, ...]]
    location_nouns: Mapping[str, tuple[str, ...]]
    comms_nouns: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, tuple[str, ...]]
    alias_phrases: tuple[tuple[str, str], ...]
    pronouns: Mapping[str, Pronoun]
    country_words: Mapping[str, str]
    determiners: Mapping[str, str]
    patterns: Mapping[str, str]


@cache
def entity_words(language: str = "en") -> EntityWords:
    """The words of a language.

    Raises:
        BadKnowledge: a list is missing, unknown, without a source, or malformed.
    """
    where = f"ontology/entities/{language}.yml"
    knowledge = read_knowledge("entities", language)
    tables = {"honorifics", "person_nouns", "organisation_nouns", "location_nouns", "comms_nouns", "name_sectors"}
    check_keys(
        where,
        knowledge,
        frozenset({*_WORD_LISTS, *tables, "alias_phrases", "pronouns", "country_words", "determiners", "patterns"}),
    )
    plain = {name: words_of(f"{where}: {name}", knowledge[name]) for name in _WORD_LISTS}
    sector_names = _sector_names(where, knowledge["name_sectors"])
    return EntityWords(
        **plain,
        titles=_titles(f"{where}: honorifics", knowledge["honorifics"]),
        person_nouns={
            word: Gender.ANY if genders[0] == "either" else Gender(genders[0])
            for word, genders in _table(f"{where}: person_nouns", knowledge["person_nouns"], _GENDERS).items()
        },
        organisation_nouns=_table(
            f"{where}: organisation_nouns", knowledge["organisation_nouns"], ORGANISATION_SUBTYPES
        ),
        location_nouns=_table(f"{where}: location_nouns", knowledge["location_nouns"], LOCATION_SUBTYPES),
        comms_nouns=_table(f"{where}: comms_nouns", knowledge["comms_nouns"], COMMS_SUBTYPES),
        sectors=_table(f"{where}: name_sectors", knowledge["name_sectors"], sector_names),
        alias_phrases=_alias_phrases(f"{where}: alias_phrases", knowledge["alias_phrases"]),
        pronouns=_pronouns(f"{where}: pronouns", knowledge["pronouns"]),
        determiners={
            word: kinds[0]
            for word, kinds in _table(f"{where}: determiners", knowledge["determiners"], _DETERMINERS).items()
        },
        patterns=_patterns(f"{where}: patterns", knowledge["patterns"]),
        country_words=_country_words(f"{where}: country_words", knowledge["country_words"]),
    )


def _sourced(where: str, entry: object, keys: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(entry, dict):
        raise BadKnowledge(f"{where}: needs source and {', '.join(keys)}")
    check_keys(where, entry, frozenset({"source", *keys}))
    if not isinstance(entry["source"], str) or not entry["source"].strip():
        raise BadKnowledge(f"{where}: the source is empty")
    return {key: entry[key] for key in keys}


def _texts(where: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BadKnowledge(f"{where}: must be a list of texts; quote yes, no, on and off")
    return tuple(dict.fromkeys(words))


def _table(where: str, entry: object, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The lists of a table turned round: word to the keys that list it, in the order of the file."""
    found: dict[str, list[str]] = {}
    for key, words in _sourced(where, entry, keys).items():
        for word in _texts(f"{where}.{key}", words):
            found.setdefault(word, []).append(key)
    return {word: tuple(own) for word, own in found.items()}


def _sector_names(where: str, entry: object) -> tuple[str, ...]:
    names = tuple(str(key) for key in entry if key != "source") if isinstance(entry, dict) else ()
    if bad := [name for name in names if not (len(name) == 3 and name.isalpha() and name.isupper())]:
        raise BadKnowledge(f"{where}: name_sectors: {', '.join(bad)} is no sector of three capitals")
    return names


def _titles(where: str, entry: object) -> dict[str, tuple[str, Gender]]:
    titles: dict[str, tuple[str, Gender]] = {}
    for kind, table in _sourced(where, entry, _TITLES).items():
        if not isinstance(table, dict):
            raise BadKnowledge(f"{where}.{kind}: needs {', '.join(_GENDERS)}")
        check_keys(f"{where}.{kind}", table, frozenset(_GENDERS))
        for gender in _GENDERS:
            for word in _texts(f"{where}.{kind}.{gender}", table[gender]):
                titles[word] = (kind, Gender.ANY if gender == "either" else Gender(gender))
    return titles


def _alias_phrases(where: str, entry: object) -> tuple[tuple[str, str], ...]:
    rows = [
        (phrase, kind)
        for kind, phrases in _sourced(where, entry, ALIAS_KINDS).items()
        for phrase in _texts(f"{where}.{kind}", phrases)
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def _patterns(where: str, entry: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, pattern in _sourced(where, entry, PATTERNS).items():
        try:
            re.compile(str(pattern).replace("{size_nouns}", "x"))
        except re.error as error:
            raise BadKnowledge(f"{where}.{name}: no regular expression ({error})") from error
        found[name] = str(pattern)
    return found


def _country_words(where: str, entry: object) -> dict[str, str]:
    table = _sourced(where, entry, ("words",))["words"]
    if not isinstance(table, dict):
        raise BadKnowledge(f"{where}: words must map alpha-3 codes to lists")
    return {word: str(code) for code, own in table.items() for word in _texts(f"{where}.{code}", own)}


def _pronouns(where: str, entry: object) -> dict[str, Pronoun]:
    rows = _sourced(where, entry, ("rows",))["rows"]
    if not isinstance(rows, dict):
        raise BadKnowledge(f"{where}: rows must map each pronoun to person, number, gender, kind")
    pronouns: dict[str, Pronoun] = {}
    for form, row in rows.items():
        if not isinstance(row, list) or len(row) != 4 or row[1] not in {"one", "several", "either"}:
            raise BadKnowledge(f"{where}: {form}: needs [person, one|several|either, gender, kind]")
        try:
            pronouns[str(form)] = Pronoun(int(row[0]), str(row[1]), Gender(row[2]), PronounKind(row[3]))
        except ValueError as error:
            raise BadKnowledge(f"{where}: {form}: {error}") from error
    return pronouns
