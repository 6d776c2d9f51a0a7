"""What every file of the event ontology is held to while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml


def read_mapping(*path: str) -> dict[str, object]:
    """Parse `ontology/events/<path>`.

    Raises:
        BadKnowledge: no such file, no mapping, or a key that is no text.
    """
    name = "/".join(("ontology/events", *path))
    return mapping(load_yaml(files("sayso.ontology").joinpath("events", *path), name=name), name)


def mapping(value: object, where: str) -> dict[str, object]:
    """The value as a mapping with text keys."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise BadKnowledge(f"{where}: a mapping of names expected; quote on, off, yes and no")
    return value


def texts(value: object, where: str) -> tuple[str, ...]:
    """The value as a list of texts, none twice."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise BadKnowledge(f"{where}: a list of texts expected; quote numbers, on, off, yes and no")
    return tuple(dict.fromkeys(value))


def text(value: object, where: str) -> str:
    """The value as a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise BadKnowledge(f"{where}: a text expected")
    return value


def known_keys(found: Mapping[str, object], where: str, *, needed: set[str], allowed: set[str] | None = None) -> None:
    """Fail on a key too many or too few."""
    if missing := sorted(needed - found.keys()):
        raise BadKnowledge(f"{where}: {', '.join(missing)} missing")
    if unknown := sorted(found.keys() - needed - (allowed or set())):
        raise BadKnowledge(f"{where}: unknown {', '.join(unknown)}")
