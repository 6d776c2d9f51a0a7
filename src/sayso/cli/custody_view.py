"""The custody log in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.wording import safe

if TYPE_CHECKING:
    from rich.table import Table

    from sayso.ledger.base import CustodyRow

_DIGEST_CHARS = 12


def custody_table(rows: Iterable[CustodyRow]) -> Table:
    """One line an entry; digests shortened (`--json` has them whole)."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("row", "when (UTC)", "who", "with", "what", "object", "details", "row hash"):
        table.add_column(column, overflow="fold")
    for row in rows:
        cells = (
            str(row.number),
            row.utc,
            row.actor,
            f"{row.tool} {row.version}",
            row.action,
            (row.object_sha256 or "")[:_DIGEST_CHARS],
            _details(row.details),
            row.row_sha256[:_DIGEST_CHARS],
        )
        table.add_row(*(Text(safe(cell)) for cell in cells))
    return table


def _details(details: str) -> str:
    """What the row says beside its digests, without braces: `name: a.txt, status: read`."""
    found: dict[str, object] = json.loads(details)
    return ", ".join(
        f"{key.replace('_', ' ')}: {value}"
        for key, value in found.items()
        if value not in (None, "", "ok") and not key.endswith("sha256")
    )
