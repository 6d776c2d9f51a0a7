"""The workbench on a socket of this computer, until somebody stops it."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field

from sayso.ledger.base import Ledger
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: an open ledger, on a port of this computer, to who knows the token."""

    ledger: Ledger
    settings: Settings
    port: int
    token: str = field(repr=False)

    @property
    def url(self) -> str:
        """The address for the first visit."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"


def serve_until_stopped(served: Served, listening: socket.socket) -> None:
    """Answer requests until Ctrl+C or a signal to end; what is being read then is finished and kept."""
    import uvicorn

    from sayso.workbench.app import Workbench, guarded
    from sayso.workbench.overviews import Overviews
    from sayso.workbench.runs import Runs
    from sayso.workbench.security import Rules

    runs = Runs(served.ledger, served.settings)
    # An upload may be as large as an archive may unpack to; each file in it is held to its own limit.
    rules = Rules.local(served.port, served.token, served.settings.limits.unpacked_bytes)
    app = guarded(Workbench(served.settings, served.ledger, runs, Overviews()), rules)
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
        lifespan="off",
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        # Uvicorn ends in order and then hands the signal on.
        pass
    finally:
        runs.close()
