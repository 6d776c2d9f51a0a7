"""Copies: who took it from whom, kept report by report."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.ledger.base import LinkWriter
from sayso.linking.incremental.shelves import Shelves
from sayso.records import Reading


class Copies:
    """The graph of copies."""

    def __init__(self, links: LinkWriter, kept: Shelves) -> None:
        self._links = links
        self._kept = kept

    def link(self, readings: Sequence[tuple[Reading, int]]) -> set[str]:
        """Set reports beside all others; gives the reports whose edges are others now."""
        return set()

    def sources_of(self, reports: set[str]) -> set[str]:
        """Sources of whom others may have taken more or less now."""
        return set()
