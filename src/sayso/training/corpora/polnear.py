"""PolNeAR: who says what in campaign news. Source: Newell, Margolin, Ruths (2018)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.model.words import words_of
from sayso.training.corpora.rows import rows_of
from sayso.training.gold import GoldAttribution, GoldText, words_in


def read_polnear(folder: Path, part: str) -> Iterator[GoldText]:
    """One text for each article and annotator; two annotators' versions of an article are both kept."""
    for row in rows_of(folder / "polnear" / f"{part}.jsonl"):
        words = words_of(row["text"])
        attributions = []
        for mark in row["attributions"]:
            roles = [
                tuple(found for start, end in mark[role] if (found := words_in(words, start, end)))
                for role in ("source", "cue", "content")
            ]
            attributions.append(GoldAttribution(*roles))
        yield GoldText(corpus="polnear", id=row["id"], text=row["text"], words=words, attributions=tuple(attributions))
