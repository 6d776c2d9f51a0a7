"""Every page and every action of the workbench, in one table each. `/api/` and `/static/` stand in `app.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Download, Moved, PageContext
from sayso.workbench.forms import Form
from sayso.workbench.pages.actor import actor
from sayso.workbench.pages.actors import actors
from sayso.workbench.pages.against import against
from sayso.workbench.pages.claim import claim
from sayso.workbench.pages.claims import claims
from sayso.workbench.pages.deciding import correct, judge, link_now
from sayso.workbench.pages.dossier import actor_dossier, event_dossier
from sayso.workbench.pages.event import event
from sayso.workbench.pages.events import events
from sayso.workbench.pages.graph import graph
from sayso.workbench.pages.health import health
from sayso.workbench.pages.home import home
from sayso.workbench.pages.map import world_map
from sayso.workbench.pages.originals import original, record_line
from sayso.workbench.pages.report import report
from sayso.workbench.pages.reports import reports
from sayso.workbench.pages.review import review
from sayso.workbench.pages.run import run
from sayso.workbench.pages.runs import add_files, add_samples, runs, stop
from sayso.workbench.pages.search import search
from sayso.workbench.pages.sources import source, sources
from sayso.workbench.pages.taking import take
from sayso.workbench.pages.timeline import timeline


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: its path, the function that makes it, and its place in the bar with the key behind `g`, if it has one."""

    path: str
    make: Callable[[Desk, Asking], PageContext | Moved | Download]
    label: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """What a form does: it changes something and leads to a page."""

    path: str
    act: Callable[[Desk, Asking, Form], Moved]


# In the order of the bar. A path's part in braces may hold anything but a slash.
PAGES: Final = (
    PageRow("/", home, "Home", "h"),
    PageRow("/reports", reports, "Reports", "r"),
    PageRow("/r/{report}", report),
    PageRow("/r/{report}/original", original),
    PageRow("/r/{report}/record", record_line),
    PageRow("/r/{report}/against/{other}", against),
    PageRow("/events", events, "Events", "e"),
    PageRow("/e/{event}", event),
    PageRow("/e/{event}/dossier", event_dossier),
    PageRow("/claims", claims, "Claims", "c"),
    PageRow("/claims/graph", graph),
    PageRow("/c/{claim}", claim),
    PageRow("/actors", actors, "Actors", "a"),
    PageRow("/a/{actor}", actor),
    PageRow("/a/{actor}/dossier", actor_dossier),
    PageRow("/sources", sources, "Sources", "s"),
    PageRow("/s/{source}", source),
    PageRow("/timeline", timeline, "Timeline", "t"),
    PageRow("/map", world_map, "Map", "m"),
    PageRow("/review", review, "Review", "w"),
    PageRow("/search", search),
    PageRow("/take/{file}", take),
    PageRow("/runs", runs, "Add", "u"),
    PageRow("/runs/{run}", run),
    PageRow("/health", health, "Health", "?"),
)

ACTIONS: Final = (
    ActionRow("/runs/files", add_files),
    ActionRow("/runs/samples", add_samples),
    ActionRow("/runs/{run}/stop", stop),
    ActionRow("/judge", judge),
    ActionRow("/correct", correct),
    ActionRow("/link", link_now),
)
