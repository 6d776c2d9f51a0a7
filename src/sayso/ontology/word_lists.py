"""Reads the packaged word lists: one YAML file a language, each list with its source, nothing unknown let through.

A file is a mapping of list names to `{source: <where the list comes from>, words: [...]}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml


def read_knowledge(folder: str, language: str) -> Mapping[str, object]:
    """Parse `ontology/<folder>/<language>.yml`.

    Raises:
        BadKnowledge: there is no such file, or it is no mapping with text keys.
    """
    name = f"ontology/{folder}/{language}.yml"
    knowledge = load_yaml(files("sayso.ontology").joinpath(folder, f"{language}.yml"), name=name)
    if not isinstance(knowledge, dict) or not all(isinstance(key, str) for key in knowledge):
        raise BadKnowledge(f"{name}: the file must be a mapping of names")
    return knowledge


def check_keys(where: str, found: Mapping[str, object], wanted: frozenset[str]) -> None:
    """Fail on a key too many or too few, naming both.

    Raises:
        BadKnowledge: with `where` and the keys in its message.
    """
    if unknown := sorted(found.keys() - wanted):
        raise BadKnowledge(f"{where}: unknown {', '.join(unknown)}; known are {', '.join(sorted(wanted))}")
    if missing := sorted(wanted - found.keys()):
        raise BadKnowledge(f"{where}: {', '.join(missing)} missing")


def words_of(where: str, entry: object) -> tuple[str, ...]:
    """The words of one list, in the order of the file.

    Raises:
        BadKnowledge: no source, a word twice, or anything but text among the words.
    """
    if not isinstance(entry, dict):
        raise BadKnowledge(f"{where}: needs source and words")
    check_keys(where, entry, frozenset({"source", "words"}))
    words = entry["words"]
    if not isinstance(entry["source"], str) or not entry["source"].strip():
        raise BadKnowledge(f"{where}: the source is empty")
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BadKnowledge(f"{where}: words must be a list of texts; quote numbers, yes, no, on and off")
    if len(set(words)) < len(words):
        twice = sorted({word for word in words if words.count(word) > 1})
        raise BadKnowledge(f"{where}: listed twice: {', '.join(twice)}")
    return tuple(words)
