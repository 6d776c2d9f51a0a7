"""How words refer back (`en.yml`), and the fitted weights of that (`weights.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml

_KEYS: Final = {"source", "pronouns", "plural_pronouns", "determiners", "left_out_of_names"}


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """Words in small letters to their class; classes in the order of the file."""

    pronouns: Mapping[str, str]
    pronoun_classes: tuple[str, ...]
    plural_pronouns: frozenset[str]
    determiners: Mapping[str, str]
    determiner_classes: tuple[str, ...]
    left_out: frozenset[str]


@cache
def reference_words() -> ReferenceWords:
    """The packaged lists.

    Raises:
        BadKnowledge: the file is missing or malformed.
    """
    table = _read("en.yml", _KEYS)
    pronouns, determiners = (_classes(table[key], key) for key in ("pronouns", "determiners"))
    plural, left_out = (_texts(table[key], key) for key in ("plural_pronouns", "left_out_of_names"))
    if unknown := set(plural) - set(pronouns):
        raise BadKnowledge(f"ontology/references/en.yml: plural_pronouns: no such class: {', '.join(sorted(unknown))}")
    own = {word for words in determiners.values() for word in words}
    return ReferenceWords(
        pronouns={word: name for name, words in pronouns.items() for word in words},
        pronoun_classes=tuple(pronouns),
        plural_pronouns=frozenset(plural),
        determiners={word: name for name, words in determiners.items() for word in words},
        determiner_classes=tuple(determiners),
        left_out=frozenset(own) | frozenset(left_out),
    )


@cache
def reference_weights() -> Mapping[str, Mapping[str, float]]:
    """The packaged weights: by group of signs, then by sign.

    Raises:
        BadKnowledge: the file is missing or malformed.
    """
    table = _read("weights.yml", {"source", "weights"})["weights"]
    if not isinstance(table, dict):
        raise BadKnowledge("ontology/references/weights.yml: weights: groups expected")
    found: dict[str, dict[str, float]] = {}
    for group, signs in table.items():
        if not isinstance(signs, dict) or not all(isinstance(value, int | float) for value in signs.values()):
            raise BadKnowledge(f"ontology/references/weights.yml: {group}: numbers by sign expected")
        found[str(group)] = {str(sign): float(value) for sign, value in signs.items()}
    return found


def _read(name: str, keys: set[str]) -> dict[str, object]:
    loaded = load_yaml(files("sayso.ontology") / "references" / name, name=f"ontology/references/{name}")
    if not isinstance(loaded, dict) or set(loaded) != keys:
        raise BadKnowledge(f"ontology/references/{name}: needs exactly {', '.join(sorted(keys))}")
    return loaded


def _classes(table: object, key: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise BadKnowledge(f"ontology/references/en.yml: {key}: classes with their words expected")
    return {str(name): _texts(words, f"{key}: {name}") for name, words in table.items()}


def _texts(words: object, key: str) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BadKnowledge(f"ontology/references/en.yml: {key}: a list of words expected")
    return tuple(words)
