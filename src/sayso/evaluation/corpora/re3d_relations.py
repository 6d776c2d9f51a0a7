"""re3d: relations between entities in reports on Syria and Iraq, in characters. Source: Dstl (2017)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.evaluation.corpora.rows import rows_of
from sayso.records import MentionType, Span


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One entity; coordinates count as locations."""

    span: Span
    type: MentionType


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """One relation in the corpus' own types."""

    type: str
    head: Span
    tail: Span


@dataclass(frozen=True, slots=True)
class RelationText:
    """A document with its entities and relations."""

    id: str
    text: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def read_re3d_relations(folder: Path, part: str) -> Iterator[RelationText]:
    """The documents of a part; in training those whose terms allow commercial use, as for the entities.

    Raises:
        BadRecipe: the corpus is not there.
    """
    for row in rows_of(folder / "re3d" / f"{part}.jsonl"):
        if part == "train" and row["non_commercial"]:
            continue
        entities = tuple(
            GoldEntity(
                Span(entity["start"], entity["end"]),
                MentionType.LOCATION if entity["type"] == "Coordinate" else MentionType(entity["type"]),
            )
            for entity in row["entities"]
        )
        relations = tuple(
            GoldRelation(relation["type"], Span(*relation["head"]), Span(*relation["tail"]))
            for relation in row["relations"]
        )
        yield RelationText(row["id"], row["text"], entities, relations)
