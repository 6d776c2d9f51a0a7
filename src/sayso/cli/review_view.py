"""One open pair in the terminal: both sides, what speaks for their being one, and what against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from sayso.cli.dossier_layout import listing, section, short_joined_id
from sayso.cli.footnotes import report_words
from sayso.cli.reading_tables import FAINT, QUOTE_STYLE, Styled
from sayso.errors import NoSuchDocument
from sayso.records import MentionType
from sayso.records.joined import When
from sayso.telling.incidents import trace_label
from sayso.telling.joined_values import when_words
from sayso.telling.labels import EFFECTS, MENTION_TYPES
from sayso.telling.quoting import bare, shortened, steady
from sayso.telling.values import counted, number_range
from sayso.telling.weighing import weighed

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.linking.record import JoinedRecord, OpenPair
    from sayso.records.joined import JoinedActor
    from sayso.records.trace import EventTrace

_QUOTE_CHARS: Final = 260
_NAMES: Final = 8
_DEEDS: Final = 3
_REPORT_ID: Final = re.compile(r"sha256:[0-9a-f]{64}")
_KINDS: Final = {"event": "two tellings of an event", "actor": "two names", "claim": "two claims"}


def show_pair(console: Console, record: JoinedRecord, pair: OpenPair, place: int, total_open: int) -> None:
    """Print an open pair with everything that a person needs to decide it."""
    kind = _KINDS.get(pair.kind, pair.kind)
    section(console, f"{place:,} · {kind} · the rules give {pair.score:.2f} · {total_open:,} open")
    for letter, thing, label in (("A", pair.one, pair.one_label), ("B", pair.other, pair.other_label)):
        rows: list[list[Styled]] = [
            [(letter, "bold cyan"), (steady(line), style)] for line, style in side(record, pair.kind, thing, label)
        ]
        listing(console, [rows[0], *([("", ""), row[1]] for row in rows[1:])], (0, 1))
    _show_reason(console, record, pair)


def side(record: JoinedRecord, kind: str, thing: str, label: str) -> Iterator[Styled]:
    """One side of a pair in lines."""
    try:
        if kind == "event":
            yield from _event_lines(record, record.event_trace(thing))
        elif kind == "actor":
            yield from _actor_lines(thing, label, record, record.actor(record.current(thing)))
        else:
            yield label, ""
    except NoSuchDocument:
        yield label, ""


def _event_lines(record: JoinedRecord, trace: EventTrace) -> Iterator[Styled]:
    """What happened by this report, its words, and the facts that tell it from others."""
    yield trace_label(trace), "bold"
    report = record.report(trace.report)
    yield report_words(report) + (f" · {shortened(report.title)}" if report.title else ""), FAINT
    yield f"“{shortened(bare(trace.quote.text), _QUOTE_CHARS)}”", QUOTE_STYLE
    facts = []
    if trace.time is not None:
        days = when_words(When(trace.time.start, trace.time.end, trace.time.precision))
        facts.append(f"when: “{trace.time.quote.text}”, {days}")
    if trace.place is not None:
        facts.append(f"where: “{trace.place.quote.text}”")
    for effect in trace.effects:
        many = number_range(effect.low, effect.best, effect.high) or "number not stated"
        facts.append(f"{EFFECTS[effect.kind]}: {' '.join(part for part in (many, effect.who) if part)}")
    if facts:
        yield "; ".join(facts), ""


def _actor_lines(thing: str, label: str, record: JoinedRecord, actor: JoinedActor) -> Iterator[Styled]:
    """The name, what else the actor is called and is, and a little of what it did."""
    yield label, "bold"
    kind, _, _ = thing.partition(":")
    words = MENTION_TYPES[MentionType(kind)] if kind in set(MentionType) else MENTION_TYPES[actor.type]
    reports = {trace.partition("#")[0] for trace in actor.traces}
    facts = [
        words,
        (actor.subtype or "").replace("_", " "),
        actor.country,
        actor.sector,
        counted(len(reports), "report"),
    ]
    yield " · ".join(fact for fact in dict.fromkeys(facts) if fact), FAINT
    others = [name.text for name in actor.names if name.text != label]
    if others:
        more = f" and {len(others) - _NAMES} more" if len(others) > _NAMES else ""
        yield f"also called {', '.join(others[:_NAMES])}{more}", ""
    attributes = dict.fromkeys(f"{one.kind} {one.value}" for one in actor.attributes)
    if attributes:
        yield "; ".join(list(attributes)[:_NAMES]), ""
    for claim_id in (*actor.claims_by, *actor.claims_about)[:_DEEDS]:
        claim = record.claim(claim_id)
        quote = shortened(" … ".join(bare(one.text) for one in claim.content), _QUOTE_CHARS // 2)
        yield f"{report_words(record.report(claim.report))}: “{quote}”", QUOTE_STYLE
    if not actor.claims_by and not actor.claims_about:
        named = sorted(reports)[:_DEEDS]
        yield f"named by {'; '.join(report_words(record.report(report)) for report in named)}", FAINT


def _show_reason(console: Console, record: JoinedRecord, pair: OpenPair) -> None:
    """Feature by feature; a reason in other words as it is."""
    speaks_for, against = weighed(pair.reason)
    rows: list[list[Styled]] = []
    for heading, style, features in (("for", "green", speaks_for), ("against", "red", against)):
        for at, one in enumerate(features):
            evidence = reports_named(record, one.evidence)
            rows.append(
                [
                    (heading if at == 0 else "", style),
                    (f"{one.adds:+.1f}", style),
                    (one.name, ""),
                    (steady(evidence), FAINT),
                ]
            )
    if rows:
        listing(console, rows, (0, 0, 3, 5))
    else:
        listing(console, [[(steady(reports_named(record, pair.reason)), FAINT)]], (1,))


def reports_named(record: JoinedRecord, words: str) -> str:
    """A reason with its reports by outlet and day instead of by id."""

    def named(found: re.Match[str]) -> str:
        try:
            return report_words(record.report(found.group()))
        except NoSuchDocument:
            return found.group()

    return _REPORT_ID.sub(named, words)


def list_pairs(console: Console, pairs: Sequence[OpenPair], total: int) -> None:
    """One line for each open pair, the most valuable first."""
    section(console, "Open pairs", total)
    rows: list[list[Styled]] = []
    for pair in pairs:
        both = f"{shortened(pair.one_label, 70)} / {shortened(pair.other_label, 70)}"
        rows.append([(f"{pair.value:.1f}", "cyan"), (f"{pair.score:.2f}", ""), (steady(both), "")])
        rows.append([("", ""), ("", ""), (f"{short_joined_id(pair.one)} {short_joined_id(pair.other)}", FAINT)])
    listing(console, rows, (0, 0, 1))
