"""Number words, one YAML file a language."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words that spell numbers; keys are lower case."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    after_currency: dict[str, int]
    articles: tuple[str, ...]
    conjunctions: tuple[str, ...]
    half: tuple[str, ...]


@cache
def load_number_words(language: str = "en") -> NumberWords:
    """The packaged number words of one language.

    Raises:
        BadKnowledge: the file has unknown or missing keys, or a value of the wrong type.
    """
    name = f"ontology/numbers/{language}.yml"
    content = load_yaml(files("sayso.ontology.numbers").joinpath(f"{language}.yml"), name=name)
    keys = {"conjunctions": "and"}
    wanted = {keys.get(f.name, f.name): f.name for f in fields(NumberWords)}
    if not isinstance(content, dict) or set(content) != set(wanted):
        raise BadKnowledge(f"{name}: needs exactly the keys {', '.join(sorted(wanted))}")
    values: dict[str, dict[str, int] | tuple[str, ...]] = {}
    for key, field_name in wanted.items():
        entry = content[key]
        if isinstance(entry, dict) and all(isinstance(k, str) and type(v) is int for k, v in entry.items()):
            values[field_name] = entry
        elif isinstance(entry, list) and all(isinstance(word, str) for word in entry):
            values[field_name] = tuple(entry)
        else:
            raise BadKnowledge(f"{name}: {key} must be words with whole numbers, or a list of words")
    return NumberWords(**values)  # type: ignore[arg-type]  # shapes are checked above
