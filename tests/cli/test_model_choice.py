"""Which model the commands read with, and what they say about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

TINY = Path(__file__).parents[1] / "fixtures" / "model" / "tiny.sayso"
REPORT = "Officials in Isfara said that at least four people were killed when shells hit a market."
NO_MODEL = "No reader model is installed"


@pytest.fixture(autouse=True)
def _in_an_empty_folder_without_packaged_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_MODEL", raising=False)
    monkeypatch.setattr("sayso.model.packaged.VARIANTS", ())
    Path("report.txt").write_text(REPORT)


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def producer(result: Result) -> dict[str, str | None]:
    reading: dict[str, dict[str, str | None]] = json.loads(result.stdout)
    return reading["producer"]


def test_the_model_comes_from_the_flag_the_environment_or_the_settings_file(monkeypatch: pytest.MonkeyPatch) -> None:
    flag = sayso("read", "report.txt", "--format", "jsonl", "--model", str(TINY))
    assert producer(flag)["model"] == "tiny 1"
    monkeypatch.setenv("SAYSO_MODEL", str(TINY))
    variable = sayso("read", "report.txt", "--format", "jsonl")
    monkeypatch.delenv("SAYSO_MODEL")
    Path("sayso.toml").write_text(f'model = "{TINY}"\n')
    file = sayso("read", "report.txt", "--format", "jsonl")
    assert flag.stdout == variable.stdout == file.stdout
    assert NO_MODEL not in flag.stderr + variable.stderr + file.stderr


def test_without_a_model_one_line_on_stderr_says_what_is_missing() -> None:
    result = sayso("read", "report.txt", "report.txt", "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stderr.count(NO_MODEL) == 1
    assert NO_MODEL not in result.stdout


def test_who_asked_for_no_model_is_told_nothing() -> None:
    result = sayso("read", "report.txt", "--format", "jsonl", "--model", "none")
    assert producer(result)["model"] is None
    assert NO_MODEL not in result.stderr


@pytest.mark.parametrize("command", ["read", "add"])
@pytest.mark.parametrize("bundle", ["missing.sayso", "report.txt"])
def test_a_missing_or_damaged_model_is_wrong_use(command: str, bundle: str) -> None:
    result = sayso(command, "report.txt", "--model", bundle)
    assert result.exit_code == 2
    assert "bad_bundle" in result.stderr
    assert bundle in result.stderr


def test_doctor_says_which_model_reads() -> None:
    Path("sayso.toml").write_text(f'model = "{TINY}"\n')
    result = sayso("doctor")
    assert result.exit_code == 0
    assert "reader model tiny 1" in result.stdout
    assert "onnxruntime" in result.stdout


@pytest.mark.parametrize(("setting", "said"), [("", "no reader model is installed"), ("none", "as the setting model")])
def test_doctor_says_that_none_reads(setting: str, said: str) -> None:
    Path("sayso.toml").write_text(f'model = "{setting}"\n')
    result = sayso("doctor")
    assert result.exit_code == 0
    assert said in result.stdout


def test_doctor_finds_a_damaged_model() -> None:
    Path("sayso.toml").write_text('model = "report.txt"\n')
    result = sayso("doctor")
    assert result.exit_code == 1
    assert "✗ model" in result.stdout
