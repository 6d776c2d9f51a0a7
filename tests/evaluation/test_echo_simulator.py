"""The simulated reports never change: figures of different days are of the same reports."""

from __future__ import annotations

import json
from hashlib import sha256

from benchmarks.echo.simulate import LEVELS, SEEDS, ecosystem, row_of

FROZEN = "12758f8be55a1ed5cd117af27560a756c715c474cccb83aad0d7fb351402c29f"


def test_the_frozen_ecosystems_are_the_same_to_the_byte() -> None:
    rows = [
        row_of(r, level) for part in sorted(SEEDS) for s in SEEDS[part] for level in LEVELS for r in ecosystem(s, level)
    ]
    assert sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest() == FROZEN


def test_what_is_kept_out_of_the_collection_fits_no_report() -> None:
    reports = ecosystem(SEEDS["development"][0], 4)
    left_out = {report.id for report in reports if not report.seen}
    assert left_out
    assert not left_out & {fit for report in reports for taken in report.taken for fit in taken.fits}
