"""Settings for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run and no clock: a test that fails here fails everywhere.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True, scope="session")
def _without_the_packaged_model() -> Iterator[None]:
    """A test that wants a model names it; the packaged one would cost every run of every command a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_MODEL", "none")
        patch.setattr("sayso.model.packaged.WEIGHTS", Path("no-weights"))
        yield
