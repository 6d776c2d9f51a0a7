"""Which bundle a run uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.model.packaged import bundle_path
from sayso.settings import Settings


@pytest.mark.parametrize(
    ("setting", "packaged", "expected"),
    [
        ("", (), None),
        ("", ("small",), "small"),
        ("", ("small", "standard"), "standard"),
        ("", ("other",), None),
        ("none", ("standard",), None),
        ("small", ("small", "standard"), "small"),
    ],
)
def test_the_packaged_bundle_is_found(tmp_path: Path, setting: str, packaged: tuple[str, ...], expected: str) -> None:
    for name in packaged:
        (tmp_path / f"{name}.sayso").touch()
    found = bundle_path(Settings(model=setting), weights=tmp_path)
    assert found == (tmp_path / f"{expected}.sayso" if expected else None)


@pytest.mark.parametrize("setting", ["elsewhere/mine.sayso", "standard"])
def test_a_path_is_kept_whether_or_not_it_is_there(tmp_path: Path, setting: str) -> None:
    assert bundle_path(Settings(model=setting), weights=tmp_path) == Path(setting)
