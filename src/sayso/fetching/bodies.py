"""The body of an answer, bounded twice: as sent and as unpacked."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator
from typing import Final

from sayso.errors import FetchRefused, UnreadableSource
from sayso.records import Reason

ACCEPTED_ENCODINGS: Final = "gzip"

_STEP_BYTES: Final = 64 * 1024
_WINDOWS: Final = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib's window sizes; 47 takes zlib and gzip heads


def read_body(response: http.client.HTTPResponse, url: str, *, most_bytes: int) -> bytes:
    """Read and unpack the body.

    Raises:
        FetchRefused: it is larger than `most_bytes`, sent or unpacked, or packed in a way that was not asked for.
        UnreadableSource: it ends early or cannot be unpacked (`http_error`).
        OSError: the connection broke; `TimeoutError` if the time limit passed.
        http.client.HTTPException: the answer is no HTTP.
    """
    stated = response.getheader("Content-Length", "").strip()
    if stated.isdecimal() and int(stated) > most_bytes:
        raise _too_big(url, most_bytes)
    encoding = response.getheader("Content-Encoding", "identity").strip().lower()
    pieces = _pieces(response, url, most_bytes=most_bytes)
    if encoding in ("identity", ""):
        return b"".join(pieces)
    if encoding not in _WINDOWS:
        raise FetchRefused(f"{url}: the answer is packed as {encoding[:40]!r}, which was not asked for.")
    return _unpacked(pieces, _WINDOWS[encoding], url, most_bytes=most_bytes)


def _pieces(response: http.client.HTTPResponse, url: str, *, most_bytes: int) -> Iterator[bytes]:
    expected = response.length  # None for chunked bodies, which end by themselves
    total = 0
    # read1 returns what has come; read would wait until the whole step is there.
    while piece := response.read1(_STEP_BYTES):
        total += len(piece)
        if total > most_bytes:
            raise _too_big(url, most_bytes)
        yield piece
    if expected is not None and total < expected:
        raise UnreadableSource(Reason.HTTP_ERROR, f"{url}: the answer broke off after {total} of {expected} bytes.")


def _unpacked(pieces: Iterator[bytes], window: int, url: str, *, most_bytes: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    unpacked = bytearray()
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                if unpacker.eof:  # gzip may come in several members
                    unpacker = zlib.decompressobj(window)
                # One byte more than allowed tells a body that is too big from one that just fits.
                unpacked += unpacker.decompress(waiting, most_bytes + 1 - len(unpacked))
                if len(unpacked) > most_bytes:
                    raise _too_big(url, most_bytes)
                waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise UnreadableSource(Reason.HTTP_ERROR, f"{url}: the answer cannot be unpacked ({error}).") from error
    if not unpacker.eof:
        raise UnreadableSource(Reason.HTTP_ERROR, f"{url}: the packed answer ends early.")
    return bytes(unpacked)


def _too_big(url: str, most_bytes: int) -> FetchRefused:
    return FetchRefused(f"{url}: the answer is larger than {most_bytes:,} bytes; save the file yourself and read that.")
