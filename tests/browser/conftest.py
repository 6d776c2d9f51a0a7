"""Real headless Chromium on a served workbench. Without Chromium these tests are skipped, and say so."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from sayso.ledger import Ledger
from tests.browser.reports import FAILURES, READINGS
from tests.workbench.sites import TOKEN, DamagedLedger, Site, site, site_in

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser is driven")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@dataclass(frozen=True)
class Served:
    """A workbench that answers on this computer."""

    base: str
    site: Site

    def url(self, path: str) -> str:
        return self.base + path


# By module: while Playwright is started, an event loop runs in this thread, and tests of others need one of their own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium): the pages were not tried in a browser")
    with playwright.sync_playwright() as started:
        # A container has no place for Chromium's own sandbox; nothing but our own pages is opened.
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


def serve(made: Site, listening: socket.socket) -> Iterator[Served]:
    import uvicorn

    config = uvicorn.Config(made.app, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    for _ in range(500):
        if server.started:
            break
        time.sleep(0.01)
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", made)
    server.should_exit = True
    thread.join(10)
    made.close()


def port() -> socket.socket:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    return listening


def host(listening: socket.socket) -> str:
    return f"127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    listening = port()
    made = site_in(tmp_path_factory.mktemp("loaded"), host(listening), *READINGS, failures=FAILURES)
    yield from serve(made, listening)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    listening = port()
    yield from serve(site_in(tmp_path_factory.mktemp("empty"), host(listening)), listening)


@pytest.fixture(scope="session")
def damaged() -> Iterator[Served]:
    listening = port()
    yield from serve(site(cast("Ledger", DamagedLedger()), host(listening)), listening)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """A workbench that a test may change."""
    listening = port()
    yield from serve(site_in(tmp_path, host(listening)), listening)


class Tab:
    """A page of the browser with the token handed over, and all that went wrong or out while it was open."""

    def __init__(self, browser: Any, served: Served, **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        # A machine that others use, too, may take long; a test that hangs is ended all the same.
        self.context.set_default_timeout(120_000)
        self.page = self.context.new_page()
        self.served = served
        self.complaints: list[str] = []
        self.left: list[str] = []
        self.dialogs: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)
        self.page.goto(served.url(f"/?token={TOKEN}"))

    def open(self, path: str) -> Any:
        return self.page.goto(self.served.url(path))

    def _console(self, message: Any) -> None:
        # An answer that is an error is what some tests are about; the browser says so in its console.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((f"{self.served.base}/", "data:", "blob:")):
            self.left.append(request.url)

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def tabs(chromium: Any) -> Iterator[Any]:
    """Opens tabs on a served workbench; all are closed at the end."""
    opened: list[Tab] = []

    def open_tab(served: Served, **options: Any) -> Tab:
        tab = Tab(chromium, served, **options)
        opened.append(tab)
        return tab

    yield open_tab
    for tab in opened:
        tab.close()
