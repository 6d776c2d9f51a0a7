"""JSON Lines: one reading on each line, exactly as `sayso read --format jsonl` gives it."""

from __future__ import annotations

from typing import BinaryIO

from sayso.ledger.base import StoredReading


class JsonLines:
    """`base.Export` for JSON Lines."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, stored: StoredReading) -> None:
        """Write the line as it lies in the ledger; it was checked against its digest."""
        self._out.write(stored.line + b"\n")

    def close(self) -> None:
        """Pass on what waits in the stream's buffer."""
        self._out.flush()
