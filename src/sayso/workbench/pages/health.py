"""Health and help: what reads, what is stored and whether it is as it was written, and the keys."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sayso import __version__
from sayso.ledger.base import Overview, Verification
from sayso.settings import Settings
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what, and what is the case."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HealthPage:
    """What the workbench stands on. `verification` is there only when it was asked for."""

    template: ClassVar[str] = "health.html"

    title: str
    program: tuple[Fact, ...]
    model: tuple[Fact, ...]
    overview: Overview
    limits: tuple[Fact, ...]
    verification: Verification | None


def health(desk: Desk, asking: Asking) -> HealthPage:
    """The page at `/health`. With `verify` in the address everything is hashed again, which can take long."""
    from dataclasses import fields

    from sayso.gazetteer import open_gazetteer

    gazetteer = open_gazetteer(Path(desk.settings.gazetteer) if desk.settings.gazetteer else None)
    limits = desk.settings.limits
    return HealthPage(
        "Health and help",
        (
            Fact("Sayso", __version__),
            Fact("Python", f"{platform.python_version()}, {platform.system()} {platform.machine()}"),
            Fact("Place index", gazetteer.version),
        ),
        _model(desk.settings),
        desk.overviews.of(desk.view),
        tuple(Fact(str(row.metadata["help"]), f"{getattr(limits, row.name):,}") for row in fields(limits)),
        desk.ledger.verify() if asking.is_set("verify") else None,
    )


def _model(settings: Settings) -> tuple[Fact, ...]:
    from sayso.model.packaged import WITHOUT, bundle_path

    path = bundle_path(settings) if settings.model != WITHOUT else None
    if path is None:
        return ()
    from sayso.model.bundle import open_bundle

    bundle = open_bundle(path)
    return (
        Fact("Name", f"{bundle.name} {bundle.version}"),
        Fact("SHA-256", bundle.sha256),
        Fact("File", str(path)),
        Fact("Size", f"{path.stat().st_size / 1e6:,.1f} MB"),
    )
