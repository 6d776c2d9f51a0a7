from pathlib import Path

import pytest

from sayso.errors import BadSetting
from sayso.settings import Limits, Settings, load_settings, setting_names


def test_defaults_stand_without_file_or_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(environment={}) == Settings()


def test_flags_win_over_environment_and_environment_over_file(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('ledger = "a.db"\n[limits]\npages = 10\nentries = 3\n')
    settings = load_settings(
        file=file, environment={"SAYSO_LIMITS_PAGES": "20", "SAYSO_LEDGER": "b.db"}, flags={"ledger": "c.db"}
    )
    assert (settings.ledger, settings.limits.pages, settings.limits.entries) == ("c.db", 20, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("legder = 'a'", "legder"),
        ("[limits]\nsize = 1", "limits.size"),
        ("[limits]\npages = 'many'", "whole number"),
        ("[limits]\npages = 0", "at least 1"),
        ("[limits]\npages = true", "int"),
        ("ledger = 3", "str"),
        ("ledger = ", "cannot be read"),
    ],
)
def test_a_bad_file_stops_the_program_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "s.toml"
    file.write_text(text)
    with pytest.raises(BadSetting, match=said):
        load_settings(file=file, environment={})


def test_an_unknown_variable_stops_the_program() -> None:
    with pytest.raises(BadSetting, match="SAYSO_LEDGERS"):
        load_settings(environment={"SAYSO_LEDGERS": "x"})


def test_only_settings_that_change_a_reading_change_the_digest() -> None:
    base = Settings()
    assert Settings(ledger="elsewhere.db").sha256() == base.sha256()
    assert Settings(language="en").sha256() != base.sha256()
    assert Settings(limits=Limits(pages=5)).sha256() != base.sha256()


def test_every_setting_has_help() -> None:
    assert all(setting_names().values())
