"""Words and grammar of time expressions, one YAML file a language."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml

WordValues = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One pattern over word categories, and the reader (a function of `interpret.times`) that gives it meaning."""

    name: str
    read: str
    pattern: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What one language says about time.

    `categories` maps a category to its words and what each stands for; `shapes` are regular expressions of categories
    whose members no list can hold; `capitalised` words count only with a capital;
    `fragments` are named parts of patterns; `clues` are lists of words looked up in the running text; `holidays` map
    a name to "MM-DD", "easter+N" or "MM-weekday-N[+D]" (N counted from the month's end if negative).
    """

    categories: dict[str, WordValues]
    shapes: dict[str, str]
    capitalised: frozenset[str]
    fragments: dict[str, str]
    rules: tuple[TimeRule, ...]
    clues: dict[str, frozenset[str]]
    holidays: dict[str, str]


@cache
def load_time_words(language: str = "en") -> TimeWords:
    """The packaged words and rules of one language.

    Raises:
        BadKnowledge: the file has unknown or missing keys, or a value of the wrong shape.
    """
    name = f"ontology/times/{language}.yml"
    content = load_yaml(files("sayso.ontology.times").joinpath(f"{language}.yml"), name=name)
    wanted = {f.name for f in fields(TimeWords)}
    if not isinstance(content, dict) or set(content) != wanted:
        raise BadKnowledge(f"{name}: needs exactly the keys {', '.join(sorted(wanted))}")
    return TimeWords(
        categories={
            key: _word_values(entry, f"{name}: categories.{key}") for key, entry in content["categories"].items()
        },
        shapes={key: _string(entry, f"{name}: shapes.{key}") for key, entry in content["shapes"].items()},
        capitalised=frozenset(_strings(content["capitalised"], f"{name}: capitalised")),
        fragments={key: _string(entry, f"{name}: fragments.{key}") for key, entry in content["fragments"].items()},
        rules=tuple(_rule(entry, name) for entry in content["rules"]),
        clues={key: frozenset(_strings(entry, f"{name}: clues.{key}")) for key, entry in content["clues"].items()},
        holidays={key: _string(entry, f"{name}: holidays.{key}") for key, entry in content["holidays"].items()},
    )


def _word_values(entry: object, where: str) -> WordValues:
    if isinstance(entry, list):
        return {word: word for word in _strings(entry, where)}
    if not isinstance(entry, dict) or not all(
        isinstance(k, str) and isinstance(v, int | str) for k, v in entry.items()
    ):
        raise BadKnowledge(f"{where}: must be a list of words, or words with a number or text each")
    return entry


def _strings(entry: object, where: str) -> list[str]:
    if not isinstance(entry, list):
        raise BadKnowledge(f"{where}: must be a list of words")
    return [_string(word, where) for word in entry]


def _string(entry: object, where: str) -> str:
    if not isinstance(entry, str):
        raise BadKnowledge(f"{where}: {entry!r} must be text (in quotes, if YAML takes it for something else)")
    return entry


def _rule(entry: object, name: str) -> TimeRule:
    keys = {f.name for f in fields(TimeRule)}
    if not isinstance(entry, dict) or set(entry) != keys or not all(isinstance(v, str) for v in entry.values()):
        raise BadKnowledge(f"{name}: each rule needs exactly {', '.join(sorted(keys))}; found {entry!r}")
    return TimeRule(**entry)
