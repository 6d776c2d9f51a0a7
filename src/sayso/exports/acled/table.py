"""A CSV in the shape of ACLED's: one row for each event of the joined record that by somebody's account happened.

It is not ACLED data and not coded by ACLED; what is not known stays empty. No cell can begin a formula.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import BinaryIO, Final

from sayso.exports.acled.rows import row_of
from sayso.exports.acled.sides import Inter
from sayso.exports.csv_rows import Value, cell
from sayso.linking.record import JoinedRecord
from sayso.records import Modality
from sayso.records.joined import JoinedEvent
from sayso.telling.joined_values import standing_words

ACLED_COLUMNS: Final = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
OWN_COLUMNS: Final = (
    *("sayso_deaths_low", "sayso_deaths_best", "sayso_deaths_high"),
    *("sayso_n_sources", "sayso_n_independent", "sayso_n_denials"),
)


@dataclass(frozen=True, slots=True)
class AcledCounts:
    """What was written, and how many events were left out, by reason."""

    written: int
    without_type: int
    left_out: tuple[tuple[str, int], ...]


def write_acled(record: JoinedRecord, out: BinaryIO, *, inter: Inter = "text") -> AcledCounts:
    """Write the table, ordered by event id.

    Args:
        inter: whether actors' kinds are the codes 1 to 8 or their names, as in newer files.
    """
    columns = (*ACLED_COLUMNS, *OWN_COLUMNS)
    _write(out, dict(zip(columns, columns, strict=True)))
    written = without_type = 0
    left_out: Counter[str] = Counter()
    for event in record.all_events():
        reason = _why_not(event)
        if reason is not None:
            left_out[reason] += 1
            continue
        written += 1
        without_type += not event.acled
        _write(out, row_of(event, record, inter=inter))
    out.flush()
    return AcledCounts(written, without_type, tuple(sorted(left_out.items())))


def _write(out: BinaryIO, row: dict[str, Value]) -> None:
    line = io.StringIO(newline="")
    cells = [cell(row.get(column)) for column in (*ACLED_COLUMNS, *OWN_COLUMNS)]
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    out.write(line.getvalue().encode())


def _why_not(event: JoinedEvent) -> str | None:
    """Why an event has no row: by nobody's account it happened."""
    if event.modality.chosen is not None and event.modality.chosen.value is not None:
        return None if event.modality.chosen.value == "happened" else event.modality.chosen.value
    values = [one.value for one in event.modality.values]
    if any(v.modality in (Modality.HAPPENED, Modality.ONGOING) and not v.negated for v in values):
        return None
    return standing_words(values[0]) if values else "not said to have happened"
