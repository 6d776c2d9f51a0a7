"""Scores which events of simulated reports are joined: each report tells of one incident, and the truth says of which.

Reports go through the whole program as raw text. A report tells its incident by those of its events that are violence
and stand in its headline or in a sentence with the deed, the doers or the target; a sentence that names the other town
tells of something else. Two reports are joined where events by which they tell are. A report by which none was found
has missed all its pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from sayso.errors import BadRecord
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.chain_bench import read_gold
from sayso.evaluation.joined_events import SAYSO, SYSTEMS, JoinedEvents, join_readings
from sayso.evaluation.metrics import f1, share, with_interval
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.linking.events.kinds import Standing, families, standing
from sayso.records.trace import EventTrace
from sayso.settings import Settings

METRICS: Final = ("pairs F1", "precision", "recall", "told")
OF_TOLD: Final = "Sayso, of told"
_SIGNS: Final = ("attacker", "target_short", "deed_noun", "deed_past")
_VIOLENCE: Final = "violence"
_ROW: Final = frozenset({"id", "text", "published", "publisher", "url"})


@dataclass(frozen=True, slots=True)
class ToldReport:
    """One simulated report: what Sayso reads, and the truth about it."""

    id: str
    row: Mapping[str, str]
    level: int
    incident: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Counted:
    """The pairs of one incident's reports with later ones, and its reports."""

    right: int
    predicted: int
    gold: int
    told: int
    reports: int


def told_report(values: Mapping[str, Any]) -> ToldReport:
    """One row of the simulator.

    Raises:
        BadRecord: a key is missing.
    """
    try:
        truth = values["truth"]
        row = {key: value for key, value in values.items() if key in _ROW}
        return ToldReport(
            values["id"], {**row, "language": "en"}, truth["level"], truth["incident"], dict(truth["facts"])
        )
    except (KeyError, TypeError) as error:
        raise BadRecord(f"not a row of the simulator as it is now ({error!r})") from error


def measure_incidents(reports: Sequence[ToldReport], settings: Settings, gazetteer: Gazetteer) -> Measured:
    """Read all reports, join the events of all ecosystems in one heap, and score pairs of reports, by level too."""
    readings = read_gold([report.row for report in reports], settings, gazetteer)
    joined = join_readings(readings)
    documents = {reading.document.id: report for reading, report in zip(readings, reports, strict=True)}
    tellings: dict[str, list[str]] = {report.id: [] for report in reports}
    for trace in joined.traces.values():
        report = documents[trace.report]
        if tells(trace, report.facts):
            tellings[report.id].append(trace.id)
    rows = score_rows(reports, tellings, joined)
    return Measured(
        Scores("incidents", len(reports), rows[0].gold, METRICS, rows), tuple(_slips(reports, tellings, joined))
    )


def tells(trace: EventTrace, facts: Mapping[str, str]) -> bool:
    """Whether an event is how the report tells of its incident."""
    sentence = trace.quote.text.lower()
    if _VIOLENCE not in families(trace) or standing(trace) is not Standing.REAL:
        return False
    if facts["other_town"].lower() in sentence:
        return False
    return trace.quote.span.start == 0 or any(facts[sign].lower() in sentence for sign in _SIGNS)


def score_rows(
    reports: Sequence[ToldReport], tellings: Mapping[str, Sequence[str]], joined: JoinedEvents
) -> tuple[ScoreRow, ...]:
    """Sayso over all reports and over those that tell, plain rules beside it, and Sayso by level of difficulty."""
    told = [report for report in reports if tellings[report.id]]
    parts = [(SAYSO, SAYSO, reports), (OF_TOLD, SAYSO, told)]
    parts += [(system, system, reports) for system in SYSTEMS if system != SAYSO]
    for level in sorted({report.level for report in reports}):
        parts.append((f"{SAYSO}, level {level}", SAYSO, [report for report in reports if report.level == level]))
    rows = []
    for name, system, part in parts:
        groups = {
            report.id: frozenset(joined.group_of[system][trace] for trace in tellings[report.id]) for report in part
        }
        rows.append(_row(name, part, groups))
    return tuple(rows)


def _row(name: str, reports: Sequence[ToldReport], groups: Mapping[str, Set[object]]) -> ScoreRow:
    counted = _counted(reports, groups)
    figures: tuple[Callable[[Sequence[_Counted]], float], ...] = (
        lambda drawn: f1(sum(o.right for o in drawn), sum(o.predicted for o in drawn), sum(o.gold for o in drawn)),
        lambda drawn: share(sum(one.right for one in drawn), sum(one.predicted for one in drawn)),
        lambda drawn: share(sum(one.right for one in drawn), sum(one.gold for one in drawn)),
        lambda drawn: share(sum(one.told for one in drawn), sum(one.reports for one in drawn)),
    )
    gold = sum(one.gold for one in counted)
    return ScoreRow(name, gold, tuple(with_interval(counted, figure) for figure in figures))


def _counted(reports: Sequence[ToldReport], groups: Mapping[str, Set[object]]) -> list[_Counted]:
    """Counts of each incident; a wrong pair is that of its first report."""
    pairs: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    of_incident: defaultdict[str, list[ToldReport]] = defaultdict(list)
    for report in reports:
        of_incident[report.incident].append(report)
    for one, other in combinations(reports, 2):
        is_gold, is_joined = one.incident == other.incident, not groups[one.id].isdisjoint(groups[other.id])
        if is_gold or is_joined:
            pairs[one.incident].append((is_gold, is_joined))
    return [
        _Counted(
            right=sum(is_gold and is_joined for is_gold, is_joined in pairs[incident]),
            predicted=sum(is_joined for _, is_joined in pairs[incident]),
            gold=sum(is_gold for is_gold, _ in pairs[incident]),
            told=sum(bool(groups[report.id]) for report in own),
            reports=len(own),
        )
        for incident, own in of_incident.items()
    ]


def _slips(reports: Sequence[ToldReport], tellings: Mapping[str, Sequence[str]], joined: JoinedEvents) -> list[Slip]:
    """Reports that do not tell, and pairs that were missed or wrongly joined, with what was said of them."""
    group_of = joined.group_of[SAYSO]
    reasons = {(one.one, one.other): f"{one.decision} {one.score}: {one.reason}" for one in joined.judgements}
    slips = [Slip("not found", one.id, one.row["text"]) for one in reports if not tellings[one.id]]
    for one, other in combinations((report for report in reports if tellings[report.id]), 2):
        is_gold = one.incident == other.incident
        mine, others = tellings[one.id], tellings[other.id]
        if is_gold is not {group_of[a] for a in mine}.isdisjoint(group_of[b] for b in others):
            continue
        said = [reasons.get((min(a, b), max(a, b)), "nothing") for a in mine for b in others]
        text = f"{one.row['published']}: {one.row['text']}\n\n{other.row['published']}: {other.row['text']}"
        kind = "not joined" if is_gold else "wrongly joined"
        slips.append(Slip(f"level {one.level}, {kind}", f"{one.id} | {other.id}", text, note=" || ".join(said)))
    return slips
