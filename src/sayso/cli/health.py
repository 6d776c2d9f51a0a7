"""What `sayso doctor` looks at: program, reader model, place index, parser child, database, ledger."""

from __future__ import annotations

import platform
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso import __version__
from sayso.errors import SaysoError
from sayso.gazetteer import Gazetteer
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    is_well: bool
    sentence: str


def examine(settings: Settings, gazetteer: Callable[[], Gazetteer]) -> tuple[Finding, ...]:
    """Look at everything that a run needs; one finding each, whatever fails."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("program", _program),
        ("database", _database),
        ("places", lambda: _places(gazetteer)),
        ("model", lambda: _model(settings)),
        ("parser", lambda: _parser(settings)),
        ("ledger", lambda: _ledger(settings)),
    )
    return tuple(_finding(name, check) for name, check in checks)


def _finding(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, is_well=True, sentence=check())
    except (SaysoError, OSError, sqlite3.Error) as error:
        return Finding(name, is_well=False, sentence=str(error))


def _program() -> str:
    return f"sayso {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _database() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _places(gazetteer: Callable[[], Gazetteer]) -> str:
    start = time.perf_counter()
    opened = gazetteer()
    capital = opened.lookup("kabul")
    if not capital:
        raise SaysoError("the place index does not know Kabul; run `sayso gazetteer build`")
    milliseconds = 1000 * (time.perf_counter() - start)
    return f"place index {opened.version[:12]} answers after {milliseconds:,.0f} ms"


def _model(settings: Settings) -> str:
    from sayso.model.packaged import WITHOUT, bundle_path

    if settings.model == WITHOUT:
        return "none, as the setting model says: only times, places and numbers are read"
    path = bundle_path(settings)
    if path is None:
        return "no reader model is installed: only times, places and numbers are read; see the setting model"
    from importlib.metadata import version

    from sayso.model.reader import Text
    from sayso.pipeline import open_model
    from sayso.records import Span

    start = time.perf_counter()
    reader = open_model(settings)
    sentence = "Rebels attacked the town."
    if reader is None or not next(reader.read([Text(sentence, (Span(0, len(sentence)),))])).words:
        raise SaysoError(f"{path}: the model opens but reads nothing; install it again")
    seconds = time.perf_counter() - start
    bundle = reader.bundle
    return (
        f"reader model {bundle.name} {bundle.version} ({path}, {path.stat().st_size / 1e6:,.0f} MB, "
        f"sha256 {bundle.sha256[:12]}) opens and reads in {seconds:.1f} s with onnxruntime {version('onnxruntime')}"
    )


def _parser(settings: Settings) -> str:
    from sayso.readers import read_source
    from sayso.readers.base import ReadDocument, Source
    from sayso.readers.sandbox import Sandbox

    page = b"<html><head><title>Probe</title></head><body><p>A page to try the parser on.</p></body></html>"
    with Sandbox(settings.limits) as sandbox:
        items = tuple(read_source(Source(page, "probe.html"), settings.limits, sandbox))
        if not (items and isinstance(items[0], ReadDocument)):
            raise SaysoError("the parsing process did not read a simple page")
        return f"pages, PDF and archives are parsed in a child process; {sandbox.protection()}"


def _ledger(settings: Settings) -> str:
    from sayso.ledger import open_ledger

    if not Path(settings.ledger).exists():
        return f"{settings.ledger} is not there yet; `sayso add FILE` makes it"
    with open_ledger(settings.ledger, read_only=True) as ledger, ledger.view() as view:
        return f"{settings.ledger} holds {view.count():,} reports"
