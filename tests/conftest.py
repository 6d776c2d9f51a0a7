"""Settings for all tests."""

from __future__ import annotations

from hypothesis import settings

# The same examples in every run and no clock: a test that fails here fails everywhere.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
