"""The dossier of an event: every value with who says it, how many independently, and what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sayso.cli.dossier_layout import (
    fact_rows,
    listing,
    section,
    short_joined_id,
    show_notes,
    title,
)
from sayso.cli.footnotes import Footnotes, report_words
from sayso.cli.reading_tables import FAINT
from sayso.records.correction import Correction
from sayso.records.joined import Contradiction, Independence, JoinedEvent
from sayso.records.judgement import Judgement
from sayso.telling.event_names import NO_NAME
from sayso.telling.incidents import event_label
from sayso.telling.independence import independence_sentence
from sayso.telling.joined_values import amount_words, near_words, standing_words, when_words, where_words
from sayso.telling.labels import EFFECTS, ROLES
from sayso.telling.quoting import shortened, steady
from sayso.telling.values import day

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.linking.record import JoinedRecord
    from sayso.records.joined import (
        AmountValue,
        NameValue,
        StandingValue,
        WhenValue,
        WhereValue,
    )

Row = tuple[str, str, str]
_MOST_REASONS: Final = 6
_REASON_CHARS: Final = 140
_FIGURES: Final = {(True, True): "1", (False, True): "0 to 1", (False, False): "–", (True, False): "1"}


def show_event(console: Console, record: JoinedRecord, event: JoinedEvent) -> None:
    """Print an event for people."""
    notes = Footnotes(record, event.evidence)
    with_mode = {code.type for code in event.plover if code.mode}
    codes = [f"{code.type} / {code.mode}" if code.mode else code.type for code in event.plover]
    codes = [code for code in dict.fromkeys(codes) if code not in with_mode]
    codes += [f"{code.event_type}: {code.sub_event_type}" for code in event.acled]
    title(
        console,
        steady(event_label(event)),
        independence_sentence(event.independence),
        " · ".join((short_joined_id(event.id), *codes) if codes else (short_joined_id(event.id), NO_NAME.lower())),
    )
    console.print()
    fact_rows(console, _facts(event, notes))
    show_contradictions(console, event.contradictions, notes)
    show_independence(console, event.independence, notes)
    _show_joining(console, record, event)
    show_decisions(console, event.judgements, event.corrections)
    show_notes(console, notes)
    console.print()


def _facts(event: JoinedEvent, notes: Footnotes) -> Iterator[Row]:
    """Every value of every field, a person's choice before them."""
    yield from _chosen("when", event.when.chosen)
    for when in event.when.values:
        yield "when", when_words(when.value), _who(when, notes)
    yield from _chosen("where", event.where.chosen)
    for where in event.where.values:
        near = near_words(where.value)
        yield "where", steady(where_words(where.value)) + (f" ({near})" if near else ""), _who(where, notes)
    for row in event.roles:
        for one in row.actors:
            wordings = list(dict.fromkeys(value.value for value in one.values if value.value != one.name))
            said = f" (“{shortened('”, “'.join(wordings))}”)" if wordings else ""
            known = f" {short_joined_id(one.actor)}" if one.actor else ""
            who = notes.claimants(
                [claim for value in one.values for claim in value.claims],
                [report for value in one.values for report in value.reports],
                [evidence for value in one.values for evidence in value.evidence],
            )
            yield ROLES[row.role], steady(one.name) + said + known, who
            if one.corrected is not None:
                yield ROLES[row.role], *_correction(one.corrected)
    for effect in event.effects:
        yield from _chosen(EFFECTS[effect.kind], effect.amounts.chosen)
        for amount in effect.amounts.values:
            yield EFFECTS[effect.kind], amount_words(amount.value) or "number not stated", _who(amount, notes)
    yield from _chosen("happened", event.modality.chosen)
    for standing in event.modality.values:
        yield "happened", standing_words(standing.value), _who(standing, notes)


def _who(value: WhenValue | WhereValue | NameValue | AmountValue | StandingValue, notes: Footnotes) -> str:
    since = f" · since {day(value.first_seen)}" if value.first_seen and len(value.reports) > 1 else ""
    return notes.claimants(value.claims, value.reports, value.evidence) + since


def _chosen(label: str, correction: Correction | None) -> Iterator[Row]:
    if correction is not None:
        yield label, *_correction(correction)


def _correction(correction: Correction) -> tuple[str, str]:
    value = "taken out" if correction.value is None else correction.value
    return f"→ {steady(value)}", f"decided by {correction.author}, {day(correction.made_utc[:10])}: {correction.reason}"


def show_independence(console: Console, found: Independence, notes: Footnotes) -> None:
    """Every origin with whether it counts and why."""
    if not found.reasons:
        return
    section(console, "How many independently say so")
    rows = []
    for reason in found.reasons:
        figure = "denies" if reason.is_denial else _FIGURES[reason.counts_low, reason.counts_high]
        numbers = sorted({notes.of_claim(claim) for claim in reason.claims})
        cited = f" [{', '.join(map(str, numbers))}]" if numbers else ""
        style = "yellow" if reason.is_denial else "" if reason.counts_high else FAINT
        rows.append([(figure, "cyan"), (steady(reason.origin) + cited, style), (reason.why, FAINT)])
    listing(console, rows, (0, 4, 5))


def show_contradictions(console: Console, found: tuple[Contradiction, ...], notes: Footnotes) -> None:
    """Values that cannot all be true, side by side."""
    if not found:
        return
    section(console, "What cannot all be true", len(found))
    rows = []
    for one in found:
        for at, side in enumerate(one.sides):
            support = side.support
            who = notes.claimants(support.claims, support.reports, support.evidence)
            since = f" · since {day(support.first_seen)}" if support.first_seen else ""
            mark = " (corrected to)" if side.value == one.corrected_by else ""
            label = field_words(one.field) if at == 0 else "against"
            rows.append(
                [(label, "yellow" if at == 0 else FAINT), (steady(side.value) + mark, ""), (who + since, FAINT)]
            )
        rows.append([("", ""), (one.why, FAINT), ("", "")])
    listing(console, rows, (0, 4, 5))


def field_words(field: str) -> str:
    """`effect:killed` as "killed", `role:actor` as "actor"."""
    return field.rpartition(":")[2].replace("_", " ")


def _show_joining(console: Console, record: JoinedRecord, event: JoinedEvent) -> None:
    """Why the reports' events are one."""
    if not event.joined_because:
        return
    section(console, "Why these reports tell of one event", len(event.joined_because))
    rows = []
    for why in event.joined_because:
        pair = " / ".join(report_words(record.report(record.event_trace(one).report)) for one in (why.one, why.other))
        score = "" if why.score is None else f" {why.score:.2f}"
        rows.append([(pair, ""), (f"{shortened(why.reason, _REASON_CHARS)} ({why.author}{score})", FAINT)])
    listing(console, rows, (4, 5), most=_MOST_REASONS)


def show_decisions(console: Console, judgements: tuple[Judgement, ...], corrections: tuple[Correction, ...]) -> None:
    """What people decided on it, in order of time."""
    human = [one for one in judgements if one.is_human]
    if not human and not corrections:
        return
    section(console, "Decided by people", len(human) + len(corrections))
    rows = [(one.made_utc or "", one.author, f"{one.decision}: {one.one} / {one.other}", one.reason) for one in human]
    rows += [
        (
            one.made_utc,
            one.author,
            f"{one.field or one.kind}: {one.value if one.value is not None else one.kind}",
            one.reason,
        )
        for one in corrections
    ]
    shown = [[(day(made[:10]), FAINT), (who, ""), (what, ""), (why, FAINT)] for made, who, what, why in sorted(rows)]
    listing(console, shown, (0, 0, 4, 4))
