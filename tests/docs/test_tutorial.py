"""The tutorial works when pasted: its commands run in order, end as it says, and print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"


def steps() -> list[tuple[str, int, list[str]]]:
    """Commands of the `console` blocks with the exit status and the lines that the page promises."""
    found: list[tuple[str, int, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], 0, []))
            elif line.startswith("? "):
                command, _, shown = found[-1]
                found[-1] = (command, int(line[2:]), shown)
            else:
                found[-1][2].append(line)
    return found


def test_the_tutorial_works_when_pasted(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    assert len(steps()) > 8
    for command, status, shown in steps():
        done = subprocess.run(
            command,
            shell=True,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            check=False,
        )
        assert done.returncode == status, f"{command}\n{done.stdout}\n{done.stderr}"
        for line in shown:
            wanted = [part.strip() for part in line.split("…") if part.strip()]
            assert all(part in done.stdout for part in wanted), f"{command} does not print {line!r}:\n{done.stdout}"
