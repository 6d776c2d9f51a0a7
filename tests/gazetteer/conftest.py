"""The shipped gazetteer, opened once for all tests of this folder; the user's own files stay out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    empty: Path = tmp_path_factory.mktemp("no-added-gazetteers")
    return open_gazetteer(empty)
