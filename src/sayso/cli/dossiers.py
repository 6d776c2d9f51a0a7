"""`sayso show` for what lies across reports: which actor, event, claim or source is meant, and its dossier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sayso.cli.dossier_layout import listing, section, short_joined_id
from sayso.cli.reading_tables import FAINT
from sayso.cli.terminal import err, out, write_line
from sayso.errors import NoSuchDocument
from sayso.linking.record import Asked, JoinedRecord
from sayso.records.codec import to_line
from sayso.records.joined import Independence
from sayso.telling.independence import independence_sentence
from sayso.telling.quoting import steady
from sayso.telling.values import counted

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.cli.reading_tables import Styled
    from sayso.linking.record import ActorRow, EventRow, SourceRow

_KINDS: Final = ("actor", "event", "claim", "outlet")
_REPORT_ID: Final = re.compile(r"(sha256:)?[0-9a-f]{4,64}")
_MOST: Final = 20


def is_report(what: str) -> bool:
    """Whether it looks like a report's id or address."""
    return "://" in what or _REPORT_ID.fullmatch(what) is not None


def is_joined(what: str) -> bool:
    """Whether it is the id of something in the joined record."""
    return what.partition(":")[0] in _KINDS and ":" in what


def show_joined(record: JoinedRecord, what: str, *, as_source: bool = False, as_json: bool = False) -> None:
    """Print the dossier of what an id or a name means, or the candidates where a name means several.

    Raises:
        NoSuchDocument: nothing is called so; with JSON also where several things are.
    """
    say_if_waiting(record)
    found = record.current(what) if is_joined(what) else _named(record, what, as_json=as_json)
    if found is None:
        return
    kind = "outlet" if as_source else found.partition(":")[0]
    _show(record, found, kind, as_json=as_json)


def say_if_waiting(record: JoinedRecord) -> None:
    """One line on stderr where reports were added since the ledger was linked."""
    waiting = record.linked().waiting
    if waiting:
        stand = "waits" if waiting == 1 else "wait"
        err().print(f"{counted(waiting, 'report')} {stand} for: sayso link", style="yellow", soft_wrap=True)


def _named(record: JoinedRecord, name: str, *, as_json: bool) -> str | None:
    """The id of what bears a name: actors first, then sources, then events; None if candidates were listed."""
    asked = Asked(text=name)
    actors = record.actors(asked, limit=_MOST).items
    same = [row for row in actors if row.name.casefold() == name.casefold()]
    sources = [row for row in record.sources(asked, limit=_MOST).items if row.id.startswith("outlet:")]
    events = () if actors or sources else record.events(asked, limit=_MOST).items
    ids = [*(row.id for row in actors), *(row.id for row in sources), *(row.id for row in events)]
    if len(same) == 1 or len(ids) == 1:
        return same[0].id if same else ids[0]
    if not ids:
        raise NoSuchDocument(f"nothing is called {name!r}; `sayso find` searches the texts of the reports")
    if as_json:
        raise NoSuchDocument(f"{name!r} may be any of {', '.join(ids)}; give one of these ids")
    _list_candidates(out(), name, actors, sources, events)
    return None


def _list_candidates(
    console: Console, name: str, actors: Sequence[ActorRow], sources: Sequence[SourceRow], events: Sequence[EventRow]
) -> None:
    """What a name may mean, with the ids to ask for."""
    rows: list[list[Styled]] = []
    for actor in actors:
        kind = " · ".join(part for part in ((actor.subtype or actor.type).replace("_", " "), actor.country) if part)
        many = f"{counted(actor.reports, 'report')}, {counted(actor.events, 'event')}"
        rows.append([(short_joined_id(actor.id), "cyan"), (steady(actor.name), ""), (kind, FAINT), (many, FAINT)])
    for source in sources:
        many = f"{counted(source.reports, 'report')}, {counted(source.claims, 'claim')}"
        rows.append([(source.id, "cyan"), (steady(source.name), ""), ("as a source", FAINT), (many, FAINT)])
    for event in events:
        figures = independence_sentence(
            Independence(event.reports, event.copies, event.low, event.high, event.denials, ())
        )
        rows.append(
            [(short_joined_id(event.id), "cyan"), (steady(event.label), ""), ("event", FAINT), (figures, FAINT)]
        )
    section(console, f"{steady(name)} may be", len(rows))
    listing(console, rows, (0, 3, 2, 3))
    console.print()


def _show(record: JoinedRecord, found: str, kind: str, *, as_json: bool) -> None:
    if as_json:
        asks = {"actor": record.actor, "event": record.event, "claim": record.claim, "outlet": record.source}
        write_line(to_line(asks[kind](found)))
    elif kind == "actor":
        from sayso.cli.dossier_actor import show_actor

        show_actor(out(), record, record.actor(found))
    elif kind == "event":
        from sayso.cli.dossier_event import show_event

        show_event(out(), record, record.event(found))
    elif kind == "claim":
        from sayso.cli.dossier_claim import show_claim

        show_claim(out(), record, record.claim(found))
    else:
        from sayso.cli.dossier_source import show_source

        show_source(out(), record, record.source(found))
