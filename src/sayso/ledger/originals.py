"""The store of originals: each file once, named by its SHA-256, read-only, on the disk before a row refers to it."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayso.errors import LedgerDamaged, LedgerError

_INCOMING: Final = "incoming"
_CHUNK_BYTES: Final = 1 << 20
# An interrupted program leaves a file here; one that is a day old belongs to nobody.
_STALE_SECONDS: Final = 86_400


class Originals:
    """A folder `ab/cdef…` of read-only files beside the ledger."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes, sha256: str) -> None:
        """Keep bytes whose digest is `sha256`; they are on the disk, under their name, when this returns.

        Raises:
            LedgerError: the folder cannot be written.
        """
        place = self.path(sha256)
        try:
            if place.stat().st_size == len(content):
                return
        except OSError:
            pass  # not there, or not to be looked at: writing it will tell
        try:
            incoming = self.folder / _INCOMING
            for folder in (self.folder, incoming, place.parent):
                _make(folder)
            waiting = incoming / secrets.token_hex(16)
            with waiting.open("xb") as file:
                file.write(content)
                os.fchmod(file.fileno(), 0o444)
                file.flush()
                flush(file.fileno())
            waiting.replace(place)
            _flush_folder(place.parent)
        except OSError as error:
            raise LedgerError(
                f"{self.folder}: an original cannot be stored ({error.strerror}); nothing changed"
            ) from error

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their digest.

        Raises:
            LedgerDamaged: they are missing or altered.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise LedgerDamaged(
                f"{self.path(sha256)}: the original cannot be read ({error.strerror}); restore it from a copy"
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LedgerDamaged(f"{self.path(sha256)}: the original was altered; restore it from a copy")
        return content

    def path(self, sha256: str) -> Path:
        """Where an original lies."""
        return self.folder / sha256[:2] / sha256[2:]

    def digest(self, sha256: str) -> tuple[str, int] | None:
        """The digest and size that the file of this name really has; None where it is missing or unreadable."""
        digest, size = hashlib.sha256(), 0
        try:
            with self.path(sha256).open("rb") as file:
                while chunk := file.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    size += len(chunk)
        except OSError:
            return None
        return digest.hexdigest(), size

    def names(self) -> Iterator[str]:
        """The digests that the files are named by, sorted; other files as paths relative to the store."""
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.rglob("*")):
            relative = path.relative_to(self.folder)
            if path.is_dir() or relative.parts[0] == _INCOMING:
                continue
            name = "".join(relative.parts)
            is_ours = len(relative.parts) == 2 and len(relative.parts[0]) == 2 and len(name) == 64
            yield name if is_ours else str(relative)

    def writable(self) -> list[Path]:
        """Originals that somebody made writable."""
        return [p for n in self.names() if len(n) == 64 and (p := self.path(n)).is_file() and p.stat().st_mode & 0o222]

    def sweep(self) -> None:
        """Remove what interrupted programs left on the way in."""
        incoming = self.folder / _INCOMING
        for path in sorted(incoming.glob("*")):
            try:
                if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                    path.unlink()
            except OSError:
                continue  # another program was quicker, or it may not be removed: it does no harm


def flush(descriptor: int) -> None:
    """Wait until a file is on the disk. On macOS `fsync` alone leaves it in the drive's cache."""
    import fcntl

    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except FileExistsError:
        return
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
