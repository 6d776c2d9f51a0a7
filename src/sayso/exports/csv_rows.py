"""CSV (RFC 4180): a row for each claim and each event, with quotes, offsets and the chain as text.

No cell can begin a formula in a spreadsheet; what is not known is empty, never 0.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from sayso.ledger.base import StoredReading
from sayso.records import Claim, Effect, EffectKind, Event, Reading, Role, SourceDocument, Span
from sayso.telling.chains import chain_line, origin_line, say_so
from sayso.telling.events import effect_words, in_role
from sayso.telling.lookup import Lookup

Value = str | int | float | bool | None

COLUMNS: Final = (
    *("report", "given_id", "title", "publisher", "published", "url", "language"),
    *("row", "id", "quote", "start", "end", "spans"),
    *("stance", "manner", "chain", "chain_steps", "origin", "cue", "hedges", "said", "within", "answers"),
    *("plover_type", "plover_mode", "plover_contexts", "acled_event_type", "acled_sub_event_type"),
    *("modality", "negated", "background"),
    *("actors", "recipients", "victims", "targets", "instruments", "beneficiaries"),
    *("place", "place_quote", "country", "admin1", "admin2", "lat", "lon", "place_precision", "radius_km"),
    *("time_quote", "first_day", "end_day", "time_precision"),
    *("effects", "killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high"),
    *("claims", "on_whose_say_so", "absent", "score"),
)
_ROLE_COLUMNS: Final = {
    Role.ACTOR: "actors",
    Role.RECIPIENT: "recipients",
    Role.VICTIM: "victims",
    Role.TARGET: "targets",
    Role.INSTRUMENT: "instruments",
    Role.BENEFICIARY: "beneficiaries",
}
# Spreadsheets take a cell for a formula that begins so, the full-width forms included.
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvRows:
    """`base.Export` for CSV."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._write_row(dict(zip(COLUMNS, COLUMNS, strict=True)))

    def write(self, stored: StoredReading) -> None:
        """Write a row for each claim, then one for each event."""
        for row in rows_of(stored.reading()):
            self._write_row(row)

    def close(self) -> None:
        """Pass on what waits in the stream's buffer."""
        self._out.flush()

    def _write_row(self, row: dict[str, Value]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow([cell(row.get(column)) for column in COLUMNS])
        self._out.write(line.getvalue().encode())


def cell(value: Value) -> str:
    """A value as a cell: numbers as they are, text that a spreadsheet would calculate behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    text = value.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return f"'{text}" if text.startswith(_FORMULA_STARTS) or text.lstrip(" ").startswith(_FORMULA_STARTS[:4]) else text


def rows_of(reading: Reading) -> Iterator[dict[str, Value]]:
    """The rows of one reading, with the columns that have a value."""
    lookup, facts = Lookup.of(reading, for_people=False), _document(reading.document)
    for claim in reading.claims:
        yield facts | _claim(claim, lookup)
    for event in reading.events:
        yield facts | _event(event, lookup)


def _document(document: SourceDocument) -> dict[str, Value]:
    return {
        "report": document.id,
        "given_id": document.given_id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else None,
        "url": document.url,
        "language": document.language,
    }


def _evidence(text: str, spans: tuple[Span, ...]) -> dict[str, Value]:
    """The quote exactly as the text has it, where it begins and ends, and every piece of it."""
    if not spans:
        return {}
    return {
        "quote": " … ".join(span.text_in(text) for span in spans),
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "spans": " ".join(f"{span.start}:{span.end}" for span in spans),
    }


def _claim(claim: Claim, lookup: Lookup) -> dict[str, Value]:
    said = lookup.times.get(claim.said) if claim.said else None
    return _evidence(lookup.text, claim.content) | {
        "row": "claim",
        "id": claim.id,
        "stance": claim.stance.value,
        "manner": claim.manner.value,
        "chain": chain_line(claim, lookup),
        "chain_steps": len({hop.step for hop in claim.sources}),
        "origin": origin_line(claim, lookup),
        "cue": _joined(span.text_in(lookup.text) for span in claim.cue),
        "hedges": _joined(span.text_in(lookup.text) for span in claim.hedges),
        "said": said.start or said.span.text_in(lookup.text) if said else None,
        "within": claim.within,
        "answers": " ".join(claim.answers),
        "score": claim.score,
    }


def _event(event: Event, lookup: Lookup) -> dict[str, Value]:
    row: dict[str, Value] = {_ROLE_COLUMNS[role]: _joined(in_role(event, role, lookup)) for role in Role}
    row |= _evidence(lookup.text, event.triggers or (event.trigger,))
    row |= {
        "row": "event",
        "id": event.id,
        "plover_type": event.plover.type if event.plover else None,
        "plover_mode": event.plover.mode if event.plover else None,
        "plover_contexts": _joined(event.plover.contexts) if event.plover else None,
        "acled_event_type": event.acled.event_type if event.acled else None,
        "acled_sub_event_type": event.acled.sub_event_type if event.acled else None,
        "modality": event.modality.value,
        "negated": event.negated,
        "background": event.background,
        "effects": _joined(effect_words(effect, lookup) for effect in event.effects),
        "claims": " ".join(event.claims),
        "on_whose_say_so": _joined(say_so(event.claims, lookup)),
        "absent": _joined(f"{absence.field}: {absence.reason.value}" for absence in event.absent),
        "score": event.score,
    }
    return row | _where(event, lookup) | _when(event, lookup) | _counts(event)


def _where(event: Event, lookup: Lookup) -> dict[str, Value]:
    place = lookup.places.get(event.place) if event.place else None
    if place is None:
        return {}
    span = lookup.place_span(place)
    return {
        "place": place.name,
        "place_quote": span.text_in(lookup.text) if span else None,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": place.precision.value,
        "radius_km": place.radius_km,
    }


def _when(event: Event, lookup: Lookup) -> dict[str, Value]:
    period = lookup.times.get(event.time) if event.time else None
    if period is None:
        return {}
    return {
        "time_quote": period.span.text_in(lookup.text),
        "first_day": period.start,
        "end_day": period.end,
        "time_precision": period.precision.value,
    }


def _counts(event: Event) -> dict[str, Value]:
    row: dict[str, Value] = {}
    for kind in (EffectKind.KILLED, EffectKind.WOUNDED):
        effect = count_of(event, kind)
        if effect is not None:
            row |= {
                f"{kind.value}_low": effect.low,
                f"{kind.value}_best": effect.best,
                f"{kind.value}_high": effect.high,
            }
    return row


def count_of(event: Event, kind: EffectKind) -> Effect | None:
    """The one number that an event has for a kind: its only total, or its only count.

    Several counts without a total are not added up: they may count the same people twice.
    """
    effects = [effect for effect in event.effects if effect.kind is kind]
    totals = [effect for effect in effects if effect.total]
    for found in (totals, effects):
        if len(found) == 1:
            return found[0]
    return None


def _joined(parts: Iterator[str] | tuple[str, ...]) -> str:
    return "; ".join(parts)
