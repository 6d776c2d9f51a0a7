"""The page's style sheet: one packaged file, and the rules by which pointing at a record lights up all that is its."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.records import Reading

# A browser looks through all marks of a report for each rule that lights up a record in the whole of it. Up to this
# product a page of headless Chromium on two cores stays quick; past it, a record lights up in its own paragraph alone.
_WHOLE_REPORT_AT_MOST: Final = 250_000


def style_for(readings: Sequence[Reading]) -> str:
    """The style sheet for these readings."""
    families = [_families(reading) for reading in readings]
    most = {letter: max((counts[letter] for counts in families), default=0) for letter in _LETTERS}
    items = [f"{letter}{number}" for letter in _LETTERS for number in range(most[letter])]
    cost = sum(sum(counts.values()) * _marks(reading) for counts, reading in zip(families, readings, strict=True))
    far = (_far(item) for item in items) if cost <= _WHOLE_REPORT_AT_MOST else ()
    return _sheet() + "\n".join([*map(_near, items), *far])


_LETTERS: Final = "cvertpq"


def _families(reading: Reading) -> dict[str, int]:
    rows = (reading.claims, reading.events, reading.entities, reading.relations)
    counts = [len(row) for row in (*rows, reading.times, reading.places, reading.quantities)]
    return dict(zip(_LETTERS, counts, strict=True))


def _marks(reading: Reading) -> int:
    """About how many marks the text has."""
    claims = sum(len(claim.content) + len(claim.cue) + 2 * len(claim.sources) for claim in reading.claims)
    events = sum(1 + len(event.participants) + len(event.effects) for event in reading.events)
    return claims + events + len(reading.mentions) + len(reading.times) + len(reading.quantities)


def _near(item: str) -> str:
    """Light up a record's words in a paragraph, and show its line, while they are pointed at or came to by a link."""
    return (
        f".part:has(.{item}:is(:hover,:focus-within,:target)) .block .{item}{{{_LIT}}}\n"
        f".part:has(.block .{item}:is(:hover,:focus-within)) .peek.{item}{{display:block}}"
    )


def _far(item: str) -> str:
    """Light up all words of a record, and its card, while any of them is pointed at."""
    at = f".report:has(.{item}:is(:hover,:focus-within,:target))"
    return f"{at} .block .{item},{at} .card.{item}{{--card:var(--lit);{_LIT}}}"


_LIT: Final = "background-color:var(--lit);box-shadow:var(--lines)"


def policy(style: str) -> str:
    """The content security policy: this style sheet, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


# Colours and marks are shared with the workbench, which serves the same files.
_SHEETS: Final = ("tokens.css", "marks.css", "page.css")


@cache
def _sheet() -> str:
    folder = files("sayso.exports.page")
    return "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _SHEETS)
