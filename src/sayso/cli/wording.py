"""Short phrases for the terminal: those of `telling`, and the sizes of files."""

from __future__ import annotations

from sayso.telling.quoting import safe
from sayso.telling.values import counted, day

__all__ = ["counted", "day", "safe", "size"]


def size(number_bytes: int) -> str:
    """`812 bytes`, `32 kB`, `1.4 MB`."""
    if number_bytes < 1000:
        return counted(number_bytes, "byte")
    return f"{number_bytes / 1e3:,.0f} kB" if number_bytes < 1_000_000 else f"{number_bytes / 1e6:,.1f} MB"
