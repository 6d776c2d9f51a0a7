"""One run: how far it is, and what became of each input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sayso.records import Status
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk
from sayso.workbench.runs import RunRow, RunState


@dataclass(frozen=True, slots=True)
class StateTab:
    """The rows of one status: how many, and where they are shown alone."""

    label: str
    count: int
    url: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class RunPage:
    """A run with the rows of the status that is asked for."""

    template: ClassVar[str] = "run.html"

    title: str
    run: RunState
    tabs: tuple[StateTab, ...]
    rows: tuple[RunRow, ...]
    left_out: int


def run(desk: Desk, asking: Asking) -> RunPage:
    """The page at `/runs/{run}`."""
    state = desk.runs.state(asking.route["run"])
    wanted = asking.choice("state", ("", *(status.value for status in Status)), default="")
    rows = tuple(row for row in state.rows if wanted in ("", row.status.value))
    tabs = [StateTab("all", state.done, asking.url(state=None), is_set=not wanted)]
    tabs += [
        StateTab(status.value, count, asking.url(state=status.value), is_set=wanted == status.value)
        for status, count in state.counts
        if count
    ]
    return RunPage(f"Run {state.id}: {state.title}", state, tuple(tabs), rows, state.done - len(state.rows))
