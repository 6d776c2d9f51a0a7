"""Adds small reports to a ledger without the readers around it: `driver.py LEDGER FIRST COUNT`.

Prints the id of each report when `add` has returned, so that a test knows what was promised before the kill.
"""

from __future__ import annotations

import sys

from sayso.ledger import open_ledger
from sayso.records import Failure
from tests.ledger.samples import many, sample


def main(location: str, first: str, count: str) -> None:
    """Reports, states of one page, repeats and failures, in a fixed order."""
    with open_ledger(location) as ledger:
        for number, report in enumerate(many(int(count), start=int(first))):
            report.add_to(ledger)
            print(report.id, flush=True)
            if number % 10 == 0:
                for text in (f"As of {number}.", f"As of {number}."):
                    page = sample(text, url="https://example.org/live", raw=f"{text}{first}".encode())
                    page.add_to(ledger)
                ledger.record_failure(Failure(None, "empty", "It is empty."), f"empty-{number}.txt", original=b"")


if __name__ == "__main__":
    main(*sys.argv[1:])
