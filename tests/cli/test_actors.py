"""`sayso actors`: add, find, list, remove."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

CSV = "name,aliases,subtype,country,sector\nWhite Ridge Front,WRF,armed_group,KGZ,REB\nOther,,band,,\n"


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.setenv("SAYSO_ACTORS", str(tmp_path / "actors"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    return CliRunner()


def test_actors_are_added_found_listed_and_removed(runner: CliRunner) -> None:
    added = runner.invoke(app, ["actors", "add", "mine.csv"])
    assert "mine: 1 actor added, 1 bad row left out" in added.output
    assert "row 3: the subtype 'band'" in added.output
    assert added.exit_code == 1
    assert runner.invoke(app, ["actors", "find", "wrf"]).output == "White Ridge Front; WRF: armed_group, KGZ, REB\n"
    assert "mine: 1 actor in" in runner.invoke(app, ["actors", "list"]).output
    assert runner.invoke(app, ["actors", "remove", "mine"]).exit_code == 0
    assert runner.invoke(app, ["actors", "find", "wrf"]).exit_code == 1


def test_shipped_actors_are_found_by_any_name(runner: CliRunner) -> None:
    output = runner.invoke(app, ["actors", "find", "RFE/RL"]).output
    assert output.startswith("Radio Free Europe/Radio Liberty; ")
    assert output.endswith(": media, USA, JRN\n")


def test_removing_what_was_never_added_says_what_there_is(runner: CliRunner) -> None:
    result = runner.invoke(app, ["actors", "remove", "other"])
    assert result.exit_code != 0
    assert "there are: none" in result.output
