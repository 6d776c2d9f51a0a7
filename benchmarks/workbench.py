"""How fast the workbench answers on a large ledger: pages and searches at the 95th percentile.

    python benchmarks/workbench.py [--reports 100000] [--rounds 40] [--linked 200] [--ledger FILE]

Readings are simulated: a report made by hand with claims and events, and 220 invented words after it, each reading with
its own words, outlet and date. They are stored once; with `--ledger` the same ledger is used again. `--linked` of them
are linked.
Pages are asked for over HTTP from a server in its own process, one after another, as one person does. Beside the time
that passed stands the processor time that the server took, which says the same on a machine that others use, too.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import multiprocessing
import random
import socket
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from sayso.ledger import open_ledger
from sayso.ledger.base import Ledger
from sayso.ledger.rows import deflate, facts_of, search_fields
from sayso.ledger.sql import SqlLedger
from sayso.records import DatePrecision, Origin, Reading, Reason, StatedDate, Status
from sayso.records.codec import from_line, to_json, to_line
from sayso.settings import Settings

TOKEN = "benchmark"
# Words of reports come by Zipf's law: the n-th most common one n times more rarely than the first.
_VOCABULARY = 30_000
_WORDS_EACH = 220
_IN_ONE_TRANSACTION = 500
_OUTLETS = tuple(
    f"{name} {kind}" for name in ("Leylek", "Osh", "Valley", "Ridge") for kind in ("Herald", "Post", "Wire")
)


def template() -> Reading:
    """A full reading to make others from."""
    from tests.telling.full_reading import full_reading

    return full_reading()


def word(chosen: random.Random) -> str:
    """A word, drawn so that its rank follows Zipf's law."""
    return f"w{int(_VOCABULARY ** chosen.random())}"


def simulated(number: int, base: Reading, source_sha256: str) -> Reading:
    """A reading with its own words after those of the base, so that all of its spans stay where they are."""
    chosen = random.Random(number)
    words = [word(chosen) for _ in range(_WORDS_EACH)]
    text = base.document.text + "\n\n" + " ".join(words) + f" number{number}."
    document = replace(
        base.document,
        id="sha256:" + hashlib.sha256(str(number).encode()).hexdigest(),
        source_sha256=source_sha256,
        text=text,
        title=" ".join(words[:8]).capitalize(),
        publisher=chosen.choice(_OUTLETS),
        url=f"https://news.example/{number}",
        published=StatedDate(
            f"20{15 + number % 10}-{number % 12 + 1:02d}-{number % 28 + 1:02d}", DatePrecision.DAY, Origin.META
        ),
    )
    return replace(base, document=document)


def filled(ledger: Ledger, reports: int) -> None:
    """Store what is missing, as `Ledger.add` does but many in one transaction: it is the workbench that is timed."""
    assert isinstance(ledger, SqlLedger)
    base, original = template(), b"one original for all"
    source_sha256 = hashlib.sha256(original).hexdigest()
    rest = to_json(base)
    with ledger.view() as view:
        there = view.count()
    if not there and reports:
        ledger.add(simulated(0, base, source_sha256), original, "/simulated/0.html")
        there = 1
    begun = time.perf_counter()
    for start in range(there, reports, _IN_ONE_TRANSACTION):
        with ledger._session.writing() as connection:
            for number in range(start, min(start + _IN_ONE_TRANSACTION, reports)):
                reading = simulated(number, base, source_sha256)
                line = json.dumps(
                    rest | {"document": to_json(reading.document)}, ensure_ascii=False, separators=(",", ":")
                ).encode()
                facts = facts_of(reading, line, f"/simulated/{number}.html", Status.READ, Reason.OK)
                ledger._writer._insert(
                    connection, reading.document, facts, deflate(line), search_fields(reading.document)
                )
        done = start + _IN_ONE_TRANSACTION
        if done % 5000 < _IN_ONE_TRANSACTION:
            print(f"  {done:,} stored, {(done - there) / (time.perf_counter() - begun):,.0f} a second", flush=True)


def serve(location: str, listening: socket.socket) -> None:
    import uvicorn

    from sayso.workbench.app import create_app
    from sayso.workbench.security import Rules

    port = listening.getsockname()[1]
    app = create_app(open_ledger(location), Settings(model="none"), Rules.local(port, TOKEN, 1 << 20))
    uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off")).run(sockets=[listening])


def asked(port: int, path: str) -> tuple[float, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    start = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": f"sayso_token={TOKEN}"})
    answer = connection.getresponse()
    size = len(answer.read())
    seconds = time.perf_counter() - start
    assert answer.status == 200, (path, answer.status)
    return 1000 * seconds, size


def server_ms(process: int) -> float:
    """Processor time of all threads of a process so far (Linux; 0 elsewhere)."""
    threads = Path(f"/proc/{process}/task")
    if not threads.exists():
        return 0.0
    return sum(int((one / "schedstat").read_text().split()[0]) for one in threads.iterdir()) / 1e6


def addresses(reports: int, rounds: int) -> Iterator[tuple[str, list[str]]]:
    chosen = random.Random(7)
    ids = [hashlib.sha256(str(chosen.randrange(reports)).encode()).hexdigest() for _ in range(rounds)]
    yield "Home", ["/"] * rounds
    yield "Reports", ["/reports"] * rounds
    yield "Reports, filtered", [f"/reports?outlet={quote(chosen.choice(_OUTLETS))}&since=2018" for _ in range(rounds)]
    yield "Reports, far down", [f"/reports?offset={chosen.randrange(reports)}" for _ in range(rounds)]
    yield "Report", [f"/r/{one}" for one in ids]
    yield "Events", ["/events"] * rounds
    yield "Claims", ["/claims"] * rounds
    yield "Runs", ["/runs"] * rounds
    # What people search for are words of texts, the most common fifty apart.
    words = [word(chosen) for _ in range(20 * rounds)]
    told = [one for one in words if int(one[1:]) > 50]
    yield "Search, a rare word", [f"/search?q=number{chosen.randrange(reports)}" for _ in range(rounds)]
    yield "Search, a word", [f"/search?q={one}" for one in told[:rounds]]
    yield "Search, two words", [f"/search?q={one}+OR+{other}" for one, other in pairwise(told[: rounds + 1])]
    yield "Search, with an outlet", [f"/search?q={one}&outlet=Leylek" for one in told[:rounds]]
    yield "Search, a word of all", ["/search?q=depot"] * rounds


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--linked", type=int, default=200)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    location = str(given.ledger or Path(tempfile.mkdtemp(prefix="sayso-bench-")) / "large.db")
    with open_ledger(location) as ledger:
        filled(ledger, given.reports)
        if given.linked:
            from sayso.linking.run import link

            link(ledger, limit=given.linked)
        size = len(to_line(template()))
        print(f"{given.reports:,} readings of {size / 1000:.0f} kB each, {Path(location).stat().st_size / 1e9:.2f} GB")
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    server = multiprocessing.get_context("fork").Process(target=serve, args=(location, listening), daemon=True)
    server.start()
    port = listening.getsockname()[1]
    first, _ = asked(port, "/")
    print(f"first page after the start: {first:,.0f} ms")
    print(f"{'page':<24}{'median':>9}{'p95':>9}{'server p95':>12}{'kB':>6}")
    for name, paths in addresses(given.reports, given.rounds):
        asked(port, paths[0])
        times, server_times, size = [], [], 0
        for path in paths:
            before = server_ms(server.pid or 0)
            passed, size = asked(port, path)
            times.append(passed)
            server_times.append(server_ms(server.pid or 0) - before)
        p95, server_p95 = percentile(times, 0.95), percentile(server_times, 0.95)
        print(
            f"{name:<24}{statistics.median(times):>6.0f} ms{p95:>6.0f} ms{server_p95:>9.0f} ms{size / 1000:>6.0f}",
            flush=True,
        )
    server.terminate()


if __name__ == "__main__":
    assert from_line(Reading, to_line(template())) == template()
    main()
