"""Run an export: into a stream as it goes, or into a file that appears whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from sayso.errors import LedgerError
from sayso.exports.base import Exporter
from sayso.ledger.base import EVERYTHING, Filters, View

T = TypeVar("T")


def export_to_stream(
    view: View,
    exporter: Exporter,
    out: BinaryIO,
    filters: Filters = EVERYTHING,
    *,
    progress: Callable[[int], None] = lambda _written: None,
) -> int:
    """Write all readings that pass the filters; `progress` is told how many are written.

    Returns:
        How many readings were written.
    Raises:
        LedgerDamaged: a reading is damaged or missing. What was written before is in the stream already.
    """
    export = exporter.open(out)
    written = 0
    for stored in view.stored(filters):
        export.write(stored)
        written += 1
        progress(written)
    export.close()
    return written


def export_to_file(
    view: View,
    exporter: Exporter,
    path: Path,
    filters: Filters = EVERYTHING,
    *,
    progress: Callable[[int], None] = lambda _written: None,
) -> int:
    """As `export_to_stream`; a file of this name is replaced when all is written, and untouched if anything fails.

    A link is followed; what is there and is no plain file (a device, a folder) is never replaced.

    Raises:
        LedgerError: the file cannot be written, or must not be.
    """
    return write_whole(path, lambda out: export_to_stream(view, exporter, out, filters, progress=progress))


def write_whole(path: Path, write: Callable[[BinaryIO], T]) -> T:
    """Write a file that appears whole or not at all.

    Returns:
        What `write` gave.
    Raises:
        LedgerError: the file cannot be written, or must not be.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise LedgerError(f"{path}: is no plain file; name a file, or leave --output out to write to standard output")
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            with waiting.open("xb") as out:
                found = write(out)
                out.flush()
                os.fsync(out.fileno())
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise LedgerError(f"{path}: the export cannot be written ({error.strerror}); nothing was changed") from error
    return found
