"""What it costs to link one report more, beside linking all of them again.

Times are those of the processor: other work on the computer does not count. Readings are invented (`linking_world`),
stored and linked; then reports come one at a time, as they do when a collection is kept up. The alternative in the same
run is the plain way: forget everything and link all reports together.

    python benchmarks/linking.py [--reports 1000 10000] [--more 60] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.linking_world import World

from sayso.ledger import Ledger, open_ledger
from sayso.linking import link, open_record
from sayso.linking.aliases import packaged_aliases


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000])
    arguments.add_argument("--more", type=int, default=60, help="how many reports come one at a time after that")
    arguments.add_argument("--folder", type=Path, default=None, help="where to write; a temporary folder by default")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        grow(Path(folder), sorted(given.reports), given.more)


def grow(folder: Path, sizes: list[int], more: int) -> None:
    """One ledger that grows from size to size; at each, reports come one by one."""
    path = folder / "sayso.db"
    packaged_aliases()  # the lists of known actors are read once a run
    made = World().readings(sizes[-1] + more * len(sizes))
    stored, linking = 0, 0.0
    with open_ledger(str(path)) as ledger:
        for size in sizes:
            while stored < size:
                reading, original = next(made)
                ledger.add(reading, original, "report.txt")
                stored += 1
            linking += timed(ledger)
            alone = []
            for _ in range(more):
                reading, original = next(made)
                ledger.add(reading, original, "report.txt")
                stored += 1
                alone.append(timed(ledger))
            linking += sum(alone)
            show(ledger, path, size, linking, alone)


def show(ledger: Ledger, path: Path, size: int, linking: float, alone: list[float]) -> None:
    ordered = sorted(alone)
    median = statistics.median(ordered)
    with open_record(ledger) as record:
        found = record.linked()
        biggest = record.actors(limit=1).items[0]
        opening = time.process_time()
        record.actor(biggest.id)
        opening = time.process_time() - opening
        listing = time.process_time()
        record.events(limit=50)
        listing = time.process_time() - listing
    tenths = ordered[len(ordered) * 9 // 10]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = (
        f"one more takes {1000 * median:,.0f} ms (median; nine of ten {1000 * tenths:,.0f}, at most "
        f"{1000 * ordered[-1]:,.0f})",
        f"all together took {linking:,.1f} s, {1000 * linking / found.reports:,.1f} ms each: linking them again costs "
        f"{linking / median:,.0f} times as much as one more",
        f"{found.actors:,} actors, {found.events:,} events, {found.claims:,} claims, {found.open_pairs:,} open pairs",
        f"{path.stat().st_size / 1e6:,.0f} MB on disk, {memory:,.0f} MB of memory at most",
        f"the largest actor ({biggest.reports:,} reports) opens in {1000 * opening:,.0f} ms, a page of events in "
        f"{1000 * listing:,.1f} ms",
    )
    print(f"{size:,} reports", *lines, sep="\n    ", flush=True)


def timed(ledger: Ledger) -> float:
    start = time.process_time()
    link(ledger)
    return time.process_time() - start


if __name__ == "__main__":
    main()
