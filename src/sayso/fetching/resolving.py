"""Host names to addresses, asked once a connection, with a limit on the time that the system's resolver may take."""

from __future__ import annotations

import socket
import threading


def system_addresses(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Ask the system's resolver.

    Returns:
        Addresses as text, in the resolver's order, each once.
    Raises:
        OSError: the name is not known (`socket.gaierror`), or no answer came in time (`TimeoutError`).
    """
    found: list[tuple[str, ...]] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
            found.append(tuple(dict.fromkeys(str(row[4][0]) for row in rows)))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    # getaddrinfo knows no time limit. A thread that hangs is left behind; as a daemon it does not keep the program.
    thread = threading.Thread(target=ask, name="sayso-resolver", daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError(f"no answer to the name {host} within {seconds:.0f} seconds")
    return found[0]
