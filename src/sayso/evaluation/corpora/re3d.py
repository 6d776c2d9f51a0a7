"""re3d: entities of defence analysis in reports on Syria and Iraq. Source: Dstl (2017)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayso.evaluation.corpora.rows import rows_of
from sayso.evaluation.gold import GoldText, LabelledRange, words_in
from sayso.model.words import words_of

# Marking slips of the corpus: streets and towns as ships.
_SLIP: Final = re.compile(r"(?:st|ss) ", re.IGNORECASE)


def read_re3d(folder: Path, part: str) -> Iterator[GoldText]:
    """The documents whose terms allow commercial use. Coordinates count as locations."""
    for row in rows_of(folder / "re3d" / f"{part}.jsonl"):
        if part == "train" and row["non_commercial"]:
            continue
        words = words_of(row["text"])
        mentions = []
        for entity in row["entities"]:
            label = "Location" if entity["type"] == "Coordinate" else entity["type"]
            found = words_in(words, entity["start"], entity["end"])
            if found and not (label == "Vehicle" and _SLIP.match(row["text"], entity["start"])):
                mentions.append(LabelledRange(*found, label))
        yield GoldText(corpus="re3d", id=row["id"], text=row["text"], words=words, mentions=tuple(mentions))
