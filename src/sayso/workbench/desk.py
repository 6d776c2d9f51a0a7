"""What pages and actions are made from: the ledger in one state, the joined record, the settings, the runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from sayso.ledger.base import Ledger, View
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.linking.record import JoinedRecord
    from sayso.workbench.overviews import Overviews
    from sayso.workbench.runs import Runs


@dataclass(frozen=True, slots=True)
class Desk:
    """What a request works on. `view` and `record` show one state and are closed when the request has been answered.

    `record` is None as long as the ledger cannot be linked.
    """

    settings: Settings
    ledger: Ledger
    view: View
    record: JoinedRecord | None
    runs: Runs
    overviews: Overviews


class PageContext(Protocol):
    """What a template shows. Every context is a frozen dataclass of its own."""

    template: ClassVar[str]

    @property
    def title(self) -> str:
        """The page's name, for the window and for the first heading."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The answer of a page or an action that leads to another address."""

    url: str


@dataclass(frozen=True, slots=True)
class Download:
    """The answer of a page that is a file. `inline`: shown as plain text or data, never as a page of its own."""

    content: bytes
    media_type: str
    file_name: str
