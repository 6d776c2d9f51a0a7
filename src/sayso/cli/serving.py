"""`sayso serve`: the workbench in a browser, for this computer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import LedgerPath, Model, SettingsFile, settings_from
from sayso.cli.terminal import errors_shown, out, say_if_without_model

if TYPE_CHECKING:
    import socket

    from sayso.settings import Settings

DEFAULT_PORT = 8765
# Where the usual port is taken, one of the next is.
_PORTS_TRIED = 20


def serve(
    ledger: LedgerPath = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help=f"Port to listen on; {DEFAULT_PORT} or the next free one.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    model: Model = None,
    settings_file: SettingsFile = None,
) -> None:
    """Work with a ledger in the browser: on this computer alone, until Ctrl+C."""
    with errors_shown():
        settings = settings_from(settings_file, ledger, model)
        say_if_without_model(settings)
        serve_ledger(settings, port=port, open_browser=open_browser)


def serve_ledger(settings: Settings, *, port: int | None, open_browser: bool) -> None:
    """Serve a ledger until it is interrupted; prints the address with its token."""
    import secrets
    import webbrowser
    from threading import Timer

    from rich.text import Text

    from sayso.ledger import open_ledger
    from sayso.workbench.serving import Served, serve_until_stopped

    # A socket that listens before the address is printed: whoever opens it at once is answered.
    with open_ledger(settings.ledger) as opened, _listening(port) as listening:
        number = listening.getsockname()[1]
        served = Served(opened, settings, number, secrets.token_urlsafe(24))
        out().print(Text("\nThe workbench is at ").append(served.url, style="bold"), soft_wrap=True)
        out().print(Text("Only this computer can open it, with this address. Ctrl+C ends it.\n", style="dim"))
        out().file.flush()
        if open_browser:
            Timer(0.5, webbrowser.open, [served.url]).start()
        serve_until_stopped(served, listening)
    out().print(Text("The workbench is closed; everything is kept.", style="dim"))


def _listening(port: int | None) -> socket.socket:
    """A socket on this computer's own address.

    Raises:
        BadSetting: the port that was asked for is taken, or all that were tried are.
    """
    import socket

    from sayso.errors import BadSetting

    wanted = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + _PORTS_TRIED)
    for number in wanted:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", number))
            listening.listen(128)
        except OSError:
            listening.close()
            continue
        return listening
    raise BadSetting(f"port {wanted[0]} is taken; give another one with --port")
