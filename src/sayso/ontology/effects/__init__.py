"""The words that say who was killed, hurt, taken or driven out and what was wrecked; one YAML file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sayso.errors import BadKnowledge
from sayso.ontology.inflection import forms_by_base
from sayso.ontology.word_lists import check_keys, read_knowledge
from sayso.records import EffectKind

OBJECT, SUBJECT, NOUN = "object", "subject", "noun"
_VICTIMS: Final = (OBJECT, SUBJECT, NOUN)
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "flights": ("verbs", "infinitives"),
    "state_verbs": ("words",),
    "joint": ("kinds", "words"),
    "parts": ("markers", "of_whom"),
    "zero": ("pronouns", "determiners", "joining", "any", "reporting"),
    "one": ("pronouns", "determiners"),
    "groups": ("words", "of"),
    "places": ("words",),
    "plurals": ("words",),
    "people_only": ("kinds",),
    "things": ("words",),
    "unreal": ("auxiliaries", "markers", "hypothetical", "negative", "modifiers", "factual"),
}
_TABLES: Final = ("verbs", "phrases", "particles", "states", "acts", "counted", "tolls", "fixed", "irregular")


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb that says what befell somebody; `victim` is `object` or `subject` of its active voice."""

    kind: EffectKind
    victim: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with a noun ("took into custody"); empty `verbs` stands for any verb."""

    kind: EffectKind
    verbs: frozenset[str]
    preposition: str | None
    nouns: frozenset[str]
    victim: str


@dataclass(frozen=True, slots=True)
class Particle:
    """A verb with a particle ("gunned down")."""

    kind: EffectKind
    verbs: frozenset[str]
    particles: frozenset[str]
    victim: str


@dataclass(frozen=True, slots=True)
class Act:
    """A noun for what was done; its victim follows one of the prepositions."""

    kind: EffectKind
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class EffectWords:
    """All of a language's file. `verbs` and `bases` go by the form as written, in small letters."""

    verbs: Mapping[str, VerbFrame]
    bases: Mapping[str, frozenset[str]]
    phrases: tuple[Phrase, ...]
    phrase_barred: frozenset[str]
    particles: tuple[Particle, ...]
    states: Mapping[str, EffectKind]
    acts: Mapping[str, Act]
    counted: Mapping[str, EffectKind]
    joint_kinds: tuple[EffectKind, ...]
    people_only: frozenset[EffectKind]
    toll_kind: EffectKind
    tolls: frozenset[str]
    toll_counts: frozenset[str]
    toll_before: frozenset[str]
    fixed: Mapping[str, int]
    lists: Mapping[str, Mapping[str, frozenset[str]]]

    def words(self, section: str, name: str = "words") -> frozenset[str]:
        """One of the plain lists of the file."""
        return self.lists[section][name]


@cache
def load_effect_words(language: str = "en") -> EffectWords:
    """The packaged words of one language.

    Raises:
        BadKnowledge: the file has unknown or missing keys, no source for a list, or a value of the wrong type.
    """
    where = f"ontology/effects/{language}.yml"
    content = read_knowledge("effects", language)
    check_keys(where, content, frozenset(_LISTS) | frozenset(_TABLES))
    lists = {
        name: {key: frozenset(_texts(f"{where}: {name}.{key}", section[key])) for key in keys}
        for name, keys in _LISTS.items()
        if (section := _section(where, content, name, keys)) is not None
    }
    irregular = _section(where, content, "irregular", ("forms",))["forms"]
    if not isinstance(irregular, dict):
        raise BadKnowledge(f"{where}: irregular.forms must name the forms of each verb")
    phrases, particles = _phrases(where, content), _particles(where, content)
    frames = {
        word: VerbFrame(_kind(where, row), _victim(where, row))
        for row in _rows(where, content, "verbs", ("kind", "victim", "words"))
        for word in _texts(where, row["words"])
    }
    bases = forms_by_base(
        {
            *frames,
            *(verb for row in phrases for verb in row.verbs),
            *(verb for row in particles for verb in row.verbs),
            *lists["flights"]["verbs"],
            *lists["state_verbs"]["words"],
            *lists["zero"]["reporting"],
            *_texts(where, _section(where, content, "phrases", ("barred", "rows"))["barred"]),
        },
        {verb: _texts(f"{where}: irregular.{verb}", forms) for verb, forms in irregular.items()},
    )
    tolls = _section(where, content, "tolls", ("kind", "words", "counts", "before"))
    return EffectWords(
        verbs={form: frames[base] for form, found in bases.items() for base in sorted(found) if base in frames},
        bases=bases,
        phrases=phrases,
        phrase_barred=frozenset(_texts(where, _section(where, content, "phrases", ("barred", "rows"))["barred"])),
        particles=particles,
        states=_kinds_by_word(where, content, "states"),
        acts={
            word: Act(_kind(where, row), frozenset(_texts(where, row["prepositions"])))
            for row in _rows(where, content, "acts", ("kind", "prepositions", "words"))
            for word in _texts(where, row["words"])
        },
        counted=_kinds_by_word(where, content, "counted"),
        joint_kinds=tuple(_kind(where, {"kind": kind}) for kind in sorted(lists["joint"]["kinds"])),
        people_only=frozenset(_kind(where, {"kind": kind}) for kind in lists["people_only"]["kinds"]),
        toll_kind=_kind(where, tolls),
        tolls=frozenset(_texts(where, tolls["words"])),
        toll_counts=frozenset(_texts(where, tolls["counts"])),
        toll_before=frozenset(_texts(where, tolls["before"])),
        fixed=_numbers(where, _section(where, content, "fixed", ("numbers",))["numbers"]),
        lists=lists,
    )


def _phrases(where: str, content: Mapping[str, object]) -> tuple[Phrase, ...]:
    rows = _rows(where, content, "phrases", ("kind", "verbs", "preposition", "nouns", "victim"), beside=("barred",))
    return tuple(
        Phrase(
            _kind(where, row),
            frozenset(_texts(where, row["verbs"])),
            row["preposition"] if row["preposition"] is None else str(row["preposition"]),
            frozenset(_texts(where, row["nouns"])),
            _victim(where, row),
        )
        for row in rows
    )


def _particles(where: str, content: Mapping[str, object]) -> tuple[Particle, ...]:
    return tuple(
        Particle(
            _kind(where, row),
            frozenset(_texts(where, row["verbs"])),
            frozenset(_texts(where, row["particles"])),
            _victim(where, row),
        )
        for row in _rows(where, content, "particles", ("kind", "verbs", "particles", "victim"))
    )


def _kinds_by_word(where: str, content: Mapping[str, object], name: str) -> dict[str, EffectKind]:
    rows = _rows(where, content, name, ("kind", "words"))
    return {word: _kind(where, row) for row in rows for word in _texts(f"{where}: {name}", row["words"])}


def _section(where: str, content: Mapping[str, object], name: str, keys: tuple[str, ...]) -> Mapping[str, Any]:
    section = content[name]
    if not isinstance(section, dict):
        raise BadKnowledge(f"{where}: {name} must be a mapping")
    check_keys(f"{where}: {name}", section, frozenset({"source", *keys}))
    if not isinstance(section["source"], str) or not section["source"].strip():
        raise BadKnowledge(f"{where}: {name}: the source is empty")
    return section


def _rows(
    where: str, content: Mapping[str, object], name: str, keys: tuple[str, ...], *, beside: tuple[str, ...] = ()
) -> list[Mapping[str, Any]]:
    rows = _section(where, content, name, ("rows", *beside))["rows"]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadKnowledge(f"{where}: {name}.rows must be a list of mappings")
    for row in rows:
        check_keys(f"{where}: {name}", row, frozenset(keys))
    return rows


def _texts(where: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BadKnowledge(f"{where}: must be a list of texts; quote numbers, yes, no, on and off")
    if len(set(words)) < len(words):
        twice = sorted({word for word in words if words.count(word) > 1})
        raise BadKnowledge(f"{where}: listed twice: {', '.join(twice)}")
    return tuple(words)


def _kind(where: str, row: Mapping[str, object]) -> EffectKind:
    try:
        return EffectKind(str(row["kind"]))
    except ValueError as error:
        raise BadKnowledge(f"{where}: {row['kind']} is no kind of effect; known are {', '.join(EffectKind)}") from error


def _victim(where: str, row: Mapping[str, object]) -> str:
    if row["victim"] not in _VICTIMS:
        raise BadKnowledge(f"{where}: victim must be one of {', '.join(_VICTIMS)}")
    return str(row["victim"])


def _numbers(where: str, entry: object) -> dict[str, int]:
    if not isinstance(entry, dict) or not all(isinstance(k, str) and type(v) is int for k, v in entry.items()):
        raise BadKnowledge(f"{where}: fixed.numbers must be words with whole numbers")
    return entry
