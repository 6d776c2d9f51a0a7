"""How fast the ledger adds, finds, exports and verifies, beside two plainer ways to keep the same reports.

The alternatives, in the same run on the same disk:
  rows   one SQLite row for each report (id and line of JSON), one commit each with synchronous=FULL
  files  one file for each report (its original alone), each flushed to the disk

Both do less: neither keeps readings and originals together, searches, logs custody or tells damage.

    python benchmarks/ledger.py [--reports 10000] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sayso.ledger import open_ledger
from sayso.ledger.base import Filters
from sayso.records import DatePrecision, Origin, Producer, Reading, Sentence, SourceDocument, Span, StatedDate
from sayso.records.codec import to_line

WORDS = 400  # of a report; news reports have 300 to 600
PRODUCER = Producer(sayso="0", model=None, model_sha256=None, settings_sha256="0" * 64, ontology="0", gazetteer="0")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=10_000)
    arguments.add_argument("--folder", type=Path, default=None, help="where to write; a temporary folder by default")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        run(Path(folder), reports(given.reports))


def reports(count: int) -> list[tuple[Reading, bytes]]:
    """Invented reports with the word frequencies of natural text (Zipf), sentences as their only reading."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(2, 10))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    made = []
    for number in range(count):
        words = chance.choices(vocabulary, weights, k=WORDS)
        rows = [" ".join(words[i : i + 20]).capitalize() + "." for i in range(0, WORDS, 20)]
        text = f"Report {number}\n" + " ".join(rows)
        starts = [0, *(i + 2 for i, c in enumerate(text) if c == "." and i + 2 < len(text))]
        ends = [*(i + 1 for i, c in enumerate(text) if c == ".")]
        spans = [Span(start, end) for start, end in zip(starts, ends, strict=False)]
        original = f"<html><body>{text}</body></html>".encode()
        sha256 = hashlib.sha256(original).hexdigest()
        document = SourceDocument(
            id=f"sha256:{sha256}",
            text=text,
            title=f"Report {number}",
            language="en",
            publisher=f"Outlet {number % 40}",
            url=f"https://example.org/{number}",
            published=StatedDate(
                f"20{number % 20:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}", DatePrecision.DAY, Origin.META
            ),
            source_sha256=sha256,
        )
        sentences = tuple(Sentence(span) for span in spans)
        made.append((Reading(document=document, producer=PRODUCER, sentences=sentences), original))
    return made


def run(folder: Path, made: list[tuple[Reading, bytes]]) -> None:
    count = len(made)
    flushes = timed(lambda: flush_alone(folder / "flushes", 300)) / 300
    print(f"{count:,} reports of {WORDS} words; one flush to this disk takes {1000 * flushes:.2f} ms")
    rows = timed(lambda: keep_as_rows(folder / "rows.db", made))
    files = timed(lambda: keep_as_files(folder / "files", made))
    path = folder / "sayso.db"
    with open_ledger(str(path)) as ledger:
        ours = timed(lambda: [ledger.add(reading, original, "report.html") for reading, original in made])
        again = timed(lambda: [ledger.add(reading, original, "report.html") for reading, original in made])
    show("add", count, ours, rows=rows, files=files)
    show("add again (all there)", count, again)
    with open_ledger(str(path), read_only=True) as ledger, ledger.view() as view:
        common = made[0][0].document.text.split()[5].strip(".").lower()
        raw = sqlite3.connect(folder / "rows.db")
        like = timed(lambda: raw.execute("SELECT count(*) FROM rows WHERE line LIKE ?", (f"%{common}%",)).fetchone())
        raw.close()
        for query in (common, "report 77", '"report 77"', "rep*"):
            seconds = timed(lambda query=query: view.find(query))
            print(f"  find {query!r:<14} {1000 * seconds:8.1f} ms, {view.find(query).total:,} hits", end="")
            print(f"   rows LIKE {1000 * like:.1f} ms ({like / seconds:.1f} times)" if query == common else "")
        wanted = Filters(publisher="outlet 7", since="2005", until="2010")
        print(f"  find with filters   {1000 * timed(lambda: view.find(common, wanted)):8.1f} ms")
        print(f"  list a page of 100  {1000 * timed(lambda: view.documents(limit=100)):8.1f} ms")
        print(f"  overview            {1000 * timed(view.overview):8.1f} ms")
        show("export", count, timed(lambda: sum(len(stored.line) for stored in view.stored())))
    with open_ledger(str(path), read_only=True) as ledger:
        seconds = timed(ledger.verify)
        show("verify", count, seconds)
        assert not ledger.verify().faults
    sizes = {"originals": sum(len(o) for _, o in made), "lines of JSON": sum(len(to_line(r)) for r, _ in made)}
    print(
        f"  size of sayso.db    {path.stat().st_size / 1e6:8.1f} MB; "
        + ", ".join(f"{k} {v / 1e6:.1f} MB" for k, v in sizes.items())
    )


def show(what: str, count: int, seconds: float, **others: float) -> None:
    line = f"  {what:<22} {count / seconds:8,.0f} reports/s"
    for name, other in others.items():
        line += f"   {name} {count / other:,.0f}/s (ledger takes {seconds / other:.1f} times as long)"
    print(line)


def keep_as_rows(path: Path, made: list[tuple[Reading, bytes]]) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, line TEXT)")
    for reading, _ in made:
        raw.execute("INSERT INTO rows VALUES (?, ?)", (reading.document.id, to_line(reading)))
    raw.close()


def keep_as_files(folder: Path, made: list[tuple[Reading, bytes]]) -> None:
    folder.mkdir()
    for reading, original in made:
        with (folder / reading.document.source_sha256).open("wb") as file:
            file.write(original)
            file.flush()
            os.fsync(file.fileno())


def flush_alone(path: Path, times: int) -> None:
    with path.open("wb") as file:
        for _ in range(times):
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
