"""`sayso show` and `sayso find`: what a ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import (
    LedgerPath,
    OnlyLanguage,
    OnlyPublisher,
    OnlyUrl,
    SettingsFile,
    Since,
    Until,
    settings_from,
)
from sayso.cli.terminal import errors_shown, out, write_line

if TYPE_CHECKING:
    from sayso.ledger.base import View

AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of tables.")]


def show(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID|URL|NAME]",
            help="A report: the beginning of its id, or its address. An actor, event, claim or source: its id "
            "(actor:, event:, claim:, outlet:) or a name. None: the ledger.",
        ),
    ] = None,
    changes: Annotated[
        bool, typer.Option("--changes", help="What differs from the version before, for a page that changed.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="The text as it was read.")] = False,
    as_source: Annotated[
        bool, typer.Option("--source", help="An actor as a source: what it said first, who repeats it.")
    ] = False,
    as_json: AsJson = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="The JSON Schema of what --json gives of actors, events, claims, sources.")
    ] = False,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Show a report as it was read; what all reports say of an actor, event or claim; or the ledger at a glance."""
    with errors_shown():
        from sayso.cli.dossiers import is_joined, is_report, show_joined
        from sayso.ledger import open_ledger

        if schema:
            _write_schema()
            return
        settings = settings_from(settings_file, ledger)
        with open_ledger(settings.ledger, read_only=True) as opened:
            if what is not None and (is_joined(what) or not is_report(what)):
                from sayso.linking import open_record

                with open_record(opened) as record:
                    show_joined(record, what, as_source=as_source, as_json=as_json)
                return
            with opened.view() as view:
                if what is None:
                    _show_overview(view, settings.ledger, as_json=as_json)
                else:
                    _show_report(view, what, changes=changes, text=text, as_json=as_json)


def _write_schema() -> None:
    import json

    from sayso.records.json_schema import joined_schema

    write_line(json.dumps(joined_schema(), ensure_ascii=False, indent=1))


def _show_overview(view: View, ledger: str, *, as_json: bool) -> None:
    from sayso.cli.ledger_view import overview_json, show_entries, show_failures, show_overview
    from sayso.ledger.base import Order

    overview = view.overview()
    if as_json:
        write_line(overview_json(overview))
        return
    show_overview(out(), overview, ledger)
    show_entries(out(), view.documents(order=Order.PUBLISHED, limit=30))
    show_failures(out(), view.failures())


def _show_report(view: View, report: str, *, changes: bool, text: bool, as_json: bool) -> None:
    from sayso.cli.ledger_view import show_changes, show_entry, show_versions
    from sayso.cli.reading_view import show_reading

    versions = view.versions(report) if "://" in report else ()
    stored = view.get(versions[-1].entry.document_id if versions else report)
    if as_json:
        write_line(stored.line.decode())
        return
    reading = stored.reading()
    if text:
        write_line(reading.document.text)
        return
    if reading.document.url is not None and not versions:
        versions = view.versions(reading.document.url)
    if changes:
        show_changes(out(), view, versions, stored.document_id)
        return
    show_reading(out(), reading)
    show_entry(out(), view.entry(stored.document_id))
    show_versions(out(), versions, stored.document_id)


def find(
    query: Annotated[
        str,
        typer.Argument(
            help='Words; "a phrase"; word* for a beginning; -word for without; OR; title: publisher: author: text: '
            "for one field."
        ),
    ],
    publisher: OnlyPublisher = None,
    language: OnlyLanguage = None,
    since: Since = None,
    until: Until = None,
    url: OnlyUrl = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many to show.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
    as_json: AsJson = False,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Search the texts, titles, outlets and authors of a ledger; accents and case do not count."""
    with errors_shown():
        from sayso.cli.ledger_view import hits_json, show_hits
        from sayso.errors import BadSetting
        from sayso.ledger import open_ledger
        from sayso.ledger.base import Filters

        if since and until and until < since[: len(until)]:
            raise BadSetting(f"--until {until} lies before --since {since}")
        settings = settings_from(settings_file, ledger)
        filters = Filters(publisher=publisher, language=language, since=since, until=until, url=url)
        with open_ledger(settings.ledger, read_only=True) as opened, opened.view() as view:
            page = view.find(query, filters, limit=limit, offset=offset)
            if as_json:
                write_line(hits_json(page))
            else:
                show_hits(out(), page, query)
