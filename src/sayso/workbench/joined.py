"""The joined record of a request, where the ledger has one that this version of Sayso made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.ledger.base import Ledger

if TYPE_CHECKING:
    from sayso.linking.record import JoinedRecord


@contextmanager
def joined_record(ledger: Ledger) -> Iterator[JoinedRecord | None]:
    """The joined record in its present state; None where nothing is linked, or by other rules than those of now."""
    from sayso.linking import open_record
    from sayso.linking.aliases import packaged_aliases
    from sayso.linking.run import rules_of

    with ledger.links() as links:
        is_current = links.rules() == rules_of(packaged_aliases())
    if not is_current:
        yield None
        return
    with open_record(ledger) as record:
        yield record
