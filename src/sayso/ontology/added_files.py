"""Files of knowledge that the user added: kept in one folder for each kind, checked when added, read at every start."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, and why."""

    row: int
    reason: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.reason}"


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A file of the user's as it was added. `passed` counts sound rows of sorts that are not kept."""

    name: str
    path: Path
    kept: int
    bad_rows: tuple[BadRow, ...] = ()
    passed: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where added files of one kind lie.

    `folder_name` stands under the user's data unless a setting says otherwise; `suffix` marks the files; `what` names
    them in messages ("gazetteer"), `row` what a row is ("place"); `most` is how many rows a file may have.
    """

    folder_name: str
    suffix: str
    what: str
    row: str
    most: int

    def paths(self, folder: Path | None) -> dict[str, Path]:
        """The files by the name they were added under, in order; None is the user's own folder."""
        folder = self._folder(folder)
        found = sorted(folder.glob(f"*{self.suffix}")) if folder.is_dir() else []
        return {path.name.removesuffix(self.suffix): path for path in found}

    def content(self, path: Path) -> bytes:
        """The bytes of a file.

        Raises:
            BadKnowledge: it cannot be read.
        """
        try:
            return path.read_bytes()
        except OSError as error:
            raise BadKnowledge(f"{path}: the added {self.what} cannot be read ({error})") from error

    def checked(self, path: Path, sound: int, bad: Sequence[BadRow]) -> None:
        """Refuse a file that gave nothing, or too much.

        Raises:
            BadKnowledge: it has no sound row, or more than `most`.
        """
        if sound > self.most:
            raise BadKnowledge(f"{path}: more than {self.most:,} {self.row}s; split the file and add what you need")
        if not sound:
            why = f"; the first: {bad[0]}" if bad else ""
            raise BadKnowledge(f"{path}: no {self.row} in it can be used ({len(bad)} bad rows{why})")

    def keep(self, source: Path, content: bytes, folder: Path | None) -> tuple[str, Path]:
        """Write what a file of the user's came to; the same file name again replaces what it gave before.

        Returns:
            The name it has from now on, and where it lies.

        Raises:
            BadKnowledge: it cannot be written.
        """
        name = _UNSAFE.sub("-", source.stem).strip("-.") or f"{self.row}s"
        target = self._folder(folder) / f"{name}{self.suffix}"
        _write_whole(target, content)
        return name, target

    def remove(self, name: str, folder: Path | None) -> None:
        """Take an added file out again.

        Raises:
            BadKnowledge: there is none of this name.
        """
        paths = self.paths(folder)
        if name not in paths:
            raise BadKnowledge(f"no added {self.what} is called {name!r}; there are: {', '.join(paths) or 'none'}")
        paths[name].unlink()

    def _folder(self, given: Path | None) -> Path:
        from platformdirs import user_data_path

        return given or user_data_path("sayso") / self.folder_name


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside the target and move over it: whoever reads meanwhile sees the old file or the new one."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadKnowledge(f"{target}: cannot be written ({error})") from error
