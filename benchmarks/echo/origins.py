"""Who stands behind each incident in truth: the newsrooms that wrote of it, whom they heard, the official, who denies.

The unit is whoever the text gives as a source: a person or paper with a verb of saying or showing. A newsroom that
wrote by itself and gives none counts itself. Decided before anything was measured, by reading the patterns alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from benchmarks.echo.newsroom import Report
from benchmarks.echo.wording import wording

# Patterns in which somebody but the writer and the official tells of the incident, by list and number in `wording.yml`.
_PEOPLE_WITHOUT_NAME = {("leads", 2), ("leads", 6)}
_WITNESS_SPEAKS = {("scenes", 1), ("scenes", 4)}
_SAME_LINE = 0.55


@dataclass(frozen=True, slots=True)
class Truth:
    """Of one incident: names of all independent origins, of those who deny, and whether the text decides the number.

    It decides where every newsroom shows a named person of its own and no source without a name.
    """

    origins: tuple[str, ...]
    denials: tuple[str, ...]
    is_decided: bool


def truths(reports: Sequence[Report]) -> dict[str, Truth]:
    """By incident."""
    by_incident: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_incident[report.incident.id].append(report)
    return {incident: _truth(rows) for incident, rows in sorted(by_incident.items())}


def _truth(reports: Sequence[Report]) -> Truth:
    seen = [report for report in reports if report.seen and report.habit != "retraction"]
    slots = reports[0].incident.slots
    telling = [line for report in seen if not report.denies for line in report.lines]
    origins = [slots["official"]] if any(slots[key] in line for key in ("official", "body") for line in telling) else []
    is_decided = True
    for own in (report for report in reports if report.habit == "own"):
        known = own.lines if own.seen else tuple(line for line in own.lines if _is_carried(line, telling))
        unnamed = [f"a source of {own.outlet.name}" for line in known if _kind(line) in _PEOPLE_WITHOUT_NAME]
        heard = [f"a witness of {own.outlet.name}" for line in known if _kind(line) in _WITNESS_SPEAKS][:1]
        origins += [*unnamed, *heard] or [f"{own.outlet.name}'s own reporting"]
        is_decided &= not unnamed and any(_names_witness(line) for line in known)
    denials = (slots["group"],) if any(report.denies for report in seen) else ()
    return Truth(tuple(origins), denials, is_decided)


def _is_carried(line: str, others: Iterable[str]) -> bool:
    return any(
        SequenceMatcher(None, line.split(), other.split(), autojunk=False).ratio() > _SAME_LINE for other in others
    )


def _names_witness(line: str) -> bool:
    found = _kind(line)
    return found is not None and "{witness}" in wording()[found[0]][found[1]]


def _kind(line: str) -> tuple[str, int] | None:
    """The pattern that a line was made from."""
    return next((key for key, pattern in _patterns().items() if pattern.fullmatch(line)), None)


@cache
def _patterns() -> dict[tuple[str, int], re.Pattern[str]]:
    kinds = ("leads", "tolls", "scenes", "statements", "quotes", "responses", "backgrounds", "aftermaths")
    return {(kind, at): _compiled(text) for kind in kinds for at, text in enumerate(wording()[kind])}


def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = re.split(r"(\{\w+\}|[()|]| +)", pattern)
    signs = {"(": "(?:", ")": ")", "|": "|"}
    parts = [
        ".+?" if piece.startswith("{") else signs.get(piece, r" *" if piece.isspace() else re.escape(piece))
        for piece in pieces
        if piece
    ]
    return re.compile("".join(parts), re.IGNORECASE)
