"""What the addresses of the interface have in common: their parameters, and records as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Annotated, Any

from fastapi import Query
from starlette.responses import Response

from sayso.ledger.base import Page
from sayso.records.codec import to_json
from sayso.workbench.desk import Desk

Desks = Callable[[], AbstractContextManager[Desk]]

Limit = Annotated[int, Query(ge=1, le=1000, description="How many rows.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many rows to pass over.")]
Text = Annotated[str | None, Query()]


def answer(value: object) -> Response:
    """A record, or a page of records, as JSON."""
    return Response(json.dumps(shaped(value), ensure_ascii=False, allow_nan=False), media_type="application/json")


def shaped(value: object) -> Any:  # Any: JSON
    """The JSON value of records, pages of them and lists of them."""
    if isinstance(value, Page):
        return {"total": value.total, "offset": value.offset, "items": [to_json(item) for item in value.items]}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    return to_json(value)
