"""A report's original bytes and its record as files. An original is never shown as a page: it could be hostile."""

from __future__ import annotations

from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Download


def original(desk: Desk, asking: Asking) -> Download:
    """The bytes at `/r/{report}/original`, under a name made of their digest, as bytes and nothing else."""
    entry = desk.view.entry(asking.route["report"])
    content = desk.view.original(entry.document_id)
    return Download(content, "application/octet-stream", f"{entry.source_sha256[:16]}.original")


def record_line(desk: Desk, asking: Asking) -> Download:
    """The reading at `/r/{report}/record`, as one line of JSON Lines."""
    stored = desk.view.get(asking.route["report"])
    name = stored.document_id.removeprefix("sha256:")[:16]
    return Download(stored.line + b"\n", "application/x-ndjson", f"{name}.jsonl")
