"""The tutorial works when pasted: its commands run in order, end as it says, and print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import sayso.model

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
JOINED = PAGE.with_name("joined-record.md")
# The session's settings hide it from all other tests.
PACKAGED = Path(sayso.model.__file__).parent / "weights" / "standard.sayso"


@dataclass
class Step:
    """A command with the exit status and the lines that the page promises."""

    command: str
    needs_model: bool
    status: int = 0
    shown: list[str] = field(default_factory=list)


def steps(page: Path = PAGE) -> list[Step]:
    """Commands of the `console` blocks; those `with a model` show what only a reader model finds."""
    found: list[Step] = []
    blocks = re.findall(r"```console( with a model)?\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for needs_model, block in blocks:
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Step(line[2:], bool(needs_model)))
            elif line.startswith("? "):
                found[-1].status = int(line[2:])
            else:
                found[-1].shown.append(line)
    return found


def printed_by(step: Step, folder: Path, model: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        step.command,
        shell=True,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "SAYSO_MODEL": model},
        check=False,
    )
    assert done.returncode == step.status, f"{step.command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def assert_shown(step: Step, printed: str) -> None:
    for line in step.shown:
        wanted = [part.strip() for part in line.split("…") if part.strip()]
        assert all(part in printed for part in wanted), f"{step.command} does not print {line!r}:\n{printed}"


def test_the_tutorial_works_when_pasted(tmp_path: Path) -> None:
    without_model = [step for step in steps() if not step.needs_model]
    assert len(without_model) > 8
    for step in without_model:
        assert_shown(step, printed_by(step, tmp_path, "none"))


@pytest.mark.parametrize("page", [PAGE, JOINED], ids=lambda page: page.stem)
def test_the_tutorial_shows_what_the_packaged_model_finds(page: Path, tmp_path: Path) -> None:
    if not PACKAGED.is_file():
        pytest.skip("the package has no reader model, so nothing finds the claims and events that the tutorial shows")
    copying, *_ = (step for step in steps(page) if "--copy-to" in step.command)
    printed_by(copying, tmp_path, "none")
    with_model = [step for step in steps(page) if step.needs_model]
    printed = {command: printed_by(step, tmp_path, str(PACKAGED)) for command, step in by_command(with_model).items()}
    for step in with_model:
        assert_shown(step, printed[step.command])


def by_command(steps: list[Step]) -> dict[str, Step]:
    return {step.command: step for step in steps}
