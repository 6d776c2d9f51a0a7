"""PolNeAR: who says what in campaign news. Source: Newell, Margolin, Ruths (2018)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from sayso.evaluation.corpora.rows import rows_of
from sayso.evaluation.gold import GoldAttribution, GoldText, MarkedAttribution, words_in
from sayso.model.words import words_of

_ROLES: Final = ("source", "cue", "content")


def read_polnear(folder: Path, part: str) -> Iterator[GoldText]:
    """One text for each article and annotator; two annotators' versions of an article are both kept."""
    for row in rows_of(folder / "polnear" / f"{part}.jsonl"):
        marked = [
            MarkedAttribution(*(tuple((start, end) for start, end in mark[role]) for role in _ROLES))
            for mark in row["attributions"]
        ]
        yield _gold(row["id"], row["text"], marked)


def read_token_set(folder: Path, part: str) -> Iterator[GoldText]:
    """The articles as the CofeNet paper divided them: tokens joined by blanks, one sentence a line.

    Spans begin anew in each sentence, and which belong together is not marked: each text has one attribution that
    holds all spans.
    """
    rows = rows_of(folder / "polnear" / f"{part}_tokens.jsonl")
    for name, sentences in groupby(rows, key=lambda row: str(row["id"])):
        text = ""
        spans: dict[str, list[tuple[int, int]]] = {role: [] for role in _ROLES}
        for sentence in sentences:
            text += "\n" if text else ""
            for token, label in zip(sentence["tokens"], sentence["labels"], strict=True):
                if text and text[-1] != "\n":
                    text += " "
                start = len(text)
                text += token
                mark, _, role = label.partition("-")
                if mark == "B":
                    spans[role].append((start, len(text)))
                elif mark == "I":
                    spans[role][-1] = (spans[role][-1][0], len(text))
        yield _gold(name, text, [MarkedAttribution(*(tuple(spans[role]) for role in _ROLES))])


def _gold(name: str, text: str, marked: list[MarkedAttribution]) -> GoldText:
    words = words_of(text)
    attributions = [
        GoldAttribution(
            *(
                tuple(found for start, end in pieces if (found := words_in(words, start, end)))
                for pieces in (one.source, one.cue, one.content)
            )
        )
        for one in marked
    ]
    return GoldText(
        corpus="polnear",
        id=name,
        text=text,
        words=words,
        marked=tuple(marked),
        attributions=tuple(attributions),
    )
