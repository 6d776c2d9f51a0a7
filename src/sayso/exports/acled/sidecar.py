"""What lies beside the ACLED-shaped table, so that nobody takes it for ACLED's data."""

from __future__ import annotations

from sayso.exports.acled.sides import Inter
from sayso.exports.acled.table import AcledCounts


def sidecar(counts: AcledCounts, *, producer: str, inter: Inter) -> str:
    """What lies beside the table: what it is and is not, and what is not in it."""
    left = "".join(f"  {reason}: {number}\n" for reason, number in counts.left_out) or "  none\n"
    kinds = "codes 1 to 8" if inter == "code" else "names"
    return (
        "This is not ACLED data. No row was coded, checked or approved by ACLED.\n"
        "The table only has the columns of ACLED's files, so that tools made for them can read it.\n\n"
        f"Made by {producer} from the joined record of a ledger; every value is what reports say.\n\n"
        f"rows: {counts.written}\n"
        f"of these without an ACLED event type (left empty, not guessed): {counts.without_type}\n"
        f"events without a row, because by no account they happened:\n{left}\n"
        "event_id_cnty    SAYSO- and the event's id; `sayso show event:ID` says who says so\n"
        "event_date       first day; time_precision 1 day, 2 up to a week, 3 up to a month; empty if less is known\n"
        f"inter1, inter2   {kinds} of the ACLED codebook of 2023, from PLOVER sectors\n"
        "actor1, actor2   two sides without direction; who did what to whom stands in tags\n"
        "geo_precision    1 point, 2 near or district, 3 larger\n"
        "fatalities       only where all numbers agree or a person chose one; empty if unknown, which is not 0\n"
        "sayso_deaths_*   least, agreed and highest number that any report gives; nothing is added up\n"
        "sayso_n_sources  different outlets; sayso_n_independent lowest to highest number of independent origins;\n"
        "sayso_n_denials  origins that deny it\n"
        "Empty throughout: region, admin2, admin3, source_scale, timestamp.\n"
    )
