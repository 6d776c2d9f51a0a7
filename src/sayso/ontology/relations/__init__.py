"""The words that put two actors, or an actor and a place, in a relation; one YAML file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sayso.errors import BadKnowledge
from sayso.ontology.inflection import forms_by_base
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of
from sayso.records import MentionType, RelationKind

OBJECT: Final = "object"
_ROW: Final = frozenset({"kind", "first", "second"})
_OPTIONAL: Final = frozenset({"reverse", "ended"})
# The keys of each table beside those of every row.
_TABLES: Final[Mapping[str, frozenset[str]]] = {
    "verbs": frozenset({"verbs", "with"}),
    "light": frozenset({"verbs", "nouns", "with"}),
    "deeds": frozenset({"words", "with"}),
    "roles": frozenset({"words", "with"}),
    "inclusions": frozenset({"words"}),
    "compounds": frozenset({"words"}),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One row: words that say a relation, between whom.

    Attributes:
        words: base forms of the verbs, or the nouns or participles as written.
        nouns: for light verbs the noun that goes with them.
        joins: `object` or prepositions before the second party.
        first: types that the first party may have; for a verb its subject, for a compound what stands before.
        second: types of the other one.
        is_reversed: the second party is the subject of the relation.
    """

    kind: RelationKind
    words: frozenset[str]
    nouns: frozenset[str]
    joins: frozenset[str]
    first: frozenset[MentionType]
    second: frozenset[MentionType]
    is_reversed: bool
    has_ended: bool


@dataclass(frozen=True, slots=True)
class RelationWords:
    """All of a language's file; tables go by the form as written, in small letters."""

    verbs: Mapping[str, tuple[Frame, ...]]
    light: Mapping[str, tuple[Frame, ...]]
    deeds: Mapping[str, tuple[Frame, ...]]
    roles: Mapping[str, tuple[Frame, ...]]
    inclusions: Mapping[str, tuple[Frame, ...]]
    compounds: Mapping[str, tuple[Frame, ...]]
    ended: frozenset[str]


@cache
def load_relation_words(language: str = "en") -> RelationWords:
    """The packaged words of one language.

    Raises:
        BadKnowledge: the file has unknown or missing keys, no source for a list, or a value of the wrong type.
    """
    where = f"ontology/relations/{language}.yml"
    content = read_knowledge("relations", language)
    check_keys(where, content, frozenset(_TABLES) | {"ended", "irregular"})
    frames = {name: _frames(where, name, content[name]) for name in _TABLES}
    irregular = _table(f"{where}: irregular", content["irregular"], "forms")
    if not isinstance(irregular, dict):
        raise BadKnowledge(f"{where}: irregular.forms must name the forms of each verb")
    forms = forms_by_base(
        {word for name in ("verbs", "light") for frame in frames[name] for word in frame.words},
        {verb: _texts(f"{where}: irregular.{verb}", others) for verb, others in irregular.items()},
    )
    by_form = {name: _by_form(frames[name], forms) for name in ("verbs", "light")}
    by_word = {name: _by_form(frames[name], None) for name in ("deeds", "roles", "inclusions", "compounds")}
    return RelationWords(**by_form, **by_word, ended=frozenset(words_of(f"{where}: ended", content["ended"])))


def _by_form(frames: tuple[Frame, ...], forms: Mapping[str, frozenset[str]] | None) -> dict[str, tuple[Frame, ...]]:
    if forms is None:
        forms = {word: frozenset({word}) for frame in frames for word in frame.words}
    found = {form: tuple(frame for frame in frames if bases & frame.words) for form, bases in forms.items()}
    return {form: rows for form, rows in sorted(found.items()) if rows}


def _frames(where: str, name: str, table: object) -> tuple[Frame, ...]:
    rows = _table(f"{where}: {name}", table, "rows")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadKnowledge(f"{where}: {name}.rows must be a list of mappings")
    return tuple(_frame(f"{where}: {name}", row, _TABLES[name]) for row in rows)


def _frame(where: str, row: Mapping[str, Any], keys: frozenset[str]) -> Frame:
    check_keys(where, {key: row[key] for key in row if key not in _OPTIONAL}, _ROW | keys)
    try:
        kind = RelationKind(str(row["kind"]))
        first, second = (frozenset(MentionType(name) for name in row[side]) for side in ("first", "second"))
    except ValueError as error:
        raise BadKnowledge(f"{where}: {error}") from error
    flags = {key: row.get(key, False) for key in _OPTIONAL}
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise BadKnowledge(f"{where}: reverse and ended are true or false")
    return Frame(
        kind=kind,
        words=frozenset(_texts(where, row["verbs" if "verbs" in keys else "words"])),
        nouns=frozenset(_texts(where, row["nouns"])) if "nouns" in keys else frozenset(),
        joins=frozenset(_texts(where, row["with"])) if "with" in keys else frozenset(),
        first=first,
        second=second,
        is_reversed=flags["reverse"],
        has_ended=flags["ended"],
    )


def _table(where: str, section: object, key: str) -> object:
    if not isinstance(section, dict):
        raise BadKnowledge(f"{where}: must be a mapping")
    check_keys(where, section, frozenset({"source", key}))
    if not isinstance(section["source"], str) or not section["source"].strip():
        raise BadKnowledge(f"{where}: the source is empty")
    return section[key]


def _texts(where: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BadKnowledge(f"{where}: must be a list of texts; quote numbers, yes, no, on and off")
    if len(set(words)) < len(words):
        twice = sorted({word for word in words if words.count(word) > 1})
        raise BadKnowledge(f"{where}: listed twice: {', '.join(twice)}")
    return tuple(words)
