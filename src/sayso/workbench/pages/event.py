"""Event: every value with who claims it, how many independent origins there are and why, and why it is one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.records import Modality
from sayso.records.joined import Contradiction, JoinedBecause, JoinedEvent
from sayso.telling.incidents import event_label, event_name, trace_label
from sayso.telling.joined_values import when_words, where_words
from sayso.telling.labels import EFFECTS, MODALITIES
from sayso.workbench.addresses import event_id, event_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.pages.event_fields import FieldRow, field_rows, support_of
from sayso.workbench.pages.history import Decided, history
from sayso.workbench.pages.known import Backing, ClaimLine, Known, QuoteLine, ReportLine, found
from sayso.workbench.pages.linkage import UnlinkedPage, record_or_page
from sayso.workbench.pages.reasoning import FeatureRow, Reasoning, features, reasoning

_FIELDS: Final = {"when": "When", "where": "Where", "modality": "Did it happen"}


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a contradiction. `is_last`: its own source put it in the place of the other."""

    words: str
    backing: Backing
    is_last: bool


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Values that cannot all be true."""

    field: str
    sides: tuple[SideRow, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """What one report says of it: its sentence. `key` is the id that judgements are made on."""

    key: str
    label: str
    report: ReportLine
    quote: QuoteLine | None


@dataclass(frozen=True, slots=True)
class BecauseRow:
    """Why two members are one, with what a person can say against it."""

    one: MemberRow
    other: MemberRow
    score: int | None
    author: str
    reason: str
    features: tuple[FeatureRow, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event over all reports."""

    template: ClassVar[str] = "event.html"

    title: str
    event: JoinedEvent
    kind: str
    codes: tuple[str, ...]
    when: str
    where: str
    fields: tuple[FieldRow, ...]
    reasoning: Reasoning
    denials: tuple[ClaimLine, ...]
    contradictions: tuple[ContradictionRow, ...]
    claims: tuple[ClaimLine, ...]
    members: tuple[MemberRow, ...]
    because: tuple[BecauseRow, ...]
    history: tuple[Decided, ...]
    kinds: tuple[tuple[str, str], ...]
    modalities: tuple[str, ...]
    subject: str
    here: str


def event(desk: Desk, asking: Asking) -> EventPage | UnlinkedPage | Moved:
    """The page at `/e/{event}`; an id that was joined into another leads there."""
    record = record_or_page(desk, "Event")
    if isinstance(record, UnlinkedPage):
        return record
    wanted = event_id(asking.route["event"])
    current = record.current(wanted)
    if current != wanted or asking.route["event"].startswith("event:"):
        return Moved(event_url(current))
    known, one = Known(record), record.event(current)
    claims = known.claims(one.claims)
    members = tuple(_member(known, trace) for trace in one.traces)
    labels = {member.key: f"{member.label} ({member.report.outlet or member.report.title})" for member in members}
    return EventPage(
        event_label(one),
        one,
        event_name(one.type, one.plover, one.acled),
        tuple(_codes(one)),
        "; ".join(dict.fromkeys(when_words(value.value) for value in one.when.values)),
        "; ".join(dict.fromkeys(where_words(value.value) for value in one.where.values)),
        field_rows(known, one),
        reasoning(known, one.independence),
        tuple(claim for claim in claims if claim.is_denial),
        tuple(_contradiction(known, row) for row in one.contradictions),
        claims,
        members,
        tuple(sorted((_because(row, members) for row in one.joined_because), key=lambda row: -(row.score or 101))),
        history(one.judgements, one.corrections, labels),
        _kinds(),
        tuple(MODALITIES[modality] or modality.value for modality in Modality),
        one.traces[0],
        event_url(one.id),
    )


def _codes(one: JoinedEvent) -> list[str]:
    plover = (" / ".join(part for part in (code.type, code.mode) if part) for code in one.plover)
    acled = (f"{code.event_type} / {code.sub_event_type}" for code in one.acled)
    return [f"PLOVER {code}" for code in dict.fromkeys(plover)] + [f"ACLED {code}" for code in dict.fromkeys(acled)]


def _member(known: Known, trace_id: str) -> MemberRow:
    trace = found(known.record.event_trace, trace_id)
    if trace is None:
        return MemberRow(trace_id, "not read any more", known.report(""), None)
    quotes = known.quotes_of(trace.report, (trace.quote,))
    return MemberRow(trace_id, trace_label(trace), known.report(trace.report), quotes[0])


def _because(row: JoinedBecause, members: Sequence[MemberRow]) -> BecauseRow:
    by_key = {member.key: member for member in members}
    score = None if row.score is None else round(100 * row.score)
    return BecauseRow(by_key[row.one], by_key[row.other], score, row.author, row.reason, features(row.reason))


def _contradiction(known: Known, row: Contradiction) -> ContradictionRow:
    name, _, part = row.field.partition(":")
    title = _FIELDS.get(name) or next((words.capitalize() for kind, words in EFFECTS.items() if kind == part), part)
    sides = tuple(
        SideRow(side.value, known.backing(support_of((side.support,))), side.value == row.corrected_by)
        for side in row.sides
    )
    return ContradictionRow(title or row.field, sides, row.why)


def _kinds() -> tuple[tuple[str, str], ...]:
    """Types that an event may be corrected to, with their names."""
    from sayso.telling.event_names import PLOVER_NAMES

    return tuple((kind, name) for kind, name in PLOVER_NAMES.items() if "/" not in kind)
