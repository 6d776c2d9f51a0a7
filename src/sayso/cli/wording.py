"""Short phrases for the terminal: those of `telling`."""

from __future__ import annotations

from sayso.telling.quoting import safe
from sayso.telling.values import counted, day, size

__all__ = ["counted", "day", "safe", "size"]
