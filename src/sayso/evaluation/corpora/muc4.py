"""MUC-4: incidents of violence in Latin America, with the people and things in them. Source: Sundheim (1992)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sayso.evaluation.corpora.rows import rows_of
from sayso.evaluation.gold import GoldText, LabelledRange, words_in
from sayso.model.heads import INCIDENTS
from sayso.model.words import words_of

# Slots of the answer keys, and the roles of the form that recent papers score (GTT).
_ROLES: Final = {
    "perp_individual_id": "PerpInd",
    "perp_organization_id": "PerpOrg",
    "phys_tgt_id": "Target",
    "hum_tgt_name": "Victim",
    "hum_tgt_description": "Victim",
    "incident_instrument_id": "Weapon",
}


def read_muc4(folder: Path, part: str) -> Iterator[GoldText]:
    """Messages; every place where a filler's words stand counts as a mention of it."""
    for row in rows_of(folder / "muc4" / f"{part}.jsonl"):
        words = words_of(row["text"])
        slots = [template["slots"] for template in row["templates"]]
        kinds = {
            value.casefold()
            for filled in slots
            for filler in filled["incident_type"] or ()
            for value in filler["values"]
        }
        places = {place for filled in slots for place in _places(filled)}
        ranges = {(*found, role) for start, end, role in places if (found := words_in(words, start, end))}
        yield GoldText(
            corpus="muc4",
            id=row["id"],
            text=row["text"],
            words=words,
            roles=tuple(LabelledRange(*mark) for mark in sorted(ranges)),
            incidents=tuple(kind for kind in INCIDENTS if any(kind in value for value in kinds)),
            classes=(("conflict", True),) if slots else None,
        )


def _places(slots: dict[str, Any]) -> Iterator[tuple[int, int, str]]:  # Any: fillers differ by slot
    for slot, role in _ROLES.items():
        for filler in slots[slot] or ():
            for spans in filler["spans"]:
                for start, end in spans:
                    yield start, end, role
