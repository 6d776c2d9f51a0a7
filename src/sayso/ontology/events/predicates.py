"""Predicates with their senses: words that express an event, under which conditions, and what it is coded as.

One line of a group holds predicates that share conditions:
`words|words > objects < subjects / prepositions:nouns + modifiers - excluded ~ near ^`
(in verbs `+` and `-` speak of the object's modifiers, in nouns of the noun's own; `^` asks for a clause, `^to` for an
infinitive; `@name` is a
class of `classes.yml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.events.checks import known_keys, mapping, read_mapping, text, texts
from sayso.ontology.events.codes import EventCodes, event_codes
from sayso.ontology.events.frames import Frame, event_frames
from sayso.records import AcledCode

# The order decides between senses of equal weight: the material before the verbal.
FILES: Final = (
    "assault.yml",
    "coerce.yml",
    "protest.yml",
    "retreat.yml",
    "sanction.yml",
    "aid.yml",
    "cooperate.yml",
    "threaten.yml",
    "reject.yml",
    "request.yml",
    "accuse.yml",
    "concede.yml",
    "agree.yml",
    "consult.yml",
    "support.yml",
    "mobilize.yml",
    "uncoded.yml",
)
_UNCODED: Final = "none"
_GROUP_KEYS: Final = {
    "mode",
    "contexts",
    "verbs",
    "nouns",
    "adjectives",
    "result",
    "cooperative_content",
    "passive_only",
}


class WordKind(StrEnum):
    """What the predicate's head word is."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"


@dataclass(frozen=True, slots=True)
class Group:
    """Predicates of one meaning. `type` is None where PLOVER has no code.

    `swallows_content`: what the predicate's clause or object says is its content and no event of its own.
    `is_result`: what befell people or things, part of an act of violence told beside it.
    `wants_cooperation`: only with a content that is an act of cooperation. `passive_only`: the subject suffers it.
    """

    name: str
    type: str | None
    mode: str | None
    acled: AcledCode | None
    frame: Frame
    contexts: tuple[str, ...]
    swallows_content: bool
    is_result: bool
    wants_cooperation: bool
    passive_only: bool


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must stand around the word; empty for no condition."""

    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    preposition_nouns: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    clause: bool = False
    infinitive: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words in order (the verb first; a noun last) with a sense. `order` is the place among all."""

    kind: WordKind
    words: tuple[str, ...]
    conditions: Conditions
    group: Group
    order: int


@dataclass(frozen=True, slots=True)
class Predicates:
    """All predicates by kind and head lemma, and the noun classes."""

    by_lemma: dict[tuple[WordKind, str], tuple[Predicate, ...]]
    classes: dict[str, frozenset[str]]
    groups: tuple[Group, ...]


@cache
def event_predicates(language: str = "en") -> Predicates:
    """The packaged predicates of a language.

    Raises:
        BadKnowledge: unknown keys, codes, frames or classes, or a line that cannot be read.
    """
    classes = _classes(language)
    by_lemma: dict[tuple[WordKind, str], list[Predicate]] = {}
    groups: list[Group] = []
    for name in FILES:
        for group, row in _groups(language, name):
            groups.append(group)
            for predicate in _predicates(group, row, classes, f"{name}: {group.name}"):
                key = predicate.words[-1] if predicate.kind is WordKind.NOUN else predicate.words[0]
                rows = by_lemma.setdefault((predicate.kind, key), [])
                rows.append(replace(predicate, order=len(groups)))
    if twice := sorted({group.name for group in groups if sum(other.name == group.name for other in groups) > 1}):
        raise BadKnowledge(f"ontology/events/{language}: groups named twice: {', '.join(twice)}")
    return Predicates({key: tuple(rows) for key, rows in by_lemma.items()}, classes, tuple(groups))


def _classes(language: str) -> dict[str, frozenset[str]]:
    classes = {}
    for name, entry in read_mapping(language, "classes.yml").items():
        row = mapping(entry, f"classes.yml: {name}")
        known_keys(row, f"classes.yml: {name}", needed={"source", "words"})
        text(row["source"], f"classes.yml: source of {name}")
        classes[f"@{name}"] = frozenset(texts(row["words"], f"classes.yml: {name}"))
    return classes


def _groups(language: str, name: str) -> Iterator[tuple[Group, dict[str, object]]]:
    found = read_mapping(language, name)
    known_keys(found, name, needed={"source", "plover", "groups"}, allowed={"content"})
    text(found["source"], f"{name}: source")
    plover, codes = text(found["plover"], f"{name}: plover"), event_codes()
    if plover != _UNCODED and plover not in codes.types:
        raise BadKnowledge(f"{name}: PLOVER has no type {plover}")
    if found.get("content", "keep") not in ("keep", "swallow"):
        raise BadKnowledge(f"{name}: content is keep or swallow")
    rows = found["groups"]
    for entry in rows if isinstance(rows, list) else [rows]:
        row = mapping(entry, f"{name}: groups")
        known_keys(row, f"{name}: {row.get('name')}", needed={"name", "acled", "frame"}, allowed=_GROUP_KEYS)
        yield _group(row, name, plover, codes, swallows=found.get("content") == "swallow"), row


def _group(row: dict[str, object], name: str, plover: str, codes: EventCodes, *, swallows: bool) -> Group:
    where = f"{name}: {row['name']}"
    mode, acled, frame = row.get("mode"), row["acled"], row["frame"]
    contexts = texts(row.get("contexts", []), f"{where}: contexts")
    if mode is not None and (plover == _UNCODED or mode not in codes.types[plover].modes):
        raise BadKnowledge(f"{where}: {plover} has no mode {mode}")
    if acled is not None and acled not in codes.acled:
        raise BadKnowledge(f"{where}: ACLED has no sub-event type {acled}")
    if frame not in event_frames():
        raise BadKnowledge(f"{where}: no frame {frame}")
    if unknown := sorted(set(contexts) - set(codes.contexts)):
        raise BadKnowledge(f"{where}: PLOVER has no context {', '.join(unknown)}")
    return Group(
        name=text(row["name"], f"{name}: name"),
        type=None if plover == _UNCODED else plover,
        mode=None if mode is None else str(mode),
        acled=None if acled is None else codes.acled[str(acled)],
        frame=event_frames()[str(frame)],
        contexts=contexts,
        swallows_content=swallows,
        is_result=row.get("result") is True,
        wants_cooperation=row.get("cooperative_content") is True,
        passive_only=row.get("passive_only") is True,
    )


def _predicates(
    group: Group, row: dict[str, object], classes: dict[str, frozenset[str]], where: str
) -> Iterator[Predicate]:
    for kind in WordKind:
        for line in texts(row.get(kind.value, []), f"{where}: {kind.value}"):
            heads, conditions = _line(line, classes, where)
            for words in heads:
                yield Predicate(kind, tuple(words.split()), conditions, group, 0)


_OPERATORS: Final = {
    ">": "objects",
    "<": "subjects",
    "/": "prepositions",
    "+": "modifiers",
    "-": "excluded",
    "~": "near",
}


def _line(line: str, classes: dict[str, frozenset[str]], where: str) -> tuple[list[str], Conditions]:
    """The predicates of a line and their shared conditions."""
    parts: dict[str, list[str]] = {"words": []}
    current = "words"
    for token in line.split():
        if token == "^":  # noqa: S105 - an operator, no password
            parts["clause"] = ["yes"]
            continue
        if token == "^to":  # noqa: S105 - an operator, no password
            parts["infinitive"] = ["yes"]
            continue
        operator = _OPERATORS.get(token[0])
        if operator is not None and (len(token) == 1 or token[0] in "+-"):
            if operator in parts:
                raise BadKnowledge(f"{where}: {token[0]} twice in: {line}")
            current = operator
            parts[current] = [token[1:]] if len(token) > 1 else []
        else:
            parts[current].append(token)
    prepositions, _, nouns = " ".join(parts.pop("prepositions", [])).partition(":")
    heads = _alternatives(parts.pop("words"))
    if not heads:
        raise BadKnowledge(f"{where}: no predicate in: {line}")
    clause = parts.pop("clause", None) is not None
    infinitive = parts.pop("infinitive", None) is not None
    named = {name: _words(tokens, classes, f"{where}: {line}") for name, tokens in parts.items()}
    conditions = Conditions(
        clause=clause or infinitive,
        infinitive=infinitive,
        prepositions=frozenset(_alternatives([prepositions])),
        preposition_nouns=_words([nouns], classes, f"{where}: {line}"),
        **named,
    )
    return heads, conditions


def _alternatives(tokens: list[str]) -> list[str]:
    return [part.strip() for part in " ".join(tokens).split("|") if part.strip()]


def _words(tokens: list[str], classes: dict[str, frozenset[str]], where: str) -> frozenset[str]:
    found: set[str] = set()
    for word in _alternatives(tokens):
        if not word.startswith("@"):
            found.add(word)
        elif word in classes:
            found |= classes[word] | {word}
        else:
            raise BadKnowledge(f"{where}: no class {word}")
    return frozenset(found)
