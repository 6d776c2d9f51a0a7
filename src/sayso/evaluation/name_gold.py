"""Gold pairs of names (docs/method/names.md), checked while read, and the half that each belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import BadRecord
from sayso.ontology.yaml_files import load_yaml
from sayso.records import MentionType
from sayso.records.judgement import Decision

NAMES_FOLDER: Final = Path("evals/names")
_BETWEEN: Final = " | "


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names and whether they mean one; `unsure` where the names alone cannot tell."""

    one: str
    other: str
    kind: MentionType
    category: str
    label: Decision

    @property
    def is_aside(self) -> bool:
        """Whether it is of the half that nothing was tuned on, by a digest of both names."""
        both = _BETWEEN.join(sorted((self.one, self.other)))
        return hashlib.sha256(both.encode()).digest()[0] % 2 == 1


def read_pairs(folder: Path = NAMES_FOLDER) -> tuple[NamePair, ...]:
    """All pairs of a folder, in the order of its files.

    Raises:
        BadRecord: a file is not as it should be, a pair is there twice, or there is none.
    """
    pairs = tuple(pair for file in sorted(folder.glob("*.yml")) for pair in _pairs(file))
    if not pairs:
        raise BadRecord(f"{folder}: no pairs of names; give the folder with --data")
    seen: set[frozenset[str]] = set()
    for pair in pairs:
        both = frozenset((pair.one, pair.other))
        if both in seen or len(both) < 2:
            raise BadRecord(f"{folder}: {pair.one!r} and {pair.other!r} are there twice, or equal")
        seen.add(both)
    return pairs


def _pairs(file: Path) -> Iterator[NamePair]:
    table = load_yaml(file, name=file.name)
    if not isinstance(table, dict) or table.keys() != {"kind", "source", "categories"}:
        raise BadRecord(f"{file}: needs kind, source and categories, and nothing else")
    if table["kind"] not in tuple(MentionType) or not isinstance(table["categories"], dict) or not table["source"]:
        raise BadRecord(f"{file}: kind is a type of mention, source a text, categories a table")
    kind = MentionType(table["kind"])
    for category, labels in table["categories"].items():
        if not isinstance(labels, dict) or not labels.keys() <= set(Decision):
            raise BadRecord(f"{file}: {category} needs lists under {', '.join(Decision)}")
        for label, rows in labels.items():
            for row in rows:
                if not isinstance(row, str) or row.count(_BETWEEN) != 1:
                    raise BadRecord(f"{file}: {category}: {row!r} is not two names with {_BETWEEN!r} between")
                one, other = row.split(_BETWEEN)
                yield NamePair(one.strip(), other.strip(), kind, category, Decision(label))
