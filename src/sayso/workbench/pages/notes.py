"""Footnotes of a dossier: each place in a report once, with outlet, date, quote, hash and the way back to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records.joined import Evidence
from sayso.workbench.addresses import evidence_url
from sayso.workbench.pages.known import Known, ReportLine, found


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote. `web` is where the report was published, None where that is not known."""

    number: int
    report: ReportLine
    quote: str
    permalink: str
    sha256: str
    web: str | None


class Notes:
    """Gives numbers in the order in which evidence comes up."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._numbers: dict[tuple[str, int, int], Note] = {}

    def of(self, evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """The numbers of some evidence, each once."""
        return tuple(dict.fromkeys(self._note(one).number for one in evidence))

    def all(self) -> tuple[Note, ...]:
        """Every footnote in order."""
        return tuple(self._numbers.values())

    def _note(self, one: Evidence) -> Note:
        key = (one.report, one.span.start, one.span.end)
        if key not in self._numbers:
            trace = found(self._known.record.report, one.report)
            self._numbers[key] = Note(
                len(self._numbers) + 1,
                self._known.report(one.report),
                " ".join(one.text.split()),
                evidence_url(one),
                one.report.removeprefix("sha256:"),
                trace.url if trace is not None else None,
            )
        return self._numbers[key]
