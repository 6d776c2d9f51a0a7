"""How many readings there are and a sum over all of them, kept beside them: it shows when one is missing or another.

The sum is taken modulo 2^256 over a digest of each reading's id and content, so it does not depend on their order.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select, update

from sayso.errors import LedgerDamaged
from sayso.ledger.tables import state

_SUM: Final = re.compile("[0-9a-f]{64}")
_SELECT: Final = select(state.c.readings, state.c.readings_sum)
_UPDATE: Final = update(state)


@dataclass(frozen=True, slots=True)
class Totals:
    """Number of readings and their sum in hexadecimal digits."""

    readings: int = 0
    readings_sum: str = "0" * 64

    def plus(self, document_id: str, reading_sha256: str) -> Totals:
        """The totals with one reading more."""
        return Totals(self.readings + 1, self._shifted(_member(document_id, reading_sha256)))

    def minus(self, document_id: str, reading_sha256: str) -> Totals:
        """The totals with one reading less."""
        return Totals(self.readings - 1, self._shifted(-_member(document_id, reading_sha256)))

    def _shifted(self, by: int) -> str:
        return f"{(int(self.readings_sum, 16) + by) % (1 << 256):064x}"


def noted(connection: Connection) -> Totals:
    """The totals that were noted at the last change.

    Raises:
        LedgerDamaged: they are gone or altered beyond use.
    """
    row = connection.execute(_SELECT).first()
    if row is None or not isinstance(row.readings, int) or not _SUM.fullmatch(str(row.readings_sum)):
        raise LedgerDamaged("the ledger's totals are damaged; run `sayso verify` and restore the ledger from a copy")
    return Totals(row.readings, row.readings_sum)


def note(connection: Connection, totals: Totals) -> None:
    """Keep new totals."""
    connection.execute(_UPDATE, {"readings": totals.readings, "readings_sum": totals.readings_sum})


def _member(document_id: str, reading_sha256: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{document_id}\n{reading_sha256}".encode()).digest())
