"""Runs the cases for independent origins, and the simulator's incidents, from raw text, and scores the intervals."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import BadRecord
from sayso.evaluation.bench import Scores
from sayso.evaluation.chain_bench import read_gold
from sayso.evaluation.echo_events import tells
from sayso.evaluation.independence import METRICS, Counted, found_for, score_row
from sayso.evaluation.independence_gold import Case, read_cases
from sayso.evaluation.independence_records import counted
from sayso.evaluation.joined_events import SAYSO, join_readings
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.linking.aliases import packaged_aliases
from sayso.linking.bearers import bearers_of
from sayso.linking.clusters import cluster
from sayso.linking.copies import copies_among
from sayso.linking.traces import traces_of
from sayso.records import Reading
from sayso.records.trace import EventTrace, Traces
from sayso.settings import Settings

JOINED, GIVEN = "joined by Sayso", "given its events"


def measure_cases(folder: Path, part: str, settings: Settings, gazetteer: Gazetteer) -> Measured:
    """All cases; those that are texts through the whole program, each case as a collection of its own."""
    cases = read_cases(folder, part)
    texts = [case for case in cases if case.is_text]
    rows = [
        {
            "id": f"{case.id}/{r.name}",
            "text": r.text or "",
            "published": r.time,
            "publisher": r.outlet,
            "language": "en",
        }
        for case in texts
        for r in case.reports
    ]
    readings = iter(read_gold(rows, settings, gazetteer) if rows else ())
    found = []
    for case in cases:
        own = [next(readings) for _ in case.reports] if case.is_text else []
        found.append(_of_case(case, own))
    parts = {
        "all": found,
        "texts": [row for row, case in zip(found, cases, strict=True) if case.is_text],
        "records": [row for row, case in zip(found, cases, strict=True) if not case.is_text],
        "attacks": [row for row, case in zip(found, cases, strict=True) if case.attack],
    }
    scores = tuple(score_row(name, part) for name, part in parts.items() if part)
    slips = (
        _slip(case.rule, row, "\n\n".join(r.text or "" for r in case.reports) or case.why, case.why)
        for case, row in zip(cases, found, strict=True)
        if not _is_right(row)
    )
    return Measured(
        Scores("independence", sum(len(case.reports) for case in cases), len(cases), METRICS, scores), tuple(slips)
    )


def measure_origins(file: Path, settings: Settings, gazetteer: Gazetteer) -> Measured:
    """The simulator's incidents: with the events that Sayso joined, with its events given, and by difficulty."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    try:
        texts = [{key: row[key] for key in ("id", "text", "published", "publisher", "url")} for row in rows]
        truths = [row["truth"] for row in rows]
        incidents = {truth["incident"]: (truth["level"], truth["independent"]) for truth in truths}
    except KeyError as error:
        raise BadRecord(f"{file}: not rows of the simulator as it is now ({error!r})") from error
    readings = read_gold([{**row, "language": "en"} for row in texts], settings, gazetteer)
    found = {system: _simulated(system, readings, truths, incidents) for system in (JOINED, GIVEN)}
    levels = sorted({level for level, _ in incidents.values()})
    by_level = [(f"{JOINED}, level {at}", [r for r in found[JOINED] if incidents[r.id][0] == at]) for at in levels]
    named = [*found.items(), *by_level]
    scores = tuple(score_row(name, part) for name, part in named)
    slips = (_slip(system, row, row.id, "") for system, rows in found.items() for row in rows if not _is_right(row))
    return Measured(Scores("independence", len(rows), len(incidents), METRICS, scores), tuple(slips))


def _of_case(case: Case, readings: Sequence[Reading]) -> Counted:
    if not case.is_text:
        return _counted(case, counted(case))
    book = packaged_aliases()
    traces = [traces_of(reading, book) for reading in readings]
    members = [event for one in traces for event in one.events if _tells(event, case)]
    return _counted(case, found_for(members, traces, copies_among(readings), _who(readings)))


def _counted(case: Case, found: Any) -> Counted:
    return Counted(case.id, case.low, case.high, case.denials, case.low == case.high, found)


def _tells(event: EventTrace, case: Case) -> bool:
    """Whether an event of a report is the case's: its trigger begins as one of the words that the case gives."""
    words = event.trigger.text.lower().split()
    return not event.background and any(word.startswith(start) for word in words for start in case.event)


def _who(readings: Sequence[Reading]) -> Mapping[str, str]:
    book = packaged_aliases()
    groups = cluster(bearers_of(readings, book), (), book).groups
    return {member: group[0] for group in groups for member in group}


def _simulated(
    system: str,
    readings: Sequence[Reading],
    truths: Sequence[Mapping[str, Any]],
    incidents: Mapping[str, tuple[int, Mapping[str, Any]]],
) -> list[Counted]:
    """Each incident of the simulator with what is found for it."""
    book = packaged_aliases()
    traces = {reading.document.id: traces_of(reading, book) for reading in readings}
    truth_of = {reading.document.id: truth for reading, truth in zip(readings, truths, strict=True)}
    copies, who = copies_among(readings), _who(readings)
    groups = join_readings(readings).group_of[SAYSO] if system == JOINED else {}
    told: defaultdict[str, list[EventTrace]] = defaultdict(list)
    for report, one in traces.items():
        truth = truth_of[report]
        told[truth["incident"]] += [event for event in one.events if tells(event, truth["facts"])]
    found = []
    for incident, (_, truth) in incidents.items():
        members = told[incident] if system == GIVEN else _most_of(told[incident], groups, traces)
        reports = {report for report, t in truth_of.items() if t["ecosystem"] == incident.rsplit("-", 1)[0]}
        near = [traces[report] for report in sorted(reports | {event.report for event in members})]
        number = len(truth["origins"])
        row = found_for(members, near, copies, who)
        found.append(Counted(incident, number, number, len(truth["denials"]), truth["is_decided"], row))
    return found


def _most_of(told: Sequence[EventTrace], groups: Mapping[str, Any], traces: Mapping[str, Traces]) -> list[EventTrace]:
    """All members of the joined event by which most reports tell of an incident."""
    reports: defaultdict[Any, set[str]] = defaultdict(set)
    for event in told:
        reports[groups[event.id]].add(event.report)
    if not reports:
        return []
    best = max(sorted(reports, key=str), key=lambda group: len(reports[group]))
    return [event for one in traces.values() for event in one.events if groups[event.id] == best]


def _is_right(row: Counted) -> bool:
    return row.is_inside and row.found.denials == row.denials


def _slip(kind: str, row: Counted, text: str, why: str) -> Slip:
    return Slip(kind, row.id, text, note="; ".join(_note(row, why)))


def _note(row: Counted, why: str) -> Iterator[str]:
    found = row.found
    yield f"wanted {row.low} to {row.high}, {row.denials} denials; found {found.low} to {found.high}, {found.denials}"
    for reason in found.reasons:
        yield f"{'+' if reason.counts_low else '(+)' if reason.counts_high else '-'} {reason.origin}: {reason.why}"
    if why:
        yield why
