"""The ledger at a glance, counted once for each state of the ledger: a large one takes a while to count."""

from __future__ import annotations

from threading import Lock

from sayso.ledger.base import Overview, View


class Overviews:
    """Keeps the last overview. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state = ""
        self._overview: Overview | None = None

    def of(self, view: View) -> Overview:
        """The overview of a view."""
        state = view.state()
        with self._lock:
            if self._overview is not None and self._state == state:
                return self._overview
        overview = view.overview()
        with self._lock:
            self._state, self._overview = state, overview
        return overview
