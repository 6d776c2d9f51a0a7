"""The packaged knowledge of how numbers are modified, measured and used as names; one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of


class Effect(StrEnum):
    """What a modifier makes of its number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEAR = "near"
    JUST_BELOW = "just_below"
    JUST_ABOVE = "just_above"


@dataclass(frozen=True, slots=True)
class Modifier:
    """Phrases with one effect."""

    effect: Effect
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VagueNumber:
    """Phrases that name a size, and the range that they are taken to mean."""

    phrases: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measurement with its spellings."""

    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign or code of a currency that stands before the number."""

    sign: str
    unit: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies a vague number ("several dozen")."""

    word: str
    value: int


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """Everything in `quantities/<language>.yml`; what each list means stands there."""

    modifiers: tuple[Modifier, ...]
    after_modifiers: tuple[Modifier, ...]
    vague: tuple[VagueNumber, ...]
    vague_multiples: tuple[VagueNumber, ...]
    scales: tuple[Scale, ...]
    scores_before: frozenset[str]
    none: tuple[str, ...]
    none_barred: tuple[str, ...]
    nobody: tuple[str, ...]
    nobody_verbs: tuple[str, ...]
    nobody_states: tuple[str, ...]
    nobody_deeds: tuple[str, ...]
    between: str
    between_joiner: str
    range_from: str
    joiners: tuple[str, ...]
    change: frozenset[str]
    over_is_place_after: frozenset[str]
    units: tuple[Unit, ...]
    glued_units: tuple[str, ...]
    currency_signs: tuple[Sign, ...]
    glued_currencies: tuple[Sign, ...]
    age_before: tuple[str, ...]
    age_after: tuple[str, ...]
    age_after_months: tuple[str, ...]
    age_people: tuple[str, ...]
    age_people_plural: tuple[str, ...]
    age_joiner: str
    age_years: str
    age_highest: int
    time_nouns: frozenset[str]
    count_suffixes: frozenset[str]
    labels: frozenset[str]
    name_after: frozenset[str]
    people_nouns: frozenset[str]
    no_plurals: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]


_KEYS = frozenset(
    {
        *(
            "modifiers",
            "after_modifiers",
            "vague",
            "vague_multiples",
            "scales",
            "scores_before",
            "none",
            "none_barred",
            "nobody",
            "glued_currencies",
            "ranges",
        ),
        *("over_is_place_after", "units", "glued_units", "currency_signs", "ages", "time_nouns", "count_suffixes"),
        *("labels", "name_after", "people_nouns", "no_plurals", "one"),
    }
)


@cache
def quantity_rules(language: str = "en") -> QuantityRules:
    """The rules of a language.

    Raises:
        BadKnowledge: no file for the language, an unknown or missing key, or a value of the wrong shape.
    """
    where = f"ontology/quantities/{language}.yml"
    known = read_knowledge("quantities", language)
    check_keys(where, known, _KEYS)
    ranges = _table(f"{where}: ranges", known["ranges"], "source between between_joiner from joiners change")
    ages = _table(
        f"{where}: ages", known["ages"], "source before after after_months people people_plural joiner years highest"
    )
    one = _table(f"{where}: one", known["one"], "source before after")
    nobody = _table(f"{where}: nobody", known["nobody"], "source subjects verbs states deeds")
    signs = _words(f"{where}: currency_signs", known["currency_signs"])
    return QuantityRules(
        modifiers=tuple(_modifier(f"{where}: modifiers", row) for row in _rows(where, "modifiers", known)),
        after_modifiers=tuple(
            _modifier(f"{where}: after_modifiers", row) for row in _rows(where, "after_modifiers", known)
        ),
        vague=tuple(_vague(f"{where}: vague", row) for row in _rows(where, "vague", known)),
        vague_multiples=tuple(
            _vague(f"{where}: vague_multiples", row) for row in _rows(where, "vague_multiples", known)
        ),
        scales=tuple(
            Scale(word, _whole(f"{where}: scales", value))
            for word, value in _words(f"{where}: scales", known["scales"]).items()
        ),
        scores_before=frozenset(words_of(f"{where}: scores_before", known["scores_before"])),
        none=words_of(f"{where}: none", known["none"]),
        none_barred=words_of(f"{where}: none_barred", known["none_barred"]),
        nobody=_texts(f"{where}: nobody subjects", nobody["subjects"]),
        nobody_verbs=_texts(f"{where}: nobody verbs", nobody["verbs"]),
        nobody_states=_texts(f"{where}: nobody states", nobody["states"]),
        nobody_deeds=_texts(f"{where}: nobody deeds", nobody["deeds"]),
        between=_text(f"{where}: between", ranges["between"]),
        between_joiner=_text(f"{where}: between_joiner", ranges["between_joiner"]),
        range_from=_text(f"{where}: from", ranges["from"]),
        joiners=_texts(f"{where}: joiners", ranges["joiners"]),
        change=frozenset(_texts(f"{where}: change", ranges["change"])),
        over_is_place_after=frozenset(words_of(f"{where}: over_is_place_after", known["over_is_place_after"])),
        units=_units(f"{where}: units", known["units"]),
        glued_units=words_of(f"{where}: glued_units", known["glued_units"]),
        currency_signs=tuple(Sign(sign, _text(f"{where}: currency_signs", unit)) for sign, unit in signs.items()),
        glued_currencies=tuple(
            Sign(sign, _text(f"{where}: glued_currencies", unit))
            for sign, unit in _words(f"{where}: glued_currencies", known["glued_currencies"]).items()
        ),
        age_before=_texts(f"{where}: ages before", ages["before"]),
        age_after=_texts(f"{where}: ages after", ages["after"]),
        age_after_months=_texts(f"{where}: ages after_months", ages["after_months"]),
        age_people=_texts(f"{where}: ages people", ages["people"]),
        age_people_plural=_texts(f"{where}: ages people_plural", ages["people_plural"]),
        age_joiner=_text(f"{where}: ages joiner", ages["joiner"]),
        age_years=_text(f"{where}: ages years", ages["years"]),
        age_highest=_whole(f"{where}: ages highest", ages["highest"]),
        time_nouns=frozenset(words_of(f"{where}: time_nouns", known["time_nouns"])),
        count_suffixes=frozenset(words_of(f"{where}: count_suffixes", known["count_suffixes"])),
        labels=frozenset(words_of(f"{where}: labels", known["labels"])),
        name_after=frozenset(words_of(f"{where}: name_after", known["name_after"])),
        people_nouns=frozenset(words_of(f"{where}: people_nouns", known["people_nouns"])),
        no_plurals=frozenset(words_of(f"{where}: no_plurals", known["no_plurals"])),
        one_before=frozenset(_texts(f"{where}: one before", one["before"])),
        one_after=frozenset(_texts(f"{where}: one after", one["after"])),
    )


def _rows(where: str, name: str, known: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    entry = _table(f"{where}: {name}", known[name], "source words")
    words = entry["words"]
    if not isinstance(words, list):
        raise BadKnowledge(f"{where}: {name}: words must be a list of rows")
    return tuple(_mapping(f"{where}: {name}", row) for row in words)


def _modifier(where: str, row: Mapping[str, object]) -> Modifier:
    check_keys(where, row, frozenset({"effect", "phrases"}))
    if row["effect"] not in tuple(Effect):
        raise BadKnowledge(f"{where}: effect {row['effect']!r} is none of {', '.join(Effect)}")
    return Modifier(Effect(str(row["effect"])), _texts(where, row["phrases"]))


def _vague(where: str, row: Mapping[str, object]) -> VagueNumber:
    check_keys(where, row, frozenset({"phrases", "low", "high"}))
    vague = VagueNumber(_texts(where, row["phrases"]), _whole(where, row["low"]), _whole(where, row["high"]))
    if vague.low > vague.high:
        raise BadKnowledge(f"{where}: {vague.phrases[0]}: low is above high")
    return vague


def _units(where: str, entry: object) -> tuple[Unit, ...]:
    words = _words(where, entry)
    units = tuple(Unit(name, _texts(f"{where}: {name}", spellings)) for name, spellings in words.items())
    spellings = [spelling.casefold() for unit in units for spelling in unit.spellings]
    if twice := sorted({spelling for spelling in spellings if spellings.count(spelling) > 1}):
        raise BadKnowledge(f"{where}: of two units: {', '.join(twice)}")
    return units


def _words(where: str, entry: object) -> Mapping[str, object]:
    return _mapping(where, _table(where, entry, "source words")["words"])


def _table(where: str, entry: object, keys: str) -> Mapping[str, object]:
    table = _mapping(where, entry)
    check_keys(where, table, frozenset(keys.split()))
    if "source" in table and not str(table["source"] or "").strip():
        raise BadKnowledge(f"{where}: the source is empty")
    return table


def _mapping(where: str, entry: object) -> Mapping[str, object]:
    if not isinstance(entry, dict) or not all(isinstance(key, str) for key in entry):
        raise BadKnowledge(f"{where}: must be a mapping of texts")
    return entry


def _texts(where: str, entry: object) -> tuple[str, ...]:
    if not isinstance(entry, list) or not entry or not all(isinstance(text, str) and text for text in entry):
        raise BadKnowledge(f"{where}: must be a list of texts; quote numbers, yes, no, on and off")
    return tuple(entry)


def _text(where: str, entry: object) -> str:
    return _texts(where, [entry])[0]


def _whole(where: str, entry: object) -> int:
    if type(entry) is not int or entry < 0:
        raise BadKnowledge(f"{where}: {entry!r} is no whole number")
    return entry
