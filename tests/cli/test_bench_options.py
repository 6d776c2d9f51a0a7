"""`sayso bench` refuses what a task cannot use, before it reads anything, and says what to do without a model."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app


def bench(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["bench", *arguments])


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_MODEL", raising=False)


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("times", "--errors", "page.html"), "--errors"),
        (("places", "--part", "dev"), "--part"),
        (("mentions", "--predictions", "out.jsonl"), "--predictions"),
        (("syntax", "--data", "gold.jsonl"), "--data"),
    ],
)
def test_options_that_a_task_has_no_use_for_are_refused_by_name(arguments: tuple[str, ...], option: str) -> None:
    result = bench(*arguments)
    assert result.exit_code == 2
    assert f"takes no {option}" in " ".join(result.output.split())


def test_without_a_model_the_task_says_which_option_brings_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_MODEL", "none")
    result = bench("muc4")
    assert result.exit_code == 2
    assert "--model FILE" in result.output


def test_a_model_that_is_not_there_is_named() -> None:
    result = bench("mentions", "--model", "nowhere.sayso")
    assert result.exit_code == 2
    assert "nowhere.sayso" in result.output
