"""The page's style sheet: one packaged file, and the rules by which pointing at a record lights up all that is its."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.records import Reading

# Rules cost a browser time whenever something is pointed at; past this number a record is still linked both ways.
_POINTED_AT_MOST: Final = 400


def style_for(readings: Iterable[Reading]) -> str:
    """The style sheet for these readings."""
    most: dict[str, int] = {}
    for reading in readings:
        families = {
            "c": len(reading.claims),
            "v": len(reading.events),
            "e": len(reading.entities),
            "r": len(reading.relations),
            "t": len(reading.times),
            "p": len(reading.places),
            "q": len(reading.quantities),
        }
        for letter, count in families.items():
            most[letter] = max(most.get(letter, 0), min(count, _POINTED_AT_MOST))
    rules = (rule for letter, count in most.items() for i in range(count) for rule in _pointing(f"{letter}{i}"))
    return _sheet() + "\n".join(rules)


def _pointing(item: str) -> Iterator[str]:
    """Light up a record's words while its words or its card are pointed at, or were come to by a link."""
    at = f".report:has(.{item}:is(:hover,:focus-within,:target))"
    lit = "background-color:var(--lit);box-shadow:var(--lines)"
    yield f"{at} .text .{item},{at} .card.{item}{{--card:var(--lit);{lit}}}"
    yield f".report:has(.text .{item}:is(:hover,:focus-within)) .peek.{item}{{display:block}}"


def policy(style: str) -> str:
    """The content security policy: this style sheet, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _sheet() -> str:
    return files("sayso.exports.page").joinpath("page.css").read_text(encoding="utf-8")
