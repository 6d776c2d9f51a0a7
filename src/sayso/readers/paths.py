"""From what a user types to sources: files, folders, glob patterns and standard input, in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from sayso.errors import UnreadableSource
from sayso.readers.base import Source, Unread
from sayso.readers.companions import is_companion, is_junk
from sayso.readers.detect import Format, detect
from sayso.readers.sizes import container_bytes
from sayso.records import Failure, Reason
from sayso.settings import Limits

STANDARD_INPUT: Final = "-"
_HEAD_BYTES: Final = 65_536
# Folders inside folders; a tree deeper than this is a loop of mounts or a joke.
_DEEPEST_FOLDER: Final = 64


def expand(paths: Sequence[str], limits: Limits, *, stdin: BinaryIO | None = None) -> Iterator[Source | Unread]:
    """Open everything that the paths name, one after another; what cannot be opened is said to be so.

    Folders are walked in sorted order; hidden files, leavings of the system and companions of saved pages (pictures,
    scripts, style sheets) are passed over there, but not where they are named themselves. A file that two paths name
    is read once. JSON Lines of any size come in pieces of whole rows.

    Args:
        paths: files, folders, glob patterns (`reports/**/*.html`), or `-` for standard input.
        stdin: where `-` reads from.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _from_stdin(stdin, limits)
            continue
        named = Path(path)
        if os.path.lexists(path):
            yield from _from_path(named, limits, seen, is_named=True)
            continue
        # A file may have brackets in its name, so that patterns come second.
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207  # absolute too
        for match in matches:
            yield from _from_path(Path(match), limits, seen, is_named=False)
        if not matches:
            what = "Nothing matches this pattern." if glob.has_magic(path) else "There is no such file or folder."
            yield _unread(Reason.NOT_FOUND, what, path)


def _from_path(
    path: Path, limits: Limits, seen: set[tuple[int, int]], *, is_named: bool, deep: int = 0
) -> Iterator[Source | Unread]:
    name = shown(path)
    try:
        state = path.stat()
    except OSError as error:
        # A link that leads nowhere or to itself.
        yield _unread(Reason.NOT_READABLE, f"It cannot be opened ({error.strerror}).", name)
        return
    if (state.st_dev, state.st_ino) in seen:
        return
    seen.add((state.st_dev, state.st_ino))
    if stat.S_ISDIR(state.st_mode):
        is_empty = True
        for found in _from_folder(path, limits, seen, deep=deep):
            is_empty = False
            yield found
        if is_named and is_empty:
            yield _unread(Reason.NOTHING_INSIDE, "The folder holds nothing new that could be a report.", name)
    elif not stat.S_ISREG(state.st_mode):
        yield _unread(Reason.NOT_READABLE, "It is no ordinary file but a device, pipe or socket.", name)
    else:
        try:
            yield from _from_file(path, state.st_size, limits, is_named=is_named)
        except OSError as error:
            yield _unread(Reason.NOT_READABLE, f"It cannot be read ({error.strerror}).", name)


def _from_folder(path: Path, limits: Limits, seen: set[tuple[int, int]], *, deep: int) -> Iterator[Source | Unread]:
    if deep >= _DEEPEST_FOLDER:
        yield _unread(Reason.TOO_DEEP, f"Folders are nested deeper than {_DEEPEST_FOLDER} levels.", shown(path))
        return
    try:
        names = sorted(os.listdir(path))  # noqa: PTH208  # names that are no text sort as they are
    except OSError as error:
        yield _unread(Reason.NOT_READABLE, f"The folder cannot be listed ({error.strerror}).", shown(path))
        return
    for name in names:
        if not is_junk(name):
            yield from _from_path(path / name, limits, seen, is_named=False, deep=deep + 1)


def _from_file(path: Path, size_bytes: int, limits: Limits, *, is_named: bool) -> Iterator[Source | Unread]:
    name = shown(path)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if not is_named and is_companion(name, head):
            return
        found = _format(head)
        if found is Format.JSON_LINES and size_bytes > limits.input_bytes and _has_rows(head):
            yield from _pieces(file, head, name, limits)
            return
        most_bytes = container_bytes(limits) if found in _CONTAINERS else limits.input_bytes
        # The file may have grown since its size was asked for.
        content = head + file.read(most_bytes - len(head) + 1) if size_bytes <= most_bytes else b""
        if size_bytes > most_bytes or len(content) > most_bytes:
            yield _too_big(name, most_bytes)
            return
    yield Source(content, name)


def _from_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Source | Unread]:
    if stdin is None:
        yield _unread(Reason.NOT_FOUND, "There is no standard input here.", STANDARD_INPUT)
        return
    name = "standard input"
    head = _filled(stdin, _HEAD_BYTES)
    found = _format(head)
    most_bytes = container_bytes(limits) if found in _CONTAINERS else limits.input_bytes
    if found is Format.JSON_LINES and _has_rows(head):
        yield from _pieces(stdin, head, name, limits)
        return
    content = head + _filled(stdin, most_bytes - len(head) + 1)
    yield _too_big(name, most_bytes) if len(content) > most_bytes else Source(content, name)


_CONTAINERS: Final = frozenset({Format.ZIP, Format.GZIP, Format.WARC})


def _format(head: bytes) -> Format | None:
    try:
        return detect(head)
    except UnreadableSource:
        return None


def _has_rows(head: bytes) -> bool:
    """Whether rows end with line ends, unlike in a JSON array or in UTF-16."""
    return not head.lstrip().startswith(b"[") and b"\x00" not in head


def _pieces(file: BinaryIO, head: bytes, name: str, limits: Limits) -> Iterator[Source | Unread]:
    """Whole rows, as many at a time as make up one input; a row that is longer than that is left out."""
    rest, rows = head, 0
    while True:
        block = rest + _filled(file, max(1, limits.input_bytes - len(rest)))
        is_last = len(block) < limits.input_bytes
        end = len(block) if is_last else block.rfind(b"\n") + 1
        if end:
            yield Source(block[:end], name, rows_before=rows)
            rows += _count_rows(block[:end])
        elif not is_last:
            rows += 1
            yield _too_big(f"{name}, row {rows}", limits.input_bytes)
            block = _after_line(file)
        if is_last:
            return
        rest = block[end:]


def _count_rows(block: bytes) -> int:
    return sum(1 for line in block.split(b"\n") if line.strip())


def _after_line(file: BinaryIO) -> bytes:
    """Pass over the rest of a line; what was read of the next ones."""
    while piece := file.read(1024 * 1024):
        _, found, rest = piece.partition(b"\n")
        if found:
            return rest
    return b""


def _filled(file: BinaryIO, wanted_bytes: int) -> bytes:
    """As many bytes as wanted, or all that are left: a pipe gives them in small pieces."""
    received = bytearray()
    while len(received) < wanted_bytes and (piece := file.read(wanted_bytes - len(received))):
        received += piece
    return bytes(received)


def shown(path: Path) -> str:
    """A path as text that can be stored and printed; bytes that are no text become `\\xNN`."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def _too_big(name: str, most_bytes: int) -> Unread:
    return _unread(Reason.TOO_BIG, f"It is larger than {most_bytes:,} bytes (limits.input_bytes); split it.", name)


def _unread(reason: Reason, sentence: str, name: str) -> Unread:
    return Unread(Failure(None, reason, sentence), name)
