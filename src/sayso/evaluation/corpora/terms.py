"""Whose corpora they are and on what terms, from `terms.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import yaml

from sayso.errors import BadKnowledge

_KEYS = {"citation", "terms"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What to cite, and what may be done with it."""

    citation: str
    terms: str


def terms_by_corpus() -> dict[str, Terms]:
    """The terms of every corpus of `CORPORA`.

    Raises:
        BadKnowledge: the file has another shape.
    """
    table = yaml.safe_load(files("sayso.evaluation.corpora").joinpath("terms.yml").read_text(encoding="utf-8"))
    if not isinstance(table, dict) or any(not isinstance(e, dict) or e.keys() != _KEYS for e in table.values()):
        raise BadKnowledge("evaluation/corpora/terms.yml: each corpus needs citation and terms, nothing else")
    return {name: Terms(**entry) for name, entry in table.items()}
