"""Runs: what was handed over is read in the background, told as it goes, and kept whatever happens."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from sayso.errors import NoSuchDocument
from sayso.ledger import open_ledger
from sayso.readers.base import Source
from sayso.records import Status
from sayso.settings import Settings
from sayso.workbench.runs import DONE, STOPPED, Given, Runs, RunState

TEXT = b"Shelling was heard near the ridge on 5 October 2021, the mayor said. Report %d."


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    with open_ledger(str(tmp_path / "runs.db")) as ledger:
        made = Runs(ledger, Settings(model="none"))
        yield made
        made.close()


def given(number: int) -> Given:
    content = TEXT % number
    return Given(f"{number}.txt", len(content), partial(iter, [Source(content, f"{number}.txt")]))


def ended(runs: Runs, run_id: str) -> RunState:
    """The run when it is over."""

    async def last() -> None:
        async for _ in runs.follow(run_id):
            pass

    asyncio.run(asyncio.wait_for(last(), 120))
    return runs.state(run_id)


def test_every_input_ends_as_a_row(runs: Runs) -> None:
    broken = Given("broken.pdf", 9, partial(iter, [Source(b"%PDF-1.4 ", "broken.pdf")]))
    state = ended(runs, runs.start("Three", (given(1), broken, given(1))))
    assert (state.ended, state.share, state.done) == (DONE, 100, 3)
    assert {row.name: row.status for row in state.rows if row.status is not Status.SKIPPED} == {
        "1.txt": Status.READ,
        "broken.pdf": Status.FAILED,
    }
    assert [row.document_id is None for row in state.rows].count(True) == 1


def test_what_is_told_as_it_goes_ends_with_what_the_state_says(runs: Runs) -> None:
    run_id = runs.start("One", (given(1),))

    async def lines() -> list[str]:
        return [line async for line in runs.follow(run_id)]

    told = [json.loads(line) for line in asyncio.run(asyncio.wait_for(lines(), 120))]
    assert told[-1]["ended"] == DONE
    assert told[-1]["counts"]["read"] == 1
    assert [one["done"] for one in told] == sorted(one["done"] for one in told)


def test_a_stop_takes_up_nothing_more_and_keeps_what_is_done(runs: Runs) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def waiting() -> Iterator[Source]:
        reached.set()
        go_on.wait(60)
        yield Source(TEXT % 2, "2.txt")

    run_id = runs.start("Many", (given(1), Given("2.txt", 10, waiting), given(3)))
    assert reached.wait(120)
    runs.stop(run_id)
    go_on.set()
    state = ended(runs, run_id)
    assert state.ended == STOPPED
    assert "3.txt" not in {row.name for row in state.rows}
    assert "1.txt" in {row.name for row in state.rows if row.status is Status.READ}


def test_an_error_ends_the_run_with_a_sentence_and_the_next_one_goes_on(runs: Runs) -> None:
    def failing() -> Iterator[Source]:
        yield Source(TEXT % 1, "1.txt")
        raise RuntimeError("the disk went away")

    state = ended(runs, runs.start("Failing", (Given("failing", 10, failing),)))
    assert state.is_over
    assert "RuntimeError" in str(state.ended)
    assert ended(runs, runs.start("Next", (given(7),))).ended == DONE


def test_runs_are_listed_last_first_and_an_unknown_one_is_said_to_be_unknown(runs: Runs) -> None:
    first, second = runs.start("First", ()), runs.start("Second", ())
    ended(runs, second)
    assert [run.id for run in runs.all()] == [second, first]
    assert runs.active() == 0
    with pytest.raises(NoSuchDocument):
        runs.state("77")
