"""`sayso bench chains` and `sayso bench reports` say what they lack, and end as wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

GOLD = Path(__file__).parents[2] / "evals"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["chains", "--data", str(GOLD / "chains"), "--part", "best"], "--part is one of development, held_aside, all"),
        (["chains", "--data", "nowhere"], "nowhere has no passages of part development"),
        (["reports", "--data", "nowhere"], "nowhere has no reports of part development"),
        (["chains", "--data", str(GOLD / "chains"), "--model", "none"], "needs a reader model"),
        (["reports", "--data", str(GOLD / "gold"), "--model", "none"], "needs a reader model"),
        (["reports", "--errors", "slips.html"], "takes no --errors"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    arguments: list[str], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["bench", *arguments])
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""
