"""What a form sends: fields, and files that wait on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sayso.workbench.asking import Asking


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent: the name that it has on the user's side, and where its bytes wait."""

    name: str
    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Form:
    """Fields and files of one form, in their order. The files belong to who takes them: they are not removed here."""

    fields: Asking
    files: tuple[SentFile, ...]
