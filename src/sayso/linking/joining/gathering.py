"""Equal values of many reports put together: who claims each, in which reports, and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sayso.records.joined import Evidence, Support
from sayso.records.trace import Quote, ReportTrace

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Said(Generic[V]):
    """One value of one report. Values of one `key` are equal; `words` is how people read it, and orders what is level.

    `claims` are those that it stands under; none where the report says it in its own voice.
    """

    value: V
    key: Hashable
    words: str
    report: str
    claims: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Gathered(Generic[V]):
    """One value of several reports, in the form of most of them, and on what it rests."""

    value: V
    words: str
    support: Support


def gather(said: Iterable[Said[V]], reports: Mapping[str, ReportTrace]) -> tuple[Gathered[V], ...]:
    """Put equal values together: those of most reports first, then those first seen, then by their words."""
    groups: dict[Hashable, list[Said[V]]] = {}
    for one in said:
        groups.setdefault(one.key, []).append(one)
    found = [_gathered(group, reports) for group in groups.values()]
    return tuple(sorted(found, key=lambda one: (*standing(one.support), one.words)))


def standing(support: Support) -> tuple[int, str]:
    """What puts one value before another: more reports, then an earlier day; undated ones come last."""
    return (-len(support.reports), support.first_seen or "~")


def _gathered(group: list[Said[V]], reports: Mapping[str, ReportTrace]) -> Gathered[V]:
    worded = Counter((one.words, repr(one.value)) for one in group)
    # Of wordings that are level, the one that begins no sentence.
    form = min(worded, key=lambda words: (-worded[words], words[0][:1].isupper(), words))
    best = next(one for one in group if (one.words, repr(one.value)) == form)
    return Gathered(best.value, best.words, support_of(group, reports))


def support_of(group: Iterable[Said[V]], reports: Mapping[str, ReportTrace]) -> Support:
    """On what some values rest together."""
    group = list(group)
    evidence = {Evidence(one.report, quote.span, quote.text) for one in group for quote in one.quotes}
    return Support(
        claims=in_time({claim for one in group for claim in one.claims}, reports),
        reports=tuple(sorted({one.report for one in group}, key=lambda report: (day_of(report, reports), report))),
        first_seen=min((day for one in group if (day := _day(one.report, reports))), default=None),
        evidence=tuple(sorted(evidence, key=lambda one: (day_of(one.report, reports), one.report, one.span))),
    )


def in_time(traces: Iterable[str], reports: Mapping[str, ReportTrace]) -> tuple[str, ...]:
    """Ids of traces in order of their reports' days, then of their text."""
    by_short = {short_report(report): report for report in reports}
    return tuple(
        sorted(traces, key=lambda one: (day_of(by_short.get(_report_part(one), ""), reports), *_place_in_text(one)))
    )


def day_of(report: str, reports: Mapping[str, ReportTrace]) -> str:
    """The report's day for ordering; undated ones come last."""
    return _day(report, reports) or "~"


def short_report(report: str) -> str:
    """The part of a report's id that its traces' ids hold."""
    return report.removeprefix("sha256:")[:16]


def _day(report: str, reports: Mapping[str, ReportTrace]) -> str | None:
    found = reports.get(report)
    return None if found is None else found.published_day


def _report_part(trace: str) -> str:
    parts = trace.split(":")
    return parts[1] if len(parts) > 1 else ""


def _place_in_text(trace: str) -> tuple[str, int, str]:
    parts = trace.split(":")
    start = parts[-1].split("-")[0]
    return (_report_part(trace), int(start) if start.isdigit() else 0, trace)
