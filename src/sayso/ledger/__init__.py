"""The ledger: every report with its original, its reading and a custody log, kept so that nothing is lost.

`open_ledger` is the way in; what it gives follows `ledger.base`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from sayso import __version__
from sayso.errors import LedgerError
from sayso.ledger.base import Ledger

__all__ = ["Ledger", "open_ledger"]

_SQLITE: Final = "sqlite:///"


def open_ledger(
    location: str,
    *,
    read_only: bool = False,
    actor: str | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Ledger:
    """Open a ledger, or make one where there is none.

    Args:
        location: a path, or `sqlite:///` with a path. The originals lie in a folder beside it.
        read_only: for showing, searching, exporting and verifying; never makes a ledger.
        actor: who writes, for the custody log; the user's name on this computer by default.
        clock: for the custody log; the computer's clock by default.
    Raises:
        LedgerError: there is none, it cannot be opened, is no ledger, or was written by a later Sayso.
        LedgerDamaged: it cannot be read any more; the message says what to do.
    """
    # SQLAlchemy takes longer to import than the rest of the program together.
    from sayso.ledger.custody import Hand, now, this_user
    from sayso.ledger.sql import SqlLedger

    path = location.removeprefix(_SQLITE)
    if not path or "://" in path or path == ":memory:":
        raise LedgerError(f"{location!r} is no place for a ledger: give the path of a file, such as sayso.db")
    return SqlLedger(Path(path), Hand(actor or this_user(), __version__, clock or now), read_only=read_only)
