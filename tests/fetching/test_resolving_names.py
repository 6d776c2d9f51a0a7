"""The system's resolver is asked once, and not waited for without end."""

from __future__ import annotations

import socket
import threading

import pytest

from sayso.fetching.resolving import system_addresses


def test_addresses_come_in_order_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, 1, 6, "", (text, 80)) for text in ("192.0.2.2", "192.0.2.1", "192.0.2.2")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    assert system_addresses("news.test", 80, 5.0) == ("192.0.2.2", "192.0.2.1")


def test_a_resolver_that_hangs_runs_into_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: release.wait(10) and [])
    with pytest.raises(TimeoutError, match=r"news\.test"):
        system_addresses("news.test", 80, 0.05)
    release.set()


@pytest.mark.parametrize("error", [socket.gaierror(socket.EAI_NONAME, "not known"), UnicodeError("label too long")])
def test_what_the_resolver_complains_of_is_passed_on(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    with pytest.raises(OSError, match=r"not known|label too long"):
        system_addresses("news.test", 80, 5.0)
