"""HEADS: what the model predicts, head by head. The one statement of it; run time and training both read it.

Every head gives numbers for each word: scores over labels, or vectors whose products score pairs of words. Words get
their numbers from the window that shows most of their surroundings; pairs may then span windows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """Each kind has one decoder (`model/decode`) and one loss (`training/losses.py`)."""

    TAGS = "tags"  # spans of a few labels that do not overlap: scores of O, B-label, I-label ...
    WORDS = "words"  # one label for each word
    SPANS = "spans"  # nested labelled spans: query and key vectors, scores of each label to start and to end here
    PAIRS = "pairs"  # each word points at a word: query and key vectors, score of pointing at itself
    TREES = "trees"  # pairs within sentences that form a tree, with labels
    CLASSES = "classes"  # labels of a stretch of words: scores of each word, and its weight in the sum


@dataclass(frozen=True, slots=True)
class Head:
    """One row. `labels` is None where they are learned from the corpora and stand in the bundle.

    `size` is the length of the vectors that score pairs; `hidden` that of the layer between encoder and head.
    """

    name: str
    kind: Kind
    labels: tuple[str, ...] | None
    hidden: int
    size: int = 0


MENTION_LABELS: Final = (
    "Person", "Organisation", "Location", "MilitaryPlatform", "Vehicle", "Weapon", "Temporal", "Quantity", "Money",
    "Nationality", "DocumentReference", "CommsIdentifier", "Url", "Frequency",
)  # fmt: skip
REFERENCE_LABELS: Final = (
    "person", "place", "organization", "object", "event", "time", "abstract", "animal", "plant", "substance",
    "name", "nominal", "pronoun",
)  # fmt: skip
REFERENCE_FORMS: Final = ("name", "nominal", "pronoun")
PARTS_OF_SPEECH: Final = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
INCIDENTS: Final = ("arson", "attack", "bombing", "forced work stoppage", "kidnapping", "robbery")
ROLES: Final = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
KINDS_OF_CONFLICT: Final = (
    "conflict", "armed_assault", "bombing", "abduction", "other_attack", "police_killed", "police_arrested",
    "police_acted", "police_failed_to_act", "police_used_force",
)  # fmt: skip

HEADS: Final[tuple[Head, ...]] = (
    Head("attribution", Kind.TAGS, ("source", "cue", "content"), hidden=256),
    Head("attribution_links", Kind.PAIRS, (), hidden=256, size=64),
    Head("mentions", Kind.SPANS, MENTION_LABELS, hidden=256, size=64),
    Head("references", Kind.SPANS, REFERENCE_LABELS, hidden=256, size=64),
    Head("coreference", Kind.PAIRS, (), hidden=256, size=96),
    Head("part_of_speech", Kind.WORDS, PARTS_OF_SPEECH, hidden=192),
    Head("lemmas", Kind.WORDS, None, hidden=192),
    Head("dependencies", Kind.TREES, None, hidden=384, size=128),
    Head("roles", Kind.SPANS, ROLES, hidden=192, size=64),
    Head("incidents", Kind.CLASSES, INCIDENTS, hidden=128),
    Head("relevance", Kind.CLASSES, KINDS_OF_CONFLICT, hidden=128),
)


# Pairs score a bias for the distance from word to word, the same beyond so many words to either side.
FARTHEST_BIAS_WORDS: Final = 64


def distance_bias_of(head: Head) -> str | None:
    """The name of the array (2 * FARTHEST_BIAS_WORDS + 1,) of a head's biases; None for heads without pairs."""
    return f"{head.name}.distance_bias" if head.kind in (Kind.PAIRS, Kind.TREES) else None


# A span has so many words at the most.
LONGEST_SPAN_WORDS: Final = 48


def length_bias_of(head: Head) -> str | None:
    """The name of the array (LONGEST_SPAN_WORDS, labels) of a head's biases by length; None for other kinds."""
    return f"{head.name}.length_bias" if head.kind is Kind.SPANS else None


def head_named(name: str) -> Head:
    """The row of that name."""
    return next(head for head in HEADS if head.name == name)


def labels_of(head: Head, learned: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The labels of a head: its own, or those that the bundle learned."""
    return learned[head.name] if head.labels is None else head.labels


def tensors_of(head: Head, label_count: int) -> dict[str, int]:
    """Name and width of each array that a head puts out; all have the shape (windows, words, width)."""
    parts: dict[Kind, dict[str, int]] = {
        Kind.TAGS: {"scores": 2 * label_count + 1},
        Kind.WORDS: {"scores": label_count},
        Kind.SPANS: {"query": head.size, "key": head.size, "starts": label_count, "ends": label_count},
        Kind.PAIRS: {"query": head.size, "key": head.size, "itself": 1},
        Kind.TREES: {
            "query": head.size, "key": head.size, "itself": 1,
            "label_query": head.size, "label_key": head.size,
        },
        Kind.CLASSES: {"scores": label_count, "weight": 1},
    }  # fmt: skip
    return {f"{head.name}.{part}": width for part, width in parts[head.kind].items()}


def arrays_of(head: Head, label_count: int) -> dict[str, tuple[int, ...]]:
    """Name and shape of each array that a head's decoder needs beside the network's tensors."""
    found: dict[str, tuple[int, ...]] = {}
    if (distances := distance_bias_of(head)) is not None:
        found[distances] = (2 * FARTHEST_BIAS_WORDS + 1,)
    if (lengths := length_bias_of(head)) is not None:
        found[lengths] = (LONGEST_SPAN_WORDS, label_count)
    if head.kind is Kind.TREES:
        found |= {"relation_weights": (head.size, label_count), "relation_bias": (label_count,)}
    return found
