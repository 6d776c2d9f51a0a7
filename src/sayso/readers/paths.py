"""From what a user types to sources: files, folders, glob patterns and standard input, in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_EMPTY_PATH: Final = "an empty path"
_HEAD_BYTES: Final = 65_536
# Folders inside folders; a tree deeper than this is a loop of mounts or a joke.
_DEEPEST_FOLDER: Final = 64


@dataclass(frozen=True, slots=True)
class _File:
    """An ordinary file that a path leads to; `is_named` if the user typed its own name."""

    path: Path
    size_bytes: int
    is_named: bool


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
        known_before, is_empty = len(seen), True
        for found in _walk(path, seen):
            for item in [found] if isinstance(found, Unread) else _from_file(found, limits):
                is_empty = False
                yield item
        # A path whose files were all named before has been read, too.
        if is_empty and len(seen) > known_before:
            yield _unread(Reason.NOTHING_INSIDE, "The folder holds nothing that could be a report.", path)


def total_bytes(paths: Sequence[str]) -> int | None:
    """Size of all files that the paths name, to show how far a run is; None where standard input is among them."""
    if STANDARD_INPUT in paths:
        return None
    seen: set[tuple[int, int]] = set()
    return sum(found.size_bytes for path in paths for found in _walk(path, seen) if isinstance(found, _File))


def _walk(path: str, seen: set[tuple[int, int]]) -> Iterator[_File | Unread]:
    """All files that a typed path stands for; those in `seen` (device and number) are left out, new ones added."""
    if not path:
        yield _unread(Reason.NOT_FOUND, "An empty path names no file; a dot (.) stands for this folder.", _EMPTY_PATH)
        return
    if os.path.lexists(path):
        yield from _below(Path(path), seen, is_named=True)
        return
    # A file may have brackets in its name, so that patterns come second. Absolute ones are patterns, too.
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    for match in matches:
        yield from _below(Path(match), seen, is_named=False)
    if not matches:
        what = "Nothing matches this pattern." if glob.has_magic(path) else "There is no such file or folder."
        yield _unread(Reason.NOT_FOUND, what, shown(Path(path)))


def _below(path: Path, seen: set[tuple[int, int]], *, is_named: bool, deep: int = 0) -> Iterator[_File | Unread]:
    try:
        state = path.stat()
        if (state.st_dev, state.st_ino) in seen:
            return
        seen.add((state.st_dev, state.st_ino))
        # Names that are no text sort by their bytes.
        names = sorted(os.listdir(path)) if stat.S_ISDIR(state.st_mode) else []  # noqa: PTH208
    except OSError as error:
        # No right to look, or a link that leads nowhere or to itself.
        yield _unread(Reason.NOT_READABLE, f"It cannot be opened ({error.strerror}).", shown(path))
        return
    if stat.S_ISREG(state.st_mode):
        yield _File(path, state.st_size, is_named)
    elif not stat.S_ISDIR(state.st_mode):
        yield _unread(Reason.NOT_READABLE, "It is no ordinary file but a device, pipe or socket.", shown(path))
    elif deep >= _DEEPEST_FOLDER:
        yield _unread(Reason.TOO_DEEP, f"Folders are nested deeper than {_DEEPEST_FOLDER} levels.", shown(path))
    else:
        for name in names:
            if not is_junk(name):
                yield from _below(path / name, seen, is_named=False, deep=deep + 1)


def _from_file(file: _File, limits: Limits) -> Iterator[Source | Unread]:
    name = shown(file.path)
    try:
        with file.path.open("rb") as opened:
            head = opened.read(min(_HEAD_BYTES, limits.input_bytes))
            if file.is_named or not is_companion(name, head):
                yield from _read_on(opened, head, name, limits)
    except OSError as error:
        yield _unread(Reason.NOT_READABLE, f"It cannot be read ({error.strerror}).", name)


def _from_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Source | Unread]:
    if stdin is None:
        yield _unread(Reason.NOT_FOUND, "There is no standard input here.", STANDARD_INPUT)
    else:
        yield from _read_on(stdin, _filled(stdin, min(_HEAD_BYTES, limits.input_bytes)), "standard input", limits)


def _read_on(file: BinaryIO, head: bytes, name: str, limits: Limits) -> Iterator[Source | Unread]:
    """All of a file whose beginning was read."""
    found = _format(head)
    if found is Format.JSON_LINES and _has_rows(head):
        yield from _pieces(file, head, name, limits)
        return
    most_bytes = container_bytes(limits) if found in _CONTAINERS else limits.input_bytes
    content = head + _filled(file, max(0, most_bytes - len(head) + 1))
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
