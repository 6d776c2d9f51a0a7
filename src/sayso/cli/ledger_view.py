"""A ledger's answers in the terminal: overview, lists, hits, versions and changes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from sayso.cli.outcome_view import STATUS_STYLE
from sayso.cli.wording import counted, day, safe, size
from sayso.ledger.base import Change, Entry, FailureEntry, Hit, Overview, Page, Snippet, Tally, Version, View
from sayso.records import Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

ID_CHARS = 12
_CONTEXT_CHARS = 60


def short_id(document_id: str) -> str:
    """The beginning of an id, long enough to type and to be unique in practice."""
    return document_id.removeprefix("sha256:")[:ID_CHARS]


def label(entry: Entry) -> str:
    """The headline, or the last part of where the report came from."""
    return entry.title or PurePath(entry.name).name or entry.name


def show_overview(console: Console, overview: Overview, ledger: str) -> None:
    """What the ledger holds, in a few lines."""
    from rich.text import Text

    console.print()
    console.print(Text(counted(overview.reports, "report"), style="bold"), Text(f"in {safe(ledger)}", style="dim"))
    lines = [
        ("published", _span_of_days(overview)),
        ("outlets", _tallies(overview.publishers, "not stated")),
        ("languages", _tallies(overview.languages, "not known")),
        ("formats", _tallies(overview.formats, "not known")),
        ("ended", _tallies(overview.statuses, "not known")),
        ("not read", _tallies(overview.failures, "")),
        (
            "versions",
            f"{counted(overview.pages_with_versions, 'page')} changed" if overview.pages_with_versions else "",
        ),
        ("originals", f"{counted(overview.originals, 'file')}, {size(overview.original_bytes)}"),
        ("custody", f"{counted(overview.custody_rows, 'row')}, head {overview.custody_head}"),
    ]
    for name, value in lines:
        if value:
            console.print(Text(f"  {name:<10}", style="dim"), Text(safe(value)))
    console.print()


def _span_of_days(overview: Overview) -> str:
    if overview.earliest is None or overview.latest is None:
        return ""
    first, last = day(overview.earliest), day(overview.latest)
    undated = f" ({overview.undated:,} without a date)" if overview.undated else ""
    return (first if first == last else f"{first} to {last}") + undated


def _tallies(tallies: Sequence[Tally], unknown: str) -> str:
    shown = [f"{tally.value or unknown} {tally.reports:,}" for tally in tallies[:8]]
    if len(tallies) > 8:
        shown.append(f"and {len(tallies) - 8:,} more")
    return " · ".join(shown)


def overview_json(overview: Overview) -> str:
    """The overview as one JSON object."""
    from dataclasses import asdict

    return json.dumps(asdict(overview), ensure_ascii=False, indent=2)


def show_entries(console: Console, page: Page[Entry]) -> None:
    """One line a report."""
    if not page.items:
        from rich.text import Text

        console.print(Text("Nothing here yet. Next: sayso add FILE", style="dim"))
        return
    table = _plain_table("id", "published", "outlet", "title")
    for entry in page.items:
        table.add_row(
            _text(short_id(entry.document_id), "cyan"),
            _text(day(entry.published) if entry.published else "–", "dim"),
            _text(entry.publisher or "–"),
            _text(label(entry), STATUS_STYLE[entry.status] if entry.status.value != "read" else None),
        )
    console.print(table)
    if page.total > len(page.items):
        console.print(_text(f"{page.total - len(page.items):,} more", "dim"))


def show_failures(console: Console, failures: Sequence[FailureEntry]) -> None:
    """Inputs that could not be read."""
    if failures:
        table = _plain_table("not read", "reason", "")
        for failure in failures[:30]:
            table.add_row(_text(failure.name), _text(failure.code, "red"), _text(failure.sentence, "dim"))
        console.print()
        console.print(table)


def show_entry(console: Console, entry: Entry) -> None:
    """How a report is kept."""
    console.print(_text(f"id {entry.document_id}", "dim"), soft_wrap=True)
    console.print(_text(f"original {entry.source_sha256}, read from {entry.name}", "dim"), soft_wrap=True)


def show_versions(console: Console, versions: Sequence[Version], document_id: str) -> None:
    """The states of a page, where there are several."""
    if len(versions) < 2:
        return
    console.print()
    console.print(_text(f"{len(versions)} versions of this page", "bold"))
    for version in versions:
        mark = "→" if version.entry.document_id == document_id else " "
        console.print(
            _text(f" {mark} {short_id(version.entry.document_id)}  {version.moment}  {version.entry.title or ''}")
        )
    console.print(_text("Next: sayso show ID --changes", "dim"))


def show_changes(console: Console, view: View, versions: Sequence[Version], document_id: str) -> None:
    """What a version changed against the one before it."""
    ids = [version.entry.document_id for version in versions]
    at = ids.index(document_id) if document_id in ids else 0
    if at == 0:
        console.print(_text("There is no earlier version of this report.", "dim"))
        return
    before, after = (view.get(ids[i]).reading().document.text for i in (at - 1, at))
    for stretch in view.changes(ids[at - 1], ids[at]):
        line = _text(_lead(before if stretch.before else after, stretch.before or stretch.after), "dim")
        if stretch.before is not None:
            line.append(safe(stretch.before.text_in(before)), style="red strike")
        if stretch.change is Change.REPLACED:
            line.append(" ")
        if stretch.after is not None:
            line.append(safe(stretch.after.text_in(after)), style="green underline")
        console.print(line)


def _lead(text: str, span: Span | None) -> str:
    start = span.start if span else 0
    return "… " + " ".join(text[max(0, start - _CONTEXT_CHARS) : start].split()) + " "


def show_hits(console: Console, page: Page[Hit], query: str) -> None:
    """Hits with the words in their context."""
    if not page.items:
        console.print(_text(f"No report matches {query}.", "dim"))
        return
    for hit in page.items:
        entry = hit.entry
        console.print()
        console.print(_text(label(entry), "bold"))
        facts = [short_id(entry.document_id), entry.publisher or "", day(entry.published) if entry.published else ""]
        console.print(_text(" · ".join(fact for fact in facts if fact), "cyan"))
        if hit.snippet is not None:
            console.print(_marked(hit.snippet))
    console.print()
    shown = f"{page.offset + 1:,} to {page.offset + len(page.items):,} of " if page.total > len(page.items) else ""
    console.print(_text(f"{shown}{counted(page.total, 'report')}", "dim"))


def _marked(snippet: Snippet) -> Text:
    # One space for each line end keeps the offsets of the matches.
    line = _text(re.sub(r"\s", " ", snippet.quote))
    for match in snippet.matches:
        line.stylize("bold yellow", match.start - snippet.span.start, match.end - snippet.span.start)
    return line


def hits_json(page: Page[Hit]) -> str:
    """Hits as JSON: documents, scores, and snippets as spans of the text."""
    rows = [
        {
            "document": hit.entry.document_id,
            "title": hit.entry.title,
            "publisher": hit.entry.publisher,
            "published": hit.entry.published,
            "url": hit.entry.url,
            "score": round(hit.score, 4),
            "snippet": None
            if hit.snippet is None
            else {
                "span": [hit.snippet.span.start, hit.snippet.span.end],
                "quote": hit.snippet.quote,
                "matches": [[match.start, match.end] for match in hit.snippet.matches],
            },
        }
        for hit in page.items
    ]
    return json.dumps({"total": page.total, "offset": page.offset, "hits": rows}, ensure_ascii=False, indent=2)


def _plain_table(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in columns:
        table.add_column(column, overflow="ellipsis", no_wrap=column in ("id", "published", "reason"))
    return table


def _text(text: str, style: str | None = None) -> Text:
    from rich.text import Text

    return Text(safe(text), style=style or "")
