"""Lists as files: the filtered rows of the joined record as CSV, JSON or GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any, Final

from sayso.errors import BadQuery
from sayso.ledger.base import Page
from sayso.linking.record import Asked, EventRow, JoinedRecord
from sayso.records.codec import to_json
from sayso.workbench.asking import Asking, address
from sayso.workbench.desk import Desk, Download
from sayso.workbench.pages.asked import asked_of
from sayso.workbench.pages.linkage import UnlinkedPage, record_or_page

_STEP: Final = 500
_LISTS: Final = ("events", "claims", "actors", "sources")
# A table program takes a cell that begins so for a formula.
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class FileLink:
    """A way to take a list along."""

    label: str
    url: str


def file_links(asking: Asking, kind: str) -> tuple[FileLink, ...]:
    """The formats of a list, with its filters."""
    kept = tuple((key, value) for key, value in asking.fields if key not in ("offset", "as") and value.strip())
    formats = ("csv", "json", "geojson") if kind == "events" else ("csv", "json")
    labels = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON (places only)"}
    return tuple(FileLink(labels[one], address(f"/take/{kind}.{one}", kept)) for one in formats)


def take(desk: Desk, asking: Asking) -> Download | UnlinkedPage:
    """The file at `/take/{file}`: `events.csv` and the like, narrowed as the list is.

    Raises:
        BadQuery: there is no such list or format.
    """
    kind, _, form = asking.route["file"].partition(".")
    if kind not in _LISTS or form not in ("csv", "json", "geojson") or (form == "geojson" and kind != "events"):
        raise BadQuery(
            f"there is no file {asking.route['file']!r}; events, claims, actors and sources come as csv or json"
        )
    record = record_or_page(desk, "Export")
    if isinstance(record, UnlinkedPage):
        return record
    rows = list(_rows(record, kind, asked_of(asking)))
    name = f"sayso-{kind}.{form}"
    if form == "csv":
        return Download(_csv(rows), "text/csv; charset=utf-8", name)
    if form == "json":
        return Download(_json([to_json(row) for row in rows]), "application/json", name)
    return Download(_json(geojson(rows)), "application/geo+json", name)


def _rows(record: JoinedRecord, kind: str, asked: Asked) -> Iterator[Any]:  # Any: rows of one of four kinds
    lists: dict[str, Callable[..., Page[Any]]] = {
        "events": record.events,
        "claims": record.claims,
        "actors": record.actors,
        "sources": record.sources,
    }
    offset = 0
    while True:
        page = lists[kind](asked, limit=_STEP, offset=offset)
        yield from page.items
        offset += _STEP
        if offset >= page.total or not page.items:
            return


def geojson(rows: list[EventRow]) -> dict[str, Any]:
    """Events as features; those without a point have a null geometry, so that none is lost."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": row.id,
                "geometry": None
                if row.lat is None or row.lon is None
                else {"type": "Point", "coordinates": [row.lon, row.lat]},
                "properties": {key: value for key, value in to_json(row).items() if key not in ("lat", "lon")},
            }
            for row in rows
        ],
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1).encode()


def _csv(rows: list[Any]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if rows:
        writer.writerow([one.name for one in fields(rows[0])])
    writer.writerows([cell(value) for value in astuple(row)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> object:
    """A value as a table program may read it without calculating."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
