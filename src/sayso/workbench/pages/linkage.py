"""The joined record of a request, and what a page says where there is none yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sayso.linking.record import JoinedRecord
from sayso.workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class UnlinkedPage:
    """A page of the joined record as long as there is none. `reports` are stored, `waiting` of them not linked."""

    template: ClassVar[str] = "unlinked.html"

    title: str
    reports: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far linking has come, for the line above lists."""

    linked: int
    waiting: int
    open_pairs: int


def record_or_page(desk: Desk, title: str) -> JoinedRecord | UnlinkedPage:
    """The joined record; a page that says what to do where nothing is linked."""
    reports = desk.overviews.of(desk.view).reports
    if desk.record is None:
        return UnlinkedPage(title, reports, reports)
    linked = desk.record.linked()
    return desk.record if linked.reports else UnlinkedPage(title, reports, linked.waiting)


def standing(record: JoinedRecord) -> Standing:
    """How far linking has come."""
    linked = record.linked()
    return Standing(linked.reports, linked.waiting, linked.open_pairs)
