"""The joined record of a request, where the ledger has one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.ledger.base import Ledger

if TYPE_CHECKING:
    from sayso.linking.record import JoinedRecord


@contextmanager
def joined_record(ledger: Ledger) -> Iterator[JoinedRecord | None]:
    """The joined record in its present state."""
    from sayso.linking import open_record

    with open_record(ledger) as record:
        yield record
