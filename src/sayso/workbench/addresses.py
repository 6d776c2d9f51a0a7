"""Where the things of the joined record stand: their ids as parts of paths, and back."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from sayso.records.joined import Evidence
from sayso.workbench.asking import report_url

_EVENT: Final = "event:"
_ACTOR: Final = "actor:"
_CLAIM: Final = "claim:"


def event_url(event_id: str) -> str:
    """An event's page."""
    return _path("/e/", event_id, _EVENT)


def actor_url(actor_id: str) -> str:
    """An actor's page."""
    return _path("/a/", actor_id, _ACTOR)


def claim_url(claim_id: str) -> str:
    """A claim's page."""
    return _path("/c/", claim_id, _CLAIM)


def source_url(source_id: str) -> str:
    """A source's page; sources that are actors keep their kind in the address, as outlets do."""
    return f"/s/{quote(source_id, safe=':')}"


def evidence_url(evidence: Evidence) -> str:
    """The place in a report's text where a quote stands."""
    return report_url(evidence.report, evidence.span.start, evidence.span.end)


def event_id(part: str) -> str:
    """The id that a part of a path means; it may be shortened."""
    return _whole(part, _EVENT)


def actor_id(part: str) -> str:
    """The same of an actor."""
    return _whole(part, _ACTOR)


def claim_id(part: str) -> str:
    """The same of a claim."""
    return _whole(part, _CLAIM)


def _path(start: str, joined_id: str, kind: str) -> str:
    return f"{start}{quote(joined_id.removeprefix(kind), safe=':')}"


def _whole(part: str, kind: str) -> str:
    return part if part.startswith(kind) else f"{kind}{part}"
