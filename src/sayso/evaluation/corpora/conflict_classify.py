"""Texts and sentences labelled for kinds of political violence and police action. Source: Hu et al. (2022)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayso.errors import BadRecipe
from sayso.evaluation.gold import GoldText
from sayso.model.words import words_of

_SOUTH_ASIA: Final = ("armed_assault", "bombing", "abduction", "other_attack")
_POLICE: Final = (
    "police_killed",
    "police_arrested",
    "police_acted",
    "police_failed_to_act",
    "police_used_force",
)
_SETS: Final[dict[str, tuple[str, ...]]] = {
    "satp_relevant": _SOUTH_ASIA,
    "IndiaPoliceEvents_sents": _POLICE,
    "IndiaPoliceEvents_docs": _POLICE,
    "cameo_class": (),
}
_MATERIAL_CONFLICT: Final = "4"
_NO_CONFLICT: Final = ("0", "1", "2")


def read_conflict_classify(folder: Path, part: str) -> Iterator[GoldText]:
    """Rows of four of the sets; `conflict` is known where a set's own labels leave no doubt."""
    for name, labels in _SETS.items():
        path = folder / "conflict_classify" / name / f"{part}.tsv"
        if not path.is_file():
            if part == "train":
                raise BadRecipe(
                    f"{path} is not there: point the recipe's `corpora` at the folder that holds the corpora"
                )
            continue
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.reader(lines, delimiter="\t")):
                classes = tuple(_classes(name, labels, row[1:]))
                words = words_of(row[0])
                if classes and words:
                    yield GoldText(
                        corpus="conflict_classify", id=f"{name}-{number}", text=row[0], words=words, classes=classes
                    )


def _classes(name: str, labels: tuple[str, ...], values: list[str]) -> Iterator[tuple[str, bool]]:
    given = [(label, value == "1") for label, value in zip(labels, values, strict=False)]
    yield from given
    if name == "satp_relevant" and any(holds for _, holds in given):
        yield "conflict", True
    elif name.startswith("IndiaPolice"):
        violent = any(holds for label, holds in given if label in ("police_killed", "police_used_force"))
        if violent or not any(holds for _, holds in given):
            yield "conflict", violent
    elif name == "cameo_class" and values[0] in (_MATERIAL_CONFLICT, *_NO_CONFLICT):
        yield "conflict", values[0] == _MATERIAL_CONFLICT
