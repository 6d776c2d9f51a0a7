"""The network in memory: what is refused, and how."""

from __future__ import annotations

import sys

import pytest

from sayso.errors import BadBundle, BadSetting
from sayso.model.bundle import Bundle
from sayso.model.runtime import Session
from tests.model.test_bundle import written  # noqa: F401 - a fixture


def opened(path: object) -> Bundle:
    from sayso.model.bundle import open_bundle

    return open_bundle(path)  # type: ignore[arg-type]


def test_bytes_that_are_no_network_are_refused(written: object) -> None:  # noqa: F811 - the fixture
    with pytest.raises(BadBundle, match="does not load"):
        Session(opened(written))


def test_a_missing_library_is_said_with_what_to_install(
    written: object,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(BadSetting, match="pip install onnxruntime"):
        Session(opened(written))
