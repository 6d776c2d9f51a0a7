"""Places of a name in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.cli.wording import safe
from sayso.gazetteer import Toponym

if TYPE_CHECKING:
    from rich.table import Table


def toponym_table(toponyms: Sequence[Toponym]) -> Table:
    """One line a place."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("name", "kind", "in", "point", "radius", "people", "GeoNames"):
        table.add_column(column, overflow="fold", justify="right" if column in ("radius", "people") else "left")
    for place in toponyms:
        inside = [part for part in (place.admin2, place.admin1, ", ".join(place.countries)) if part]
        cells = (
            place.name,
            place.kind.name.lower(),
            ", ".join(inside),
            f"{place.lat:.4f}, {place.lon:.4f}",
            f"{place.radius_km:,.0f} km",
            f"{place.population:,}" if place.population else "–",
            "–" if place.geonames is None else str(place.geonames),
        )
        table.add_row(*(Text(safe(cell)) for cell in cells))
    return table
