"""The contract of all exports: stored readings in, in the order of their ids; a file or stream out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from sayso.ledger.base import StoredReading


class Export(Protocol):
    """One export under way. It holds nothing of the clock: the same readings give the same bytes."""

    def write(self, stored: StoredReading) -> None:
        """Take one reading; readings come ordered by document id."""

    def close(self) -> None:
        """Write what is left. The stream stays open: it belongs to the caller."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One row of `EXPORTERS`: a format and how to start an export into a stream."""

    name: str
    suffix: str
    media_type: str
    open: Callable[[BinaryIO], Export]
