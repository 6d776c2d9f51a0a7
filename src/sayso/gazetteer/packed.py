"""The file format of the index: named columns of numbers and strings, each compressed on its own.

A JSON header tells name, type and size of each column. Numbers are stored by byte planes (all low bytes, then all
second bytes, ...), which compresses far better than whole numbers, and optionally as differences. Only sorted
strings are worth LZMA, which unpacks ten times more slowly than zlib. Reading checks sizes and the digest; nothing in
a file is ever executed.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

from sayso.errors import BadKnowledge

MAGIC: Final = b"SAYSO-PLACES-1\n"
# A column that unpacks to more than this is refused: the whole index is some 25 MB.
MAX_COLUMN_BYTES: Final = 64 * 1024 * 1024

_DIGEST_BYTES: Final = 32
_FILTERS: Final = ({"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 23},)


class ColumnWriter:
    """Collects columns and gives the bytes of the file; the same columns give the same bytes."""

    def __init__(self, description: Mapping[str, object]) -> None:
        """Start with facts about the whole file (sources, versions, counts), kept in its header."""
        self._description = dict(description)
        self._columns: list[dict[str, object]] = []
        self._bodies: list[bytes] = []

    def add_numbers(self, name: str, numbers: Sequence[int], *, deltas: bool = False) -> None:
        """Add signed 32-bit numbers; with `deltas` each is stored as its difference from the one before."""
        values = array("i", numbers)
        if deltas:
            values = array("i", (b - a for a, b in pairwise([0, *values])))
        if sys.byteorder == "big":
            values.byteswap()
        raw = values.tobytes()
        planes = b"".join(raw[plane::4] for plane in range(4))
        self._add({"name": name, "type": "numbers", "deltas": deltas, "count": len(numbers)}, planes)

    def add_small(self, name: str, numbers: Sequence[int]) -> None:
        """Add numbers from 0 to 255."""
        self._add({"name": name, "type": "small", "count": len(numbers)}, bytes(numbers))

    def add_strings(self, name: str, strings: Iterable[str], *, is_sorted: bool = False) -> None:
        """Add strings; none may hold a line break."""
        listed = list(strings)
        packing = "lzma" if is_sorted else "zlib"
        self._add({"name": name, "type": "strings", "count": len(listed)}, "\n".join(listed).encode(), packing=packing)

    def to_bytes(self) -> bytes:
        """The whole file."""
        header = json.dumps(
            {"description": self._description, "columns": self._columns}, sort_keys=True, ensure_ascii=False
        ).encode()
        body = len(header).to_bytes(4, "big") + header + b"".join(self._bodies)
        return MAGIC + hashlib.sha256(body).digest() + body

    def _add(self, column: dict[str, object], raw: bytes, *, packing: str = "zlib") -> None:
        body = (
            lzma.compress(raw, format=lzma.FORMAT_RAW, filters=list(_FILTERS))
            if packing == "lzma"
            else zlib.compress(raw, level=9)
        )
        self._columns.append({**column, "packing": packing, "raw_bytes": len(raw), "bytes": len(body)})
        self._bodies.append(body)


class ColumnReader:
    """Reads the columns of one file held in memory."""

    def __init__(self, content: bytes, *, source: str) -> None:
        """Check the digest and read the header.

        Raises:
            BadKnowledge: not an index file, or one that was damaged.
        """
        self._source = source
        start = len(MAGIC) + _DIGEST_BYTES
        if content[: len(MAGIC)] != MAGIC or len(content) < start + 4:
            raise BadKnowledge(f"{source}: this is no place index of this version; install the package again")
        if hashlib.sha256(content[start:]).digest() != content[len(MAGIC) : start]:
            raise BadKnowledge(f"{source}: the place index is damaged; install the package again")
        self.digest = content[len(MAGIC) : start].hex()
        self._content = content
        size = int.from_bytes(content[start : start + 4], "big")
        header = json.loads(content[start + 4 : start + 4 + size])
        self.description: dict[str, object] = header["description"]
        self._columns: dict[str, tuple[dict[str, object], int]] = {}
        at = start + 4 + size
        for column in header["columns"]:
            self._columns[column["name"]] = (column, at)
            at += column["bytes"]

    def numbers(self, name: str) -> array[int]:
        """One column of signed 32-bit numbers."""
        column, raw = self._unpack(name, "numbers")
        count = int(str(column["count"]))
        joined = bytearray(4 * count)
        for plane in range(4):
            joined[plane::4] = raw[plane * count : (plane + 1) * count]
        values = array("i", bytes(joined))
        if sys.byteorder == "big":
            values.byteswap()
        return array("i", accumulate(values)) if column["deltas"] else values

    def small(self, name: str) -> bytes:
        """One column of numbers from 0 to 255."""
        return self._unpack(name, "small")[1]

    def strings(self, name: str) -> list[bytes]:
        """One column of strings, as UTF-8."""
        column, raw = self._unpack(name, "strings")
        found = raw.split(b"\n")
        return found if column["count"] else []

    def _unpack(self, name: str, wanted: str) -> tuple[dict[str, object], bytes]:
        if name not in self._columns or self._columns[name][0]["type"] != wanted:
            raise BadKnowledge(f"{self._source}: the place index has no column {name!r} of {wanted}")
        column, at = self._columns[name]
        size = int(str(column["raw_bytes"]))
        if size > MAX_COLUMN_BYTES:
            raise BadKnowledge(f"{self._source}: column {name!r} claims {size} bytes")
        packed = self._content[at : at + int(str(column["bytes"]))]
        if column["packing"] == "lzma":
            raw = lzma.LZMADecompressor(format=lzma.FORMAT_RAW, filters=list(_FILTERS)).decompress(packed, size + 1)
        else:
            raw = zlib.decompressobj().decompress(packed, size + 1)
        if len(raw) != size:
            raise BadKnowledge(f"{self._source}: column {name!r} has {len(raw)} bytes instead of {size}")
        return column, raw
